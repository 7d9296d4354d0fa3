"""The counts of a passport, in two statements: people by place, sex and age; everything else as (topic, category).

A line counts if it is true on the day and stood in the book at the moment `known_at` (None: stands now).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    CharField,
    Count,
    DecimalField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Cast

from birge.places.queries import within
from birge.registers.enums import Arrival, Departure
from birge.registers.indicators import SERVICES
from birge.registers.models import (
    Absence,
    Alias,
    Dwelling,
    HouseholdState,
    Land,
    Livestock,
    Membership,
    Person,
    Status,
)

AREA = DecimalField(max_digits=20, decimal_places=4)
Row = tuple[str, str, UUID, int, Any]
"""Topic, category, place, how many, amount."""


@dataclass(frozen=True)
class AsOf:
    """Of which place and day, and what the book knew."""

    place: UUID
    on: date
    known_at: datetime | None = None

    def stands(self, at: str = "") -> Q:
        """Lines (at the end of the path) that stood in the book."""
        if self.known_at is None:
            return Q(**{f"{at}struck": None})
        entered = Q(**{f"{at}entry__at__lte": self.known_at})
        return entered & (Q(**{f"{at}struck": None}) | Q(**{f"{at}struck__at__gt": self.known_at}))

    def true(self, at: str = "") -> Q:
        """Of those the ones that are true on the day."""
        return self.stands(at) & Q(**{f"{at}starts_on__lte": self.on, f"{at}ends_on__gt": self.on})

    def here(self, at: str = "") -> Q:
        """Household states of the place's territory."""
        return self.true(at) & Q(**{f"{at}place__in": within([self.place], self.on)})

    def people(self, at: str = "") -> Q:
        """Living persons of the territory."""
        alive = Q(**{f"{at}states__died_on": None}) | Q(**{f"{at}states__died_on__gt": self.on})
        member = self.true(f"{at}memberships__") & self.here(f"{at}memberships__household__states__")
        return member & self.true(f"{at}states__") & alive


LIVES = "memberships__household__states__place"


def persons(about: AsOf, age_starts: list[int]) -> QuerySet[Any]:
    """The population one by one: `lives` (place), `sex` and `band`, the number of the age band, −1 where the birth is
    not stated.
    """
    born = "states__born_on"
    bands = [When(**{born: None}, then=-1)]
    bands += [When(**{f"{born}__gt": _years_before(about.on, end)}, then=n) for n, end in enumerate(age_starts[1:])]
    band = Case(*bands, default=len(age_starts) - 1, output_field=IntegerField())
    merged = Alias.objects.filter(about.true(), person=OuterRef("pk"))
    found: Any = Person.objects.filter(~Exists(merged), about.people())
    return found.annotate(lives=F(LIVES), sex=F("states__sex"), band=band)  # type: ignore[no-any-return]


def people(about: AsOf, age_starts: list[int]) -> list[tuple[UUID, str, int, int]]:
    """(place, sex, age band, how many); one query."""
    counted = persons(about, age_starts).values_list("lives", "sex", "band").annotate(n=Count("pk"))
    return list(counted.order_by())


def topics(about: AsOf, since: date, seen_since: datetime) -> list[Row]:
    """Everything else, one query. `since`: the first day of the twelve months of events; `seen_since`: a household in
    which a line was entered from that moment on counts under the topic `seen`."""
    rows = [_households(about), _seen(about, seen_since), *_services(about), _land(about), _livestock(about)]
    rows += [_statuses_of_persons(about), _statuses_of_households(about), _away(about), *_events(about, since)]
    return list(rows[0].union(*rows[1:], all=True))


def _rows(found: QuerySet[Any], topic: Any, category: Any, place: str, many: Any, amount: Any = None) -> QuerySet[Any]:
    """The five columns of a statement, in one form for all."""
    text = CharField()
    named = found.annotate(
        a=Cast(Value(topic) if isinstance(topic, str) else topic, text), b=Cast(category, text), c=F(place)
    )
    counted = named.values("a", "b", "c").annotate(d=many, e=Cast(amount or Value(0), AREA))
    rows: QuerySet[Any] = counted.order_by().values_list("a", "b", "c", "d", "e")
    return rows


