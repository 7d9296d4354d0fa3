"""Which rules hold, what is published, and when the book of each village was last written in."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db.models import Max, QuerySet

from birge.places.queries import within
from birge.registers.models import Entry, PassportRelease, PassportRules, StatusKind
from birge.registers.queries.passport.counting import AsOf


def rules_on(on: date) -> PassportRules:
    """The rules of passports of that day: the latest ones that began by then."""
    return PassportRules.objects.filter(starts_on__lte=on).latest("starts_on")


def releases() -> QuerySet[PassportRelease]:
    """All that is published, the newest day first."""
    return PassportRelease.objects.select_related("place").order_by("-on", "place__soate")


def releases_of(place: UUID) -> list[PassportRelease]:
    """What is published of a place, the newest day first."""
    return list(releases().filter(place=place))


def status_kinds() -> list[StatusKind]:
    """The kinds of statuses that a passport counts."""
    return list(StatusKind.objects.filter(is_used=True))


def last_written(about: AsOf) -> dict[UUID, datetime]:
    """When something was last entered in the book of each place, by what the book knew; one query."""
    found = Entry.objects.filter(place__in=within([about.place], about.on))
    if about.known_at:
        found = found.filter(at__lte=about.known_at)
    return dict(found.order_by().values_list("place").annotate(latest=Max("at")))
