"""How decisions are written on pages."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from birge.algorithms.reasons.numbers import number_text
from birge.decisions.enums import State
from birge.decisions.kinds import kind_label
from birge.people.enums import Role

register = template.Library()


@register.filter
def exact(value: Any) -> str:
    """{{ "17/2"|exact }}: an exact number as people write it, "8,5"; at most three decimals, then with "≈"."""
    if value is None or value == "":
        return ""
    return number_text(Fraction(value), "en" if get_language() == "en" else "ky")


@register.filter
def kind(name: str) -> str:
    """{{ decision.kind|kind }}: the kind in the reader's language."""
    return kind_label(name)


@register.filter
def state_badge(state: str) -> SafeString:
    """{{ decision.state|state_badge }}: the state as a word with a shape."""
    return format_html('<span class="status status-{}">{}</span>', state, State(state).label)


@register.filter
def role(name: str) -> str:
    """{{ entry.by.role|role }}: a role in the reader's language; nothing for visitors."""
    return str(Role(name).label) if name in Role.values else ""
