"""The day that a page is asked about: `?on=2026-01-01`."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone


def day_of(request: HttpRequest) -> date:
    """The day in the address; today where there is none or it is not a day."""
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return timezone.localdate()


def about_day(request: HttpRequest) -> dict[str, Any]:
    """What the choice of a day on a page needs: the day, whether it is today, the rest of the address to keep."""
    on = day_of(request)
    is_today = on == timezone.localdate()
    kept = [(name, value) for name, value in request.GET.items() if name not in {"on", "page", "format"}]
    return {
        "on": on,
        "is_today": is_today,
        "kept": kept,  # by the choice of a day
        "keep": [] if is_today else [("on", on.isoformat())],  # by the search of a list
        "day_query": "" if is_today else f"?on={on.isoformat()}",
    }
