"""The most private part of the book: statuses and social passports, on pages of their own."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from birge.kernel.permissions import require
from birge.registers.models import Household, Person, PersonState
from birge.registers.queries.book import facts, passport_of, statuses_of, statuses_of_person
from birge.registers.rules import can_see_statuses
from birge.registers.views.common import Asked, Opened, asked, note_reading, open_household, open_person
from birge.registers.wording import period_of, words_of


@login_required
@require_safe
def household_statuses(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The social passport of a household, and the statuses of the household and of its members."""
    opened, ask = open_household(request, pk), asked(request)
    statuses = statuses_of(opened.thing, ask.on, ask.known_at)
    passport = passport_of(opened.thing, ask.on, ask.known_at)
    persons = {row.person_id for row in statuses if row.person_id}
    names = {
        row.person_id: row.full_name for row in facts(PersonState, ask.on, ask.known_at).filter(person__in=persons)
    }
    rows = [(row, names.get(row.person_id, ""), period_of(row)) for row in statuses]
    read: list[Household | Person] = [opened.thing, *(Person(pk=person) for person in sorted(persons))]
    more = {
        "passport": passport,
        "passport_period": period_of(passport) if passport else "",
        "passport_said": words_of(passport) if passport else [],
        "is_household": True,
    }
    return _page(request, opened, ask, rows, read, more)


@login_required
@require_safe
def person_statuses(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The statuses of a person."""
    opened, ask = open_person(request, pk), asked(request)
    statuses = statuses_of_person(opened.thing, ask.on, ask.known_at)
    return _page(request, opened, ask, [(row, "", period_of(row)) for row in statuses], [opened.thing], {})


def _page(
    request: HttpRequest, opened: Opened[Any], ask: Asked, rows: list[Any], read: list[Any], more: dict[str, Any]
) -> HttpResponse:
    by = require(can_see_statuses(request.user, opened.place, opened.today))
    note_reading(by, "read_statuses", read)
    context = {
        "ask": ask,
        "thing": opened.thing,
        "rows": rows,
        "may_write": ask.is_now and opened.may_write,
        "back": f"{opened.thing.get_absolute_url()}{ask.query}",
        **more,
    }
    return render(request, "registers/statuses.html", context)
