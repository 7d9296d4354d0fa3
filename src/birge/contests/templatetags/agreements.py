"""What templates need besides: sums in the contest's currency, the shape of a state."""

from __future__ import annotations

from typing import Any

from django import template

from birge.contests.forms.fields import in_currency
from birge.contests.words import shapes as agreement_shapes
from birge.contests.words import states as state_words
from birge.kernel.money import Money

register = template.Library()
_SHAPES: dict[str, dict[Any, str]] = {
    "call": dict(state_words.CALL),
    "application": dict(state_words.APPLICATION),
    "complaint": dict(state_words.COMPLAINT),
    "offer": dict(agreement_shapes.OFFER),
    "agreement": dict(agreement_shapes.AGREEMENT),
    "version": dict(agreement_shapes.VERSION),
    "milestone": dict(agreement_shapes.MILESTONE),
    "payment": dict(agreement_shapes.PAYMENT),
    "finding": dict(agreement_shapes.FINDING),
    "report": dict(agreement_shapes.REPORT),
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
