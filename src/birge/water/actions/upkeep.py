"""Keeping canals in order: looking at them, planning repairs, calling people to clean, writing down who came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.kernel import files, journal
from birge.kernel.actors import Actor
from birge.kernel.events import publish
from birge.water.enums import ContributionKind, RepairState
from birge.water.models import Assessment, Canal, CanalState, CleaningDay, Contribution, Invited, Repair, WaterUser
from birge.water.queries.upkeep import users_below

PHOTO_KINDS = ("jpeg", "png")


@dataclass(frozen=True)
class CleaningCalled:
    """Users were asked to come to a cleaning day."""

    day: UUID
    at: datetime


def _check_stretch(canal: Canal, from_m: int, to_m: int, on: date) -> None:
    """Within the canal as it is on that day."""
    state = CanalState.objects.on(on).filter(canal=canal).first()
    if from_m >= to_m:
        raise ValidationError({"to_m": _("The end must lie below the beginning.")})
    if state is not None and to_m > state.length_m:
        raise ValidationError({"to_m": _("The canal is only %(length)s m long.") % {"length": state.length_m}})


@transaction.atomic
def assess(
    *,
    canal: Canal,
    from_m: int,
    to_m: int,
    on: date,
    grade: str,
    note: str = "",
    photo: Any = None,
    by: Actor,
    at: datetime,
) -> Assessment:
    """Write down how a stretch was found. `photo`: an uploaded picture. Raises ValidationError, FileRefused."""
    _check_stretch(canal, from_m, to_m, on)
    kept = files.store(content=photo, name=photo.name, by=by, at=at, kinds=PHOTO_KINDS) if photo else None
    found = Assessment(canal=canal, from_m=from_m, to_m=to_m, on=on, grade=grade, note=note.strip(), photo=kept,
                       by=by.as_json(), at=at)  # fmt: skip
    found.save(force_insert=True)
    after = {"from_m": from_m, "to_m": to_m, "on": on.isoformat(), "grade": grade, "note": found.note}
    journal.record(by=by, at=at, verb="water.assess", subject=canal, after=after)
    return found


@transaction.atomic
def plan_repair(
    *,
    canal: Canal,
    from_m: int,
    to_m: int,
    what: str,
    due_on: date,
    budget_tyiyn: int,
    source: str = "",
    by: Actor,
    at: datetime,
) -> Repair:
    """Plan work on a stretch. Raises ValidationError."""
    _check_stretch(canal, from_m, to_m, due_on)
    repair = Repair(canal=canal, from_m=from_m, to_m=to_m, what=what.strip(), due_on=due_on,
                    budget_tyiyn=budget_tyiyn, source=source.strip(), by=by.as_json(), at=at)  # fmt: skip
    repair.save(force_insert=True)
    after = {"what": repair.what, "due_on": due_on.isoformat(), "budget_tyiyn": budget_tyiyn, "source": repair.source}
    journal.record(by=by, at=at, verb="water.plan_repair", subject=repair, also=[canal], after=after)
    return repair


@transaction.atomic
def move_repair(
    repair: Repair, *, state: str, spent_tyiyn: int | None = None, on: date, by: Actor, at: datetime
) -> Repair:
    """Begin, finish or drop a repair; what is done says what it cost. Raises ValidationError."""
    repair = Repair.objects.select_for_update().get(pk=repair.pk)
    if repair.state in (RepairState.DONE, RepairState.DROPPED):
        raise ValidationError({"state": _("This repair is closed already.")})
    if state == RepairState.DONE and spent_tyiyn is None:
        raise ValidationError({"spent": _("Write what it cost.")})
    before = {"state": repair.state}
    repair.state = state
    if state == RepairState.DONE:
        repair.spent_tyiyn, repair.done_on = spent_tyiyn, on
    repair.save(update_fields=["state", "spent_tyiyn", "done_on"])
    after = {"state": state, "spent_tyiyn": repair.spent_tyiyn}
    journal.record(by=by, at=at, verb="water.move_repair", subject=repair, before=before, after=after)
    return repair


@transaction.atomic
def call_cleaning(
    *, canal: Canal, from_m: int, to_m: int, on: date, where: str = "", by: Actor, at: datetime
) -> CleaningDay:
    """Call everyone who gets water from the canal, or from one below it, to clean a stretch. Raises ValidationError."""
    _check_stretch(canal, from_m, to_m, on)
    users = users_below(canal, on)
    if not users:
        raise ValidationError({"canal": _("Nobody gets water from this canal on that day.")})
    day = CleaningDay(canal=canal, from_m=from_m, to_m=to_m, on=on, where=where.strip(), by=by.as_json(), at=at)
    day.save(force_insert=True)
    Invited.objects.bulk_create((Invited(day=day, user_id=user) for user in sorted(users)), batch_size=500)
    after = {"on": on.isoformat(), "from_m": from_m, "to_m": to_m, "where": day.where, "invited": len(users)}
    journal.record(by=by, at=at, verb="water.call_cleaning", subject=day, also=[canal], after=after)
    publish(CleaningCalled(day.pk, at))
    return day


@transaction.atomic
def remind(day: CleaningDay, *, by: Actor, at: datetime) -> None:
    """Ask everyone once more; the same message does not go out twice on a day."""
    journal.record(by=by, at=at, verb="water.remind_of_cleaning", subject=day)
    publish(CleaningCalled(day.pk, at))


@transaction.atomic
def note_who_came(
    day: CleaningDay, *, user: WaterUser, people: int, hours: Decimal, by: Actor, at: datetime
) -> Invited:
    """So many came for this user and worked so many hours together; 0: nobody came. An uninvited user is added."""
    row, _new = Invited.objects.select_for_update().get_or_create(day=day, user=user)
    before = {"people": row.people, "hours": str(row.hours) if row.hours is not None else None}
    row.people, row.hours = people, hours if people else Decimal(0)
    row.save(update_fields=["people", "hours"])
    after = {"people": row.people, "hours": str(row.hours)}
    journal.record(by=by, at=at, verb="water.note_who_came", subject=day, also=[user], before=before, after=after)
    return row


@transaction.atomic
def note_what_was_done(day: CleaningDay, *, done: str, cleaned_m: int, by: Actor, at: datetime) -> CleaningDay:
    """What the day achieved. Raises ValidationError."""
    if cleaned_m > day.metres:
        raise ValidationError({"cleaned_m": _("The stretch is only %(length)s m long.") % {"length": day.metres}})
    day.done, day.cleaned_m = done.strip(), cleaned_m
    day.save(update_fields=["done", "cleaned_m"])
    after = {"done": day.done, "cleaned_m": cleaned_m}
    journal.record(by=by, at=at, verb="water.note_what_was_done", subject=day, after=after)
    return day


@transaction.atomic
def contribute(
    *,
    to: Repair | CleaningDay,
    giver: str,
    kind: str,
    hours: Decimal = Decimal(0),
    amount_tyiyn: int = 0,
    what: str = "",
    on: date,
    by: Actor,
    at: datetime,
) -> Contribution:
    """Write down what somebody gave: hours for work, som for money and for what material is worth."""
    if kind == ContributionKind.LABOUR and hours <= 0:
        raise ValidationError({"hours": _("Write how many hours.")})
    if kind != ContributionKind.LABOUR and amount_tyiyn <= 0:
        raise ValidationError({"amount": _("Write how much it is worth.")})
    target: dict[str, Any] = {"repair": to} if isinstance(to, Repair) else {"day": to}
    given = Contribution(**target, giver=giver.strip(), kind=kind, what=what.strip(), on=on, by=by.as_json(), at=at,
                         hours=hours if kind == ContributionKind.LABOUR else Decimal(0),
                         amount_tyiyn=0 if kind == ContributionKind.LABOUR else amount_tyiyn)  # fmt: skip
    given.save(force_insert=True)
    after = {"giver": given.giver, "kind": kind, "hours": str(given.hours), "amount_tyiyn": given.amount_tyiyn}
    journal.record(by=by, at=at, verb="water.contribute", subject=to, after=after)
    return given
