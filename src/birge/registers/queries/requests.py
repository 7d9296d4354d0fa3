"""Requests of persons about their own data, and all that the book holds of one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from birge.places.models import OPEN_END
from birge.registers.enums import RequestState
from birge.registers.models import FACTS, DataRequest, HouseholdState, Membership, Person, RequestTerm, Status
from birge.registers.queries.together import Lines, together


def term_on(day: date) -> RequestTerm | None:
    """The term for requests received on that day."""
    return RequestTerm.objects.filter(starts_on__lte=day).order_by("-starts_on").first()


def all_terms() -> QuerySet[RequestTerm]:
    """The terms by their first day, the newest first."""
    return RequestTerm.objects.order_by("-starts_on")


def requests_in(places: Any) -> QuerySet[DataRequest]:
    """The requests of those who belong to households in these places now, or belonged to them last."""
    homes = HouseholdState.objects.standing().filter(ends_on=OPEN_END, place__in=places).values("household")
    persons = Membership.objects.standing().filter(household__in=homes).values("person")
    return DataRequest.objects.filter(person__in=persons)


def open_requests_in(places: Any) -> QuerySet[DataRequest]:
    """Those that wait for an answer, the most urgent first."""
    return requests_in(places).filter(state=RequestState.OPEN).order_by("due_on", "id")


def all_of(person: Person) -> Lines:
    """Every line about a person, struck out or not, and what stands of her household today: two queries at most.

    Of the others in her household nothing stands there: their data are theirs.
    """
    home = Membership.objects.standing().filter(person=person, ends_on=OPEN_END).values("household")
    asked = []
    for table in FACTS:
        columns = table.value_names()
        whose = Q(person=person) if "person_id" in columns else Q(household__in=home, struck=None)
        if table is Status:
            whose |= Q(household__in=home, struck=None)
        asked.append(table.objects.filter(whose))
    return together(asked)
