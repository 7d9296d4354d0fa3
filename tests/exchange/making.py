"""Exports of the tests' contests at a fixed moment."""

from __future__ import annotations

from datetime import UTC, datetime

from birge.contests.models import Call
from birge.exchange.formats import FORMATS
from birge.exchange.queries.published import announced_calls
from tests.exchange.small_contests import announced, cancelled, decided

AT = datetime(2026, 12, 20, 4, 0, tzinfo=UTC)


def contests_to_tell() -> list[Call]:
    """One that takes applications, one with winners, one that was called off."""
    return [announced(), decided(), cancelled()]


def export(name: str) -> str:
    """All that is published, in this format."""
    return "".join(FORMATS[name].make(announced_calls().order_by("number"), f"https://birge.test/{name}", AT))
