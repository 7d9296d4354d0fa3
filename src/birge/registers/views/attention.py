"""What needs a clerk's attention: one page, each line with the way to set it right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from birge.kernel.permissions import require
from birge.kernel.texts import text_in
from birge.places.queries import names_by_place
from birge.registers.models import Household, HouseholdState, Person, Pin, SocialPassport, Status
from birge.registers.queries.attention import ending_passports, ending_statuses, shared_pins, without_head
from birge.registers.queries.history import names_of_persons
from birge.registers.rules import places_to_write, writes_here
from birge.registers.views.common import note_reading
from birge.registers.wording import address_of, period_of

MOST = 100
Line = tuple[str, str, str]
"""What it is about, where it is set right, what it says."""


@dataclass(frozen=True)
class Names:
    """What the persons and households of the page are called."""

    persons: dict[UUID, str]
    homes: dict[UUID, str]

    def of_person(self, key: UUID) -> str:
        """A person's name."""
        return self.persons.get(key, "—")

    def of_home(self, key: UUID | None) -> str:
        """A household's address."""
        return (self.homes.get(key) if key else None) or _("Household")


@login_required
@require_safe
def attention(request: HttpRequest) -> HttpResponse:
    """Statuses and social passports that end, households without a head, PINs that two persons have."""
    by, today = require(writes_here(request.user)), timezone.localdate()
    places = places_to_write(request.user, today)
    statuses = list(ending_statuses(places, today).select_related("kind")[:MOST])
    passports = list(ending_passports(places, today)[:MOST])
    headless = list(without_head(places)[:MOST])
    pins = list(shared_pins(places)[:MOST])
    about: list[Any] = [*statuses, *passports, *pins]
    persons = {row.person_id for row in about if getattr(row, "person_id", None)}
    homes = {row.household_id for row in about if getattr(row, "household_id", None)}
    without = _where(headless, today)
    names = Names(names_of_persons(persons), _addresses(homes, today))
    read: list[Household | Person] = [Household(pk=pk) for pk in homes]
    note_reading(by, "read_attention", [*read, *(Person(pk=pk) for pk in persons)])
    groups = [
        (_("Statuses that ended or end soon"), [_status(row, names) for row in statuses]),
        (_("Social passports that ended or end soon"), [_passport(row, names) for row in passports]),
        (_("Households without a head"), [_headless(row, without) for row in headless]),
        (_("PINs that two persons have"), [_pin(row, names) for row in pins]),
    ]
    context = {"groups": [group for group in groups if group[1]], "most": MOST}
    return render(request, "registers/attention.html", context)


def _addresses(homes: set[UUID], today: date) -> dict[UUID, str]:
    rows = HouseholdState.objects.on(today).filter(household__in=homes)
    return _where(list(rows), today)


def _where(rows: list[HouseholdState], today: date) -> dict[UUID, str]:
    """By household its village and address: streets of many villages have the same name."""
    villages = names_by_place({row.place_id for row in rows}, today)
    return {
        row.household_id: ", ".join(filter(None, [text_in(villages.get(row.place_id)), address_of(row) or row.number]))
        for row in rows
    }


def _status(row: Status, names: Names) -> Line:
    what = f"{row.kind} · {period_of(row)}"
    if row.person_id:
        return names.of_person(row.person_id), reverse("registers:person_statuses", args=[row.person_id]), what
    return names.of_home(row.household_id), reverse("registers:household_statuses", args=[row.household_id]), what


def _passport(row: SocialPassport, names: Names) -> Line:
    address = reverse("registers:household_statuses", args=[row.household_id])
    return names.of_home(row.household_id), address, period_of(row)


def _headless(row: HouseholdState, names: dict[UUID, str]) -> Line:
    return names[row.household_id], reverse("registers:household", args=[row.household_id]), row.number


def _pin(row: Pin, names: Names) -> Line:
    return names.of_person(row.person_id), reverse("registers:person", args=[row.person_id]), row.pin
