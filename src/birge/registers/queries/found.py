"""What a search shows of those whom it found: four queries for a page of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from birge.kernel.texts import text_in
from birge.places.models import OPEN_END
from birge.places.queries import names_by_place
from birge.registers.enums import Relation, Standing
from birge.registers.models import HouseholdState, Membership, PersonState
from birge.registers.queries.searching import Hit


@dataclass(frozen=True)
class Shown:
    """A find: the person (of a household its head, if it has one), where she lives or lived last."""

    hit: Hit
    state: PersonState | None
    home: HouseholdState | None
    village: str

    @property
    def is_household(self) -> bool:
        """Whether the household was looked for: by its address, account number or phone."""
        return self.hit.person is None

    @property
    def standing(self) -> Standing:
        """How the person stands in the household."""
        return Standing(self.hit.standing)


def shown(hits: Sequence[Hit]) -> list[Shown]:
    """The finds with names and addresses, in the same order."""
    households = {hit.household for hit in hits}
    homes = {row.household_id: row for row in _latest(HouseholdState, household__in=households)}
    houses = [hit.household for hit in hits if hit.person is None]
    heads = dict(
        Membership.objects.standing()
        .filter(household__in=houses, relation=Relation.HEAD, ends_on=OPEN_END)
        .values_list("household_id", "person_id")
    )
    persons = {hit.person or heads.get(hit.household) for hit in hits}
    states = {row.person_id: row for row in _latest(PersonState, person__in=persons - {None})}
    names = names_by_place({hit.place for hit in hits})
    return [
        Shown(
            hit,
            states.get(hit.person or heads.get(hit.household)),
            homes.get(hit.household),
            text_in(names.get(hit.place, {})),
        )
        for hit in hits
    ]


def _latest(model: type[HouseholdState] | type[PersonState], **about: set[UUID | None] | set[UUID]) -> list[Any]:
    return list(model.objects.standing().filter(**about).order_by("starts_on"))
