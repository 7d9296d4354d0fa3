"""Before the decision: what there is to share, and who asks for how much."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from birge.algorithms.cases import exact_text
from birge.decisions.actions import draft, drop_draft, forget_trials, retitle
from birge.decisions.models import Decision
from birge.kernel.actors import Actor
from birge.kernel.ids import new_id
from birge.kernel.journal import record, subject_of
from birge.places.models import Place
from birge.registers.models import Household
from birge.sharing.kinds import SHARE_OUT
from birge.sharing.models import Claimant, Drawing, ShareOut


@dataclass(frozen=True)
class ShareOutData:
    """What a clerk says of a share-out. Amount ≥ 0, quantum > 0 or None."""

    titles: Mapping[str, str]
    good: str
    unit: str
    amount: Fraction
    quantum: Fraction | None = None
    season: str = ""
    legal_base: str = ""
    in_force_on: date | None = None
    floors_from_status: bool = False
    weights_from_status: bool = False
    tiers_from_status: bool = False


@dataclass(frozen=True)
class ClaimantData:
    """A family and what it asks for."""

    name: str
    claim: Fraction
    address: str = ""
    village: Place | None = None
    people: int | None = None
    floor: Fraction = Fraction(0)
    weight: Fraction = Fraction(1)
    priority: int = 1
    household: Household | None = None
    drawing: Drawing | None = None


PROBLEMS = {
    "negative": _("It cannot be less than nothing."),
    "floor": _("The guaranteed minimum must lie between 0 and what is asked for."),
    "weight": _("A weight must be greater than 0."),
    "tier": _("Tiers are numbered from 1."),
    "parts": _("It must be a whole number of the parts in which the good is handed out."),
}


class BadClaim(ValueError):
    """A claim cannot stand in this share-out; `field` says which value, `code` (of `PROBLEMS`) why; `row` from 0."""

    def __init__(self, row: int, field: str, code: str) -> None:
        super().__init__(PROBLEMS[code])
        self.row, self.field, self.code = row, field, code


_COLUMNS = [item.name for item in fields(ShareOutData) if item.name != "titles"]
_CLAIM_COLUMNS = [item.name for item in fields(ClaimantData)]
_TYPED_COLUMNS = [name for name in _CLAIM_COLUMNS if name not in ("household", "drawing")]
"""What a person changes by hand; where the row came from stays."""


@transaction.atomic
def create(
    *,
    place: Place,
    data: ShareOutData,
    by: Actor,
    at: datetime,
    is_demo: bool = False,
    decision: Decision | None = None,
) -> ShareOut:
    """A new share-out with the draft of its decision (`decision`: the draft that replaces another)."""
    key = new_id() if decision is None else _key_in(decision)
    share_out = ShareOut(pk=key, place=place, created_at=at, **_columns(data))
    share_out.decision = decision or draft(
        kind=SHARE_OUT, place=place, titles=data.titles, source=subject_of(share_out), by=by, at=at, is_demo=is_demo
    )
    share_out.save(force_insert=True)
    record(by=by, at=at, verb="sharing.create", subject=share_out, after=_plain(_columns(data)))
    return share_out


def _key_in(decision: Decision) -> str:
    return decision.source.partition(":")[2]


def _columns(data: ShareOutData) -> dict[str, Any]:
    return {name: getattr(data, name) for name in _COLUMNS}


@transaction.atomic
def edit(share_out: ShareOut, *, data: ShareOutData, by: Actor, at: datetime) -> ShareOut:
    """Change what there is to share, until it is decided. What was compared before no longer counts."""
    share_out = _hold(share_out)
    retitle(share_out.decision, titles=data.titles, by=by, at=at)
    before, after = {name: getattr(share_out, name) for name in _COLUMNS}, _columns(data)
    for name, value in after.items():
        setattr(share_out, name, value)
    share_out.save()
    changed = {name for name in _COLUMNS if before[name] != after[name]}
    record(
        by=by,
        at=at,
        verb="sharing.edit",
        subject=share_out,
        before=_plain({name: before[name] for name in changed}),
        after=_plain({name: after[name] for name in changed}),
    )
    return share_out


@transaction.atomic
def drop(share_out: ShareOut, *, by: Actor, at: datetime) -> None:
    """Throw a draft and its claimants away; the journal keeps that they were there."""
    share_out = _hold(share_out)
    decision = share_out.decision
    record(by=by, at=at, verb="sharing.drop", subject=share_out, before=_plain({"good": share_out.good}))
    share_out.claimants.all().delete()
    share_out.drawings.all().delete()
    share_out.delete()
    drop_draft(decision, by=by, at=at)


@transaction.atomic
def add_claimants(
    share_out: ShareOut, *, claimants: Iterable[ClaimantData], by: Actor, at: datetime, batch: UUID | None = None
) -> list[Claimant]:
    """Add families, all or none; `batch` names the import that brought them. Raises BadClaim for the first that cannot
    stand."""
    share_out = _hold(share_out)
    made = []
    for row, data in enumerate(claimants):
        check_claim(share_out, data, row)
        made.append(Claimant(share_out=share_out, batch=batch, **_claim(data)))
    Claimant.objects.bulk_create(made, batch_size=2000)
    after = {"claimants": [str(claimant.pk) for claimant in made]}
    record(by=by, at=at, verb="sharing.add_claimants", subject=share_out, after=after)
    return made


@transaction.atomic
def edit_claimant(claimant: Claimant, *, data: ClaimantData, by: Actor, at: datetime) -> Claimant:
    """Change a family's entry. Raises BadClaim."""
    share_out = _hold(claimant.share_out)
    check_claim(share_out, data, 0)
    before, after = {name: getattr(claimant, name) for name in _TYPED_COLUMNS}, _claim(data)
    for name in _TYPED_COLUMNS:
        setattr(claimant, name, after[name])
    claimant.save()
    changed = [name for name in _TYPED_COLUMNS if before[name] != after[name]]
    record(
        by=by,
        at=at,
        verb="sharing.edit_claimant",
        subject=claimant,
        before=_plain({name: before[name] for name in changed}),
        after=_plain({name: after[name] for name in changed}),
    )
    return claimant


