"""The search page: as one types, or with a button."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from birge.kernel.permissions import require
from birge.registers.models import Household, Person
from birge.registers.queries.found import Shown, shown
from birge.registers.queries.searching import search
from birge.registers.rules import places_to_read, works_here
from birge.registers.views.common import note_reading
from birge.registers.wording import address_of

MOST_SHOWN = 20


@login_required
@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Whom a text finds in the villages whose book this person keeps; asked by htmx only the list."""
    by = require(works_here(request.user))
    today = timezone.localdate()
    text = request.GET.get("q", "").strip()
    hits = search(text, places_to_read(request.user, today)) if text else []
    found = shown(hits[:MOST_SHOWN])
    note_reading(by, "search", [thing for one in found for thing in _subjects(one)])
    context = {
        "text": text,
        "rows": [{"shown": one, "address": _address(one)} for one in found],
        "are_more": len(hits) > MOST_SHOWN,
        "most": MOST_SHOWN,
    }
    is_part = request.headers.get("HX-Request") == "true"
    response = render(request, "registers/_found.html" if is_part else "registers/search.html", context)
    response["Vary"] = "HX-Request"
    return response


def _subjects(one: Shown) -> list[Any]:
    persons = [Person(pk=one.state.person_id)] if one.state else []
    return [Household(pk=one.hit.household), *persons] if one.is_household else persons


def _address(one: Shown) -> str:
    return ", ".join(part for part in (one.village, address_of(one.home) if one.home else "") if part)
