"""Template tags of contests."""

from __future__ import annotations

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from birge.contests.models import Call
from birge.contests.state_words import changed_fields, shape_of, state_of
from birge.kernel.money import Money, word_of

register = template.Library()
register.filter(changed_fields)


@register.filter
def in_currency(amount_tyiyn: int | None, currency: str) -> str:
    """{{ line.amount_tyiyn|in_currency:line.currency }}: "400 000,00 сом"."""
    return "" if amount_tyiyn is None else Money(amount_tyiyn, currency).format()


@register.filter
def call_state(call: Call) -> SafeString:
    """{{ call|call_state }}: the word with its shape."""
    at = timezone.now()
    return format_html('<span class="status status-{}">{}</span>', shape_of(call, at), state_of(call, at))


@register.filter
def currency_word(currency: str) -> str:
    """{{ call.currency|currency_word }}: "сом"."""
    return word_of(currency)
