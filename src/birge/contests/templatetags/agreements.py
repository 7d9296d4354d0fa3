"""What templates need besides: sums in the contest's currency, the shape of a state."""

from __future__ import annotations

from typing import Any

from django import template

from birge.contests.forms.fields import in_currency
from birge.contests.words import shapes
from birge.kernel.money import Money

register = template.Library()
_SHAPES: dict[str, dict[Any, str]] = {
    "call": dict(shapes.CALL),
    "application": dict(shapes.APPLICATION),
    "complaint": dict(shapes.COMPLAINT),
    "offer": dict(shapes.OFFER),
    "agreement": dict(shapes.AGREEMENT),
    "version": dict(shapes.VERSION),
    "milestone": dict(shapes.MILESTONE),
    "payment": dict(shapes.PAYMENT),
    "finding": dict(shapes.FINDING),
    "report": dict(shapes.REPORT),
}


@register.filter
def money(amount_tyiyn: int | None, currency: str) -> str:
    """{{ amount|money:call.currency }}."""
    return "" if amount_tyiyn is None else Money(amount_tyiyn, currency).format()


register.filter("typed_in", in_currency)
"""{{ label|typed_in:call.currency }}: "Spent, som"."""


@register.filter
def shape(state: str, of: str) -> str:
    """{{ milestone.state|shape:"milestone" }}: the class of the state is `status-` and this."""
    return _SHAPES[of].get(state, "draft")
