"""A call is drafted from a rule set, announced, changed in the open, cancelled with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from birge.contests.actions.answering import set_free, take_up
from birge.contests.actions.money import commit, release_all
from birge.contests.actions.moving import locked, move_call
from birge.contests.announcing import NEEDED, lacks_of, lacks_texts, opens_at
from birge.contests.deadlines import is_late, questions_until
from birge.contests.enums.awards import AwardState
from birge.contests.enums.calls import CallState
from birge.contests.models import BudgetLine, Call, CallChange, CallMoney, CallSeal, Commission, Programme, RuleSet
from birge.contests.stages import Act, require_stage
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.events import publish
from birge.kernel.money import Money
from birge.people.models import Organisation

TEXTS = ("names", "goal", "task", "problem_text")
"""The texts of a notice."""


@dataclass(frozen=True)
class CallAnnounced:
    """A call is open to everybody."""

    call: UUID
    at: datetime


@dataclass(frozen=True)
class CallChanged:
    """An announced call has a later deadline or a corrected text: `what` by field, as [before, after]."""

    call: UUID
    what: Mapping[str, Any]
    at: datetime


@dataclass(frozen=True)
class CallCancelled:
    """A call ended without a decision."""

    call: UUID
    at: datetime


@transaction.atomic
def draft_call(
    *,
    programme: Programme,
    rule_set: RuleSet,
    facts: dict[str, Any],
    money: Mapping[BudgetLine, int],
    is_demo: bool = False,
    by: Actor,
    at: datetime,
) -> Call:
    """A call under published rules of the programme's customer. `money`: tyiyn by line; `facts`: texts, sums, dates."""
    customer = Organisation.objects.select_for_update().get(pk=programme.customer_id)
    if rule_set.published_at is None or rule_set.customer_id != customer.pk:
        raise ValidationError({"rule_set": _("Choose published rules of this customer.")})
    last = Call.objects.filter(customer=customer).aggregate(last=Max("number"))["last"] or 0
    call = Call(
        programme=programme,
        customer=customer,
        place=programme.place,
        rule_set=rule_set,
        number=last + 1,
        is_demo=is_demo,
        **_whole_seconds(facts),
    )
    _write_draft(call, money)
    journal.record(
        by=by, at=at, verb="contests.draft_call", subject=call, also=[programme], after={"names": call.names}
    )
    return call


@transaction.atomic
def change_draft(
    call: Call, *, facts: dict[str, Any], money: Mapping[BudgetLine, int], by: Actor, at: datetime
) -> Call:
    """Anything of a draft."""
    row = locked(call)
    require_stage(row, Act.EDIT)
    for name, value in _whole_seconds(facts).items():
        setattr(row, name, value)
    _write_draft(row, money)
    journal.record(by=by, at=at, verb="contests.change_draft", subject=row, after={"names": row.names})
    return row


@transaction.atomic
def drop_draft(call: Call, *, by: Actor, at: datetime) -> None:
    """A draft that nobody needs goes; the journal keeps that it was there. Raises ValidationError."""
    row = locked(call)
    require_stage(row, Act.EDIT)
    if Commission.objects.filter(call=row).exists():
        raise ValidationError(_("A commission was already founded for this call: keep the draft and change it."))
    journal.record(by=by, at=at, verb="contests.drop_draft", subject=row, before={"names": row.names})
    row.money.all().delete()
    row.problems.all().delete()
    CallSeal.objects.filter(call=row).delete()
    row.delete()


@transaction.atomic
def announce_call(call: Call, *, by: Actor, at: datetime) -> Call:
    """Open it to everybody: nothing is missing (`announcing`), its money is reserved. Raises ValidationError."""
    row = locked(call)
    require_stage(row, Act.ANNOUNCE)
    lacks = lacks_of(row, at)
    if lacks:
        raise ValidationError([lack.text for lack in lacks])
    row.opens_at = opens_at(row, at)
    if row.deadline_at is not None:
        row.questions_until = row.questions_until or questions_until(row.rule_set.procedure.days, row.deadline_at)
    reserved = list(row.money.select_related("line").order_by("line_id"))
    row.save()
    for part in reserved:
        amount = Money(part.amount_tyiyn, row.currency)
        commit(part.line, amount, subject=row, reason=str(row)[:300], by=by, at=at)
    moved = move_call(row, CallState.OPEN, by=by, at=at)
    take_up(moved, by=by, at=at)
    publish(CallAnnounced(moved.pk, at))
    return moved


