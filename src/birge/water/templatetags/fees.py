"""Money and parts of it in templates."""

from __future__ import annotations

from fractions import Fraction

from django import template

from birge.algorithms.water.fees import half_up
from birge.kernel.templatetags.birge import number
from birge.water.fee_words import som

register = template.Library()


@register.filter
def money(amount_tyiyn: int | None) -> str:
    """{{ bill.amount_tyiyn|money }}: "1 234,50 сом"."""
    return "" if amount_tyiyn is None else som(amount_tyiyn)


@register.filter
def percent(part: Fraction | None) -> str:
    """{{ sum.rate|percent }}: "37 %", half a per cent upwards; "—" where there is nothing to compare."""
    return "—" if part is None else f"{number(half_up(part * 100))}\xa0%"
