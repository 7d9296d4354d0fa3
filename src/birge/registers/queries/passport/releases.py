"""Which rules hold, what is published, and when the book of each village was last written in."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Max, Prefetch, QuerySet, Value

from birge.places.models import Place
from birge.places.queries import with_names, within
from birge.registers.models import Entry, HouseholdState, PassportRelease, PassportRules, StatusKind
from birge.registers.queries.passport.counting import AsOf, persons


def rules_on(on: date) -> PassportRules:
    """The rules of passports of that day: the latest ones that began by then."""
    return PassportRules.objects.filter(starts_on__lte=on).latest("starts_on")


def all_rules() -> QuerySet[PassportRules]:
    """The rules of all times, the newest first."""
    return PassportRules.objects.order_by("-starts_on")


def rules_without_source() -> list[PassportRules]:
    """Those of which nobody has said where they were read."""
    return list(all_rules().filter(source=""))


def headline_of(about: AsOf) -> dict[str, int | None]:
    """People, women (f), men (m) and homes of a day, exact; one query."""
    by_sex = persons(about, [0]).order_by().values_list("sex").annotate(n=Count("pk"))
    homes = HouseholdState.objects.filter(about.here()).order_by().values_list(Value("homes")).annotate(n=Count("pk"))
    found = {"f": 0, "m": 0, "": 0, "homes": 0, **dict(by_sex.union(homes, all=True))}
    return {"people": found["f"] + found["m"] + found[""], "f": found["f"], "m": found["m"], "homes": found["homes"]}


def releases() -> QuerySet[PassportRelease]:
    """All that is published, the newest day first."""
    return PassportRelease.objects.prefetch_related(Prefetch("place", with_names(Place.objects.all()))).order_by(
        "-on", "place__soate"
    )


def releases_of(place: UUID) -> list[PassportRelease]:
    """What is published of a place, the newest day first."""
    return list(PassportRelease.objects.filter(place=place).order_by("-on"))


def status_kinds() -> list[StatusKind]:
    """The kinds of statuses that a passport counts."""
    return list(StatusKind.objects.filter(is_used=True))


def last_written(about: AsOf) -> dict[UUID, datetime]:
    """When something was last entered in the book of each place, by what the book knew; one query."""
    found = Entry.objects.filter(place__in=within([about.place], about.on))
    if about.known_at:
        found = found.filter(at__lte=about.known_at)
    return dict(found.order_by().values_list("place").annotate(latest=Max("at")))
