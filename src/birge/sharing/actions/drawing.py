"""Families of the household book come onto a list, with the filter that chose them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.places.models import Place
from birge.registers.models import Household
from birge.sharing.actions.preparing import ClaimantData, add_claimants
from birge.sharing.models import Claimant, Drawing, LookBack, ShareOut
from birge.sharing.needs import Need
from birge.sharing.queries import Candidate


class RulesOfThePast(Exception):
    """Lists that were drawn keep the rule under which they were drawn."""

    def __str__(self) -> str:
        return str(_("It begins on a day that lies ahead: lists that were drawn keep their rule."))


@dataclass(frozen=True)
class Asked:
    """What each of the drawn families asks for, and what else is given to all of them alike."""

    claim: Fraction
    floor: Fraction = Fraction(0)
    weight: Fraction = Fraction(1)
    priority: int = 1


@transaction.atomic
def draw_families(
    share_out: ShareOut,
    *,
    need: Need,
    words: str,
    families: Sequence[Candidate],
    found: int,
    asked: Asked,
    on: date,
    by: Actor,
    at: datetime,
) -> list[Claimant]:
    """Put these families of `found` that fit the filter onto the list; those that stand on it already stay as they are.

    The filter and its day are kept with the list and travel in each family's row of the decision. A floor, weight or
    tier for families that a restricted filter chose tells of their situation, so it is marked as such. Raises BadClaim.
    """
    listed = set(share_out.claimants.exclude(household=None).values_list("household", flat=True))
    new = [family for family in families if family.household not in listed]
    if not new:
        return []
    drawing = Drawing.objects.create(
        share_out=share_out, on=on, need=need.as_json(), words=words[:1000], is_restricted=need.is_restricted,
        found=found, added=len(new), by=by.as_json(), at=at,
    )  # fmt: skip
    made = add_claimants(share_out, claimants=[_claimant(family, drawing, asked) for family in new], by=by, at=at)
    after: dict[str, Any] = {"drawing": str(drawing.pk), "on": on.isoformat(), "need": drawing.need, "added": len(new)}
    if need.is_restricted:
        after |= _mark(share_out, asked)
    households = [Household(pk=family.household) for family in new]
    journal.record(by=by, at=at, verb="sharing.draw_families", subject=share_out, also=households, after=after)
    return made


def _claimant(family: Candidate, drawing: Drawing, asked: Asked) -> ClaimantData:
    return ClaimantData(
        name=family.name[:200],
        address=family.address[:200],
        village=Place(pk=family.place),
        people=family.people,
        household=Household(pk=family.household),
        drawing=drawing,
        claim=asked.claim,
        floor=asked.floor,
        weight=asked.weight,
        priority=asked.priority,
    )


def _mark(share_out: ShareOut, asked: Asked) -> dict[str, bool]:
    """Which of the values come from people's situation; a mark that stands already stays."""
    marks = {
        "floors_from_status": asked.floor > 0,
        "weights_from_status": asked.weight != 1,
        "tiers_from_status": asked.priority != 1,
    }
    new = {name: True for name, holds in marks.items() if holds and not getattr(share_out, name)}
    if new:
        ShareOut.objects.filter(pk=share_out.pk).update(**new)
    return new


@transaction.atomic
def enter_look_back(*, starts_on: date, months: int, source: str, today: date, by: Actor, at: datetime) -> LookBack:
    """From a day ahead on one looks back so many months. Raises `RulesOfThePast`."""
    if starts_on <= today:
        raise RulesOfThePast
    row = LookBack.objects.create(starts_on=starts_on, months=months, source=source)
    after = {"starts_on": starts_on.isoformat(), "months": months, "source": source}
    journal.record(by=by, at=at, verb="sharing.enter_look_back", subject=row, after=after)
    return row