@transaction.atomic
def remove_claimants(share_out: ShareOut, *, claimants: Sequence[Claimant], by: Actor, at: datetime) -> None:
    """Take families off the list."""
    share_out = _hold(share_out)
    for claimant in claimants:
        before = _plain({name: getattr(claimant, name) for name in _CLAIM_COLUMNS})
        record(by=by, at=at, verb="sharing.remove_claimant", subject=claimant, before=before)
    share_out.claimants.filter(pk__in=[claimant.pk for claimant in claimants]).delete()


def check_claim(share_out: ShareOut, data: ClaimantData, row: int) -> None:
    """Raises BadClaim as the case format would refuse it: 0 ≤ floor ≤ claim, weight > 0, whole quanta."""
    if data.claim < 0:
        raise BadClaim(row, "claim", "negative")
    if not 0 <= data.floor <= data.claim:
        raise BadClaim(row, "floor", "floor")
    if data.weight <= 0:
        raise BadClaim(row, "weight", "weight")
    if data.priority < 1:
        raise BadClaim(row, "priority", "tier")
    for name in ("claim", "floor"):
        if share_out.quantum and (getattr(data, name) / share_out.quantum).denominator != 1:
            raise BadClaim(row, name, "parts")


def _claim(data: ClaimantData) -> dict[str, Any]:
    return {name: getattr(data, name) for name in _CLAIM_COLUMNS}


def _hold(share_out: ShareOut) -> ShareOut:
    """The share-out as it is now, its decision locked and open; what was compared is forgotten. Raises NotOpen."""
    forget_trials(share_out.decision)
    return ShareOut.objects.select_related("decision", "place").get(pk=share_out.pk)


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as the journal keeps them."""
    return {name: _journalled(value) for name, value in values.items()}


def _journalled(value: Any) -> Any:
    if isinstance(value, Fraction):
        return exact_text(value)
    if isinstance(value, Place | Household | Drawing):
        return str(value.pk)
    return value.isoformat() if isinstance(value, date) else value
