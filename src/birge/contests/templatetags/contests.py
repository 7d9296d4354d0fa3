"""Template tags of contests."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from birge.contests.models import Call
from birge.contests.words.states import changed_fields, shape_of, state_of
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


@register.filter
def last_day(until: date | datetime | None) -> str:
    """{{ agreement.ends_on|last_day }}: the last day of a term that ends before this day or at this moment."""
    if until is None:
        return ""
    if isinstance(until, datetime):
        return date_format(timezone.localdate(until - timedelta(microseconds=1)))
    return date_format(until - timedelta(days=1))


@register.filter
def file_size(size_bytes: int) -> str:
    """{{ file.size_bytes|file_size }}: "12 КБ", "1,4 МБ"; the least that is told is one kilobyte."""
    if size_bytes < 1024**2:
        return gettext("%(size)s KB") % {"size": number_format(-(-size_bytes // 1024))}
    return gettext("%(size)s MB") % {"size": number_format(size_bytes / 1024**2, 1)}
