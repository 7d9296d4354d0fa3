"""`{% load passports %}{{ value|figure }}`: a number of a passport, or the sign for one that is not shown."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from birge.kernel.templatetags.birge import number

register = template.Library()


@register.filter
def figure(value: Fraction | int | None) -> SafeString | str:
    """Thousands apart; hectares with the digits that they have."""
    if value is None:
        return format_html('<abbr class="muted" title="{}">…</abbr>', _("not shown"))
    return plain_figure(value)


@register.filter
def signed(value: int | None) -> str:
    """+12, −3, 0."""
    if value is None:
        return ""
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{number(abs(value))}"


def plain_figure(value: Fraction | int | None) -> str:
    """The same for paper."""
    if value is None:
        return "…"
    exact = Fraction(value)
    return number(int(exact) if exact.denominator == 1 else (Decimal(exact.numerator) / exact.denominator).normalize())
