"""What is looked at before a list is drawn: why each family fits, and what it received."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from birge.algorithms.spelling import words
from birge.decisions.enums import State
from birge.kernel.templatetags.birge import number
from birge.kernel.texts import text_in
from birge.registers.enums import Animal
from birge.registers.models import Membership, Status
from birge.registers.wording import address_of
from birge.sharing.models import Claimant, LookBack, ShareOut
from birge.sharing.needs import Need
from birge.sharing.queries.matching import fitting
from birge.sharing.queries.share_outs import villages_of

MOST = 500
"""More families than a person looks through are not shown: the filter is to be made narrower."""


@dataclass
class Candidate:
    """A family that fits: its head and size, why it fits, and what it received."""

    household: UUID
    place: UUID
    head: UUID | None
    head_name: str
    people: int
    address: str
    reasons: list[str]
    received: list[Claimant] = field(default_factory=list)
    is_listed: bool = False
    perhaps: list[Claimant] = field(default_factory=list)
    """Families that were typed by hand and look the same."""

    @property
    def name(self) -> str:
        return self.head_name or self.address


def candidates(share_out: ShareOut, need: Need, on: date, since: datetime) -> tuple[list[Candidate], int]:
    """At most `MOST` families that fit on that day and what they received since that moment; how many fit.

    Three queries.
    """
    rows = list(fitting(need, villages_of(share_out, on), on)[: MOST + 1])
    if len(rows) > MOST:
        return [], fitting(need, villages_of(share_out, on), on).count()
    given = _statuses(rows, need, on)
    listed, received = _claims(share_out, [row.household_id for row in rows], since)
    homes, typed = {one.household_id for one in listed}, [one for one in listed if one.household_id is None]
    found = []
    for row in rows:
        reasons = [*given[row.household_id], *_reasons(row, need)]
        family = Candidate(
            row.household_id, row.place_id, row.head, row.head_name, row.people, address_of(row),
            reasons, received[row.household_id], row.household_id in homes,
        )  # fmt: skip
        family.perhaps = alike(family.name, row.place_id, typed)
        found.append(family)
    return found, len(rows)


def alike(name: str, village: UUID | None, claimants: Iterable[Claimant]) -> list[Claimant]:
    """Claimants whose names share two words (or the only one) with this name in some spelling, of no other village."""
    own = set(words(name))
    enough = min(2, len(own))
    return [
        one
        for one in claimants
        if len(own & set(words(one.name))) >= enough and (not village or one.village_id in (None, village))
    ]


def look_back_on(day: date) -> LookBack:
    """How far back one looks on that day."""
    return LookBack.objects.filter(starts_on__lte=day).latest("starts_on")


def _claims(
    share_out: ShareOut, households: Sequence[UUID], since: datetime
) -> tuple[list[Claimant], dict[UUID, list[Claimant]]]:
    """Who is on this list, and what share-outs of any place gave these families: decided, or handed over, since then;
    newest first."""
    standing = Q(share_out__decision__state__in=[State.DECIDED, State.PUBLISHED], household__in=households)
    last = Max("hand_overs__at", filter=Q(hand_overs__cancelled_at=None))
    recent = standing & (Q(share_out__decision__decided_at__gte=since) | Q(last_at__gte=since))
    rows = Claimant.objects.annotate(last_at=last).filter(recent | Q(share_out=share_out))
    listed: list[Claimant] = []
    received: dict[UUID, list[Claimant]] = defaultdict(list)
    for row in rows.select_related("share_out__decision").order_by("-share_out__decision__decided_at"):
        if row.share_out_id == share_out.pk:
            listed.append(row)
        elif row.household_id:
            received[row.household_id].append(row)
    return listed, received


def _statuses(rows: Sequence[Any], need: Need, on: date) -> dict[UUID, list[str]]:
    """The names of the statuses asked for, of each family and its members."""
    found: dict[UUID, list[str]] = defaultdict(list)
    if not need.statuses:
        return found
    homes = [row.household_id for row in rows]
    home = Membership.objects.on(on).filter(person=OuterRef("person")).values("household")[:1]
    given = Status.objects.on(on).filter(kind__code__in=need.statuses).annotate(home=Subquery(home))
    given = given.filter(Q(household__in=homes) | Q(home__in=homes)).select_related("kind").order_by("kind__code")
    for status in given:
        names = found[status.household_id or status.home]
        name = text_in(status.kind.names)
        if name not in names:
            names.append(name)
    return found


def _reasons(row: Any, need: Need) -> list[str]:
    """The numbers by which a family fits."""
    found = []
    if need.income_below_som is not None and row.income is not None:
        a_head = row.income // 100 // row.people
        if a_head < need.income_below_som:
            found.append(_("income a head: %(som)s som") % {"som": number(a_head)})
    if need.children_under is not None and row.children:
        values = {"age": need.children_under, "count": row.children}
        found.append(_("children younger than %(age)s: %(count)s") % values)
    if need.people_from is not None or need.people_to is not None:
        found.append(_("people: %(count)s") % {"count": row.people})
    if need.land_to_ha is not None and row.land <= need.land_to_ha:
        found.append(_("land: %(area)s ha") % {"area": number(row.land)})
    if need.animals_to is not None and row.animals <= need.animals_to:
        animal = Animal(need.animal).label if need.animal else _("animals but poultry and bees")
        found.append(f"{animal}: {row.animals}")
    return found