@transaction.atomic
def change_call(
    call: Call,
    *,
    reason: str,
    deadline_at: datetime | None = None,
    questions_until: datetime | None = None,
    texts: Mapping[str, Mapping[str, str]] | None = None,
    by: Actor,
    at: datetime,
) -> CallChange:
    """A later deadline, or a corrected text, of an announced call: public, with its reason. Raises ValidationError.

    A term is never shortened, and what is over is not prolonged.
    """
    row = locked(call)
    require_stage(row, Act.CHANGE)
    if not reason.strip():
        raise ValidationError({"reason": _("Write why.")})
    if is_late(row, at):
        raise ValidationError(_("The deadline has passed: nothing can be changed any more."))
    moments = _whole_seconds({"deadline_at": deadline_at, "questions_until": questions_until})
    what = {**_prolonged(row, moments, at), **_put_right(row, texts or {})}
    if not what:
        raise ValidationError(_("Nothing was changed."))
    row.save()
    change = CallChange(call=row, what=what, reason=reason.strip(), at=at, by=by.as_json())
    change.save(force_insert=True)
    journal.record(by=by, at=at, verb="contests.change_call", subject=row, after={"what": what, "reason": reason})
    publish(CallChanged(row.pk, what, at))
    return change


def _prolonged(call: Call, moments: Mapping[str, datetime | None], at: datetime) -> dict[str, Any]:
    """Write later moments into the call: what changed, as [before, after]."""
    what: dict[str, Any] = {}
    for name, moment in moments.items():
        before = getattr(call, name)
        if moment is None or moment == before:
            continue
        if moment <= at:
            raise ValidationError({name: _("A new term lies in the future.")})
        if before is not None and moment < before:
            raise ValidationError({name: _("A term can only become longer.")})
        what[name] = [before.isoformat() if before else None, moment.isoformat()]
        setattr(call, name, moment)
    if call.questions_until and call.deadline_at and call.questions_until > call.deadline_at:
        raise ValidationError({"questions_until": _("Questions end before the deadline.")})
    return what


def _put_right(call: Call, texts: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """Write corrected texts into the call: what changed, as [before, after]."""
    changed = {
        name: dict(words) for name, words in texts.items() if name in TEXTS and dict(words) != getattr(call, name)
    }
    if any(name in NEEDED and lacks_texts(words) for name, words in changed.items()):
        raise ValidationError(_("Write name, goal and task in Kyrgyz and in Russian."))
    what = {name: [getattr(call, name), words] for name, words in changed.items()}
    for name, words in changed.items():
        setattr(call, name, words)
    return what


@transaction.atomic
def cancel_call(call: Call, *, reason: str, by: Actor, at: datetime) -> Call:
    """End it without a decision, with the reason, which is public; its money is free again."""
    row = locked(call)
    require_stage(row, Act.CANCEL)
    if row.awards.filter(state=AwardState.DECIDED).exists():
        raise ValidationError(_("The decision was made: publish it. This contest can no longer be cancelled."))
    if row.is_rolling and row.awards.filter(decision__decided_at__isnull=False).exists():
        raise ValidationError(_("A round was decided already: this contest is not cancelled any more, it is closed."))
    if not reason.strip():
        raise ValidationError({"reason": _("Write why.")})
    row.cancel_reason = reason.strip()
    row.save(update_fields=["cancel_reason"])
    release_all(subject=row, reason=row.cancel_reason[:300], by=by, at=at)
    row = move_call(row, CallState.CANCELLED, by=by, at=at)
    set_free(row, by=by, at=at)
    publish(CallCancelled(row.pk, at))
    return row


def _whole_seconds(facts: dict[str, Any]) -> dict[str, Any]:
    """Moments of a call are whole seconds: "to the second" then means the same to everybody."""
    return {
        name: value.replace(microsecond=0) if isinstance(value, datetime) else value for name, value in facts.items()
    }


def _write_draft(call: Call, money: Mapping[BudgetLine, int]) -> None:
    kept = {line: amount for line, amount in money.items() if amount}
    if any(line.programme_id != call.programme_id for line in kept):
        raise ValidationError(_("The money of a call comes from lines of its own programme."))
    currencies = {line.currency for line in kept}
    if len(currencies) > 1:
        raise ValidationError(_("Lines in different currencies cannot pay for one call."))
    if not any(call.names.values()):
        raise ValidationError({"names_ky": _("Write the name.")})
    if call.least_tyiyn and call.most_tyiyn and call.least_tyiyn > call.most_tyiyn:
        raise ValidationError({"most_tyiyn": _("The most is not less than the least.")})
    call.currency = currencies.pop() if currencies else call.currency
    call.funding_tyiyn = sum(kept.values())
    call.save()
    call.money.all().delete()
    CallMoney.objects.bulk_create(CallMoney(call=call, line=line, amount_tyiyn=sum_) for line, sum_ in kept.items())