def _households(about: AsOf) -> QuerySet[Any]:
    return _rows(HouseholdState.objects.filter(about.here()), "households", F("kind"), "place", Count("pk"))


def _seen(about: AsOf, since: datetime) -> QuerySet[Any]:
    entered = Q(entry__at__gte=since)
    if about.known_at:
        entered &= Q(entry__at__lte=about.known_at)
    seen = Q()
    for model in (HouseholdState, Membership, Dwelling, Land, Livestock):
        seen |= Q(household__in=model.objects.filter(entered).values("household"))
    return _rows(HouseholdState.objects.filter(about.here() & seen), "seen", Value(""), "place", Count("pk"))


def _services(about: AsOf) -> list[QuerySet[Any]]:
    at = "household__states__"
    homes = Dwelling.objects.filter(about.true(), about.here(at))
    found = []
    for service in SERVICES:
        value: Any = F(service.code)
        if service.code in {"electricity", "internet"}:
            value = Case(
                When(**{service.code: True}, then=Value("yes")),
                When(**{service.code: False}, then=Value("no")),
                default=Value(""),
            )
        found.append(_rows(homes, service.code, value, f"{at}place", Count("pk")))
    return found


def _land(about: AsOf) -> QuerySet[Any]:
    at = "household__states__"
    held = Land.objects.filter(about.true(), about.here(at), area_ha__gt=0)
    holders = Count("household", distinct=True)
    return _rows(held, "land", F("land_class"), f"{at}place", holders, Sum("area_ha"))


def _livestock(about: AsOf) -> QuerySet[Any]:
    at = "household__states__"
    kept = Livestock.objects.filter(about.true(), about.here(at), count__gt=0)
    keepers = Count("household", distinct=True)
    return _rows(kept, "livestock", F("animal"), f"{at}place", keepers, Sum("count"))


def _statuses_of_persons(about: AsOf) -> QuerySet[Any]:
    found = Status.objects.filter(about.true(), about.people("person__"))
    return _rows(found, "status-person", F("kind__code"), f"person__{LIVES}", Count("person", distinct=True))


def _statuses_of_households(about: AsOf) -> QuerySet[Any]:
    at = "household__states__"
    found = Status.objects.filter(about.true(), about.here(at))
    return _rows(found, "status-household", F("kind__code"), f"{at}place", Count("household", distinct=True))


def _away(about: AsOf) -> QuerySet[Any]:
    where = Case(
        When(is_abroad=True, then=Value("abroad")), When(is_abroad=False, then=Value("country")), default=Value("away")
    )
    found = Absence.objects.filter(about.true(), about.people("person__"))
    return _rows(found, "presence", where, f"person__{LIVES}", Count("person", distinct=True))


def _events(about: AsOf, since: date) -> list[QuerySet[Any]]:
    """Who came and left in [since, on): counted where the household lived on that day."""
    at = "household__states__"
    here = about.stands(at) & Q(**{f"{at}place__in": within([about.place], about.on)})
    came = Membership.objects.filter(
        about.stands(),
        here & Q(**{f"{at}starts_on__lte": F("starts_on"), f"{at}ends_on__gt": F("starts_on")}),
        starts_on__gte=since,
        starts_on__lt=about.on,
        arrival__in=[Arrival.BIRTH, Arrival.MOVE],
    )
    left = Membership.objects.filter(
        about.stands(),
        here & Q(**{f"{at}starts_on__lt": F("ends_on"), f"{at}ends_on__gte": F("ends_on")}),
        ends_on__gte=since,
        ends_on__lt=about.on,
        departure__in=[Departure.DEATH, Departure.MOVE],
    )
    birth = Case(When(arrival=Arrival.BIRTH, then=Value("birth")), default=Value("moved-in"))
    death = Case(When(departure=Departure.DEATH, then=Value("death")), default=Value("moved-away"))
    people_of = Count("person", distinct=True)
    return [
        _rows(came, "events", birth, f"{at}place", people_of),
        _rows(left, "events", death, f"{at}place", people_of),
    ]


def _years_before(on: date, years: int) -> date:
    """The last birthday on which somebody has completed that many years on the day."""
    try:
        return on.replace(year=on.year - years)
    except ValueError:
        return on.replace(year=on.year - years, day=28)
