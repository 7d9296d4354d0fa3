"""Families of the household book to draw onto an aid list, and the page where the clerk draws."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.urls import reverse

from birge.registers.actions import say
from birge.registers.enums import Relation
from birge.registers.models import Status, StatusKind
from tests.registers.factories import AT as BOOK_AT
from tests.registers.factories import household, member
from tests.sharing.factories import CLERK

TODAY, AT = date(2026, 3, 2), datetime(2026, 3, 2, 4, tzinfo=UTC)


def home(place, surname, *, children=(), **values):
    """A household of a head and children born in these years."""
    made = household(place, **values)
    member(made, surname, "Бакыт", born_on=date(1980, 5, 1), relation=Relation.HEAD)
    for year in children:
        member(made, surname, f"Бала{year}", born_on=date(year, 5, 1), since=date(year, 5, 1))
    return made


def has(fact):
    say(fact=fact, by=CLERK, at=BOOK_AT)


def status(code, *, ends_on=None, **of_whom):
    period = {"starts_on": date(2025, 1, 1), **({"ends_on": ends_on} if ends_on else {})}
    has(Status(kind=StatusKind.objects.get(code=code), **of_whom, **period))


def page(share_out):
    return reverse("sharing:draw", args=[share_out.pk])


def filtered(share_out, **conditions):
    query = "&".join(f"{name}={value}" for name, value in {"match": "all", **conditions}.items())
    return f"{page(share_out)}?{query}"


def draw(clerk, share_out, families, names, *, claim="2", **conditions):
    chosen = [str(families[name].pk) for name in names]
    more = {name: conditions.pop(name) for name in ("floor", "weight", "priority") if name in conditions}
    return clerk.post(filtered(share_out, **conditions), {"claim": claim, "household": chosen, **more})
