"""Moments as packages and key files write them."""

from __future__ import annotations

from datetime import UTC, datetime


def stamp(at: datetime) -> str:
    """`YYYY-MM-DDTHH:MM:SSZ`, in UTC, the fraction of a second cut off."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
