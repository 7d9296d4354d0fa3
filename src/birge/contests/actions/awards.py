"""The award of a call: computed by the regulation's formula, decided on the ground of minutes, published, final."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from birge.algorithms.cases import NoAnswer
from birge.contests.actions.moving import locked, move_call
from birge.contests.cases.ranking import Situation, proposal_of, situation_of
from birge.contests.commission_vote import PaperVote, ground_of
from birge.contests.days import end_of_term
from birge.contests.enums.applications import ApplicationState
from birge.contests.enums.awards import PUBLISHED, RUNNING, AwardState
from birge.contests.enums.calls import CallState
from birge.contests.models import Application, Award, AwardRow, Call, Commission, Marker
from birge.contests.queries.awards import complaints_pending
from birge.contests.queries.marking import counted_marks, scattered, unfinished_tasks
from birge.contests.queries.rounds import of_new_round, of_round, round_before
from birge.contests.severity_pages import severity_of
from birge.contests.stages import Act, require_stage
from birge.contests.words.ranking import AWARD
from birge.decisions import actions as decisions
from birge.decisions.models import Decision, DecisionRow
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.events import publish as tell
from birge.kernel.ids import new_id
from birge.kernel.journal import subject_of
from birge.kernel.texts import LANGUAGES, text_in
from birge.meetings.models import Minutes
from birge.meetings.queries import reference_of


class NotReady(ValueError):
    """The call cannot be ranked or decided yet; `str()` says what is missing, for the person."""


@dataclass(frozen=True)
class AwardPublished:
    """The decision of a call can be seen by everyone; its applicants are told."""

    award: Award
    by: Actor
    at: datetime


@transaction.atomic
def open_award(call: Call, *, by: Actor, at: datetime) -> Award:
    """The award being prepared, or the last one; a new draft if there is none. Raises NotReady.

    A rolling call begins its next round when the one before is published and something was handed out since.
    """
    call = locked(call)
    awards = list(Award.objects.filter(call=call).exclude(state=AwardState.REPEATED).order_by("number"))
    running = next((award for award in awards if award.state in RUNNING), None)
    if running is not None:
        return running
    if awards and not (call.is_rolling and of_new_round(call).exists()):
        return awards[-1]
    require_stage(call, Act.RANK)
    return draft_award(call, number=awards[-1].number + 1 if awards else 1, by=by, at=at)


def draft_award(call: Call, *, number: int, by: Actor, at: datetime, decision: Decision | None = None) -> Award:
    """The award of a round, with a new decision or one that supersedes another. Raises NotReady."""
    place = call.place or call.programme.place or call.customer.place
    if place is None:
        raise NotReady(_("Write into the programme where its projects are carried out: a decision is made at a place."))
    award = Award(pk=UUID(decision.source.partition(":")[2]) if decision else new_id(), call=call, number=number)
    award.decision = decision or decisions.draft(
        kind=AWARD,
        place=place,
        titles=titles_of(award),
        source=subject_of(award),
        by=by,
        at=at,
        is_demo=call.is_demo,
    )
    award.save(force_insert=True)
    journal.record(by=by, at=at, verb="contests.open_award", subject=award, also=[call])
    return award


def titles_of(award: Award) -> dict[str, str]:
    """What the decision is called in every language; of a rolling call with its round."""
    titles, call = {}, award.call
    for language in LANGUAGES:
        with translation.override(language):
            title = f"{gettext('Selection of projects')}: {text_in(call.names, language)}"
            words = gettext("Round %(number)s") % {"number": award.number}
            titles[language] = f"{title} · {words}" if call.is_rolling else title
    return titles


def ready_situation(award: Award) -> Situation:
    """What is to be ranked. Raises NotReady while marks are missing or an earlier round is decided anew."""
    before = round_before(award)
    if before is not None:
        raise NotReady(
            _("First decide round %(number)s anew: what it gives, this one cannot.") % {"number": before.number}
        )
    missing = unfinished_tasks(award.call).filter(application__in=of_round(award)).count()
    if missing:
        raise NotReady(_("Marks that are still missing: %(count)s.") % {"count": missing})
    situation = situation_of(award)
    if not situation.marks:
        raise NotReady(_("Nothing was marked yet."))
    return situation


@transaction.atomic
def compute(award: Award, *, by: Actor, at: datetime) -> None:
    """Compute the ranking; what was computed can be decided. Members and applications get their numbers of the case.

    Raises NotReady, NotOpen.
    """
    call = locked(award.call)
    require_stage(call, Act.RANK)
    _number_markers(call)
    situation = ready_situation(award)
    try:
        decisions.try_rules(award.decision, proposals=[proposal_of(situation)], by=by, at=at)
    except NoAnswer as problem:
        raise NotReady(_("The money is not enough for all the projects that reach the minimum.")) from problem
    if call.state == CallState.MARKING:
        move_call(call, CallState.RANKED, by=by, at=at)


def _number_markers(call: Call) -> None:
    """Numbers in the order of a hash, so that they do not tell in which order members were seated; kept for ever."""
    counted = set(counted_marks(call).values_list("task__marker", flat=True))
    free = Marker.objects.filter(call=call, number=None)
    last = Marker.objects.filter(call=call).aggregate(last=Max("number"))["last"] or 0
    for number, marker in enumerate(sorted(free, key=lambda row: scattered(row.pk)), start=last + 1):
        if marker.pk in counted or marker.left_at is None:
            marker.number = number
            marker.save(update_fields=["number"])


@transaction.atomic
def back_to_marking(award: Award, *, by: Actor, at: datetime) -> None:
    """The commission goes on marking: what was computed no longer counts. Raises NotOpen."""
    decisions.forget_trials(award.decision)
    call = locked(award.call)
    if call.state == CallState.RANKED:
        move_call(call, CallState.MARKING, by=by, at=at)
    journal.record(by=by, at=at, verb="contests.back_to_marking", subject=award, also=[call])


@transaction.atomic
def decide(
    award: Award,
    *,
    minutes: Minutes | None = None,
    minutes_text: str = "",
    vote: PaperVote | None = None,
    request_key: str,
    by: Actor,
    at: datetime,
) -> Award:
    """Decide what was computed, on the ground of the commission's minutes. Raises NotReady, and as `decisions.decide`.

    Minutes in the system must have had a quorum and adopted a motion; of minutes on paper (`minutes_text`) the counts
    of the vote are named, and the rules of the commission are tried on them.
    """
    if award.decision.request_key == request_key:
        return award
    call = locked(award.call)
    require_stage(call, Act.DECIDE)
    minutes_text = minutes_text.strip() or (reference_of(minutes) if minutes else "")
    if not minutes_text:
        raise NotReady(_("Name the minutes of the meeting at which this was voted."))
    situation = ready_situation(award)
    voted = _voted(situation, minutes, vote, at)
    award.decision = decisions.decide(
        award.decision,
        proposal=proposal_of(situation),
        minutes_text=minutes_text,
        minutes=minutes,
        request_key=request_key,
        by=by,
        at=at,
    )
    award.state = AwardState.DECIDED
    award.statement = statement_of(situation) | voted
    award.save(update_fields=["state", "statement"])
    _copy_rows(award, situation)
    if call.is_rolling:
        Commission.objects.filter(call=call).update(meeting=None)  # the next round has a meeting of its own
    journal.record(by=by, at=at, verb="contests.decide", subject=award, also=[call])
    return award


def _voted(situation: Situation, minutes: Minutes | None, vote: PaperVote | None, at: datetime) -> dict[str, Any]:
    """What the award keeps of a vote on paper. Raises NotReady where the vote is no ground for a decision."""
    marked_on = timezone.localdate(max(mark.at for mark in situation.marks))
    said, fault = ground_of(situation.call, minutes, vote, marked_on, timezone.localdate(at))
    if fault:
        raise NotReady(fault)
    return {"vote": said} if said else {}


def statement_of(situation: Situation) -> dict[str, Any]:
    """What pages show beside the ranking: how firm it is, and what the selection could not keep."""
    proposal = proposal_of(situation)
    outputs = proposal.compute().outputs
    said = {name: outputs[name] for name in ("stability", "unmet_areas")} | {"funding_tyiyn": situation.funding_tyiyn}
    return said | {"reserve": [int(number) for number in outputs["reserve"]], "severity": severity_of(proposal)}


def _copy_rows(award: Award, situation: Situation) -> None:
    by_subject = {subject_of(row): row for row in situation.applications}
    rows = []
    for row in DecisionRow.objects.filter(decision=award.decision):
        result: Mapping[str, Any] = row.value("result")
        rows.append(
            AwardRow(
                award=award,
                application=by_subject[row.subject],
                number=row.number,
                rank=result["place"],
                score=str(result["score"] if result["score"] is not None else ""),
                outcome=result["outcome"],
                granted_tyiyn=result["given_tyiyn"] if result["outcome"] == "selected" else None,
            )
        )
    AwardRow.objects.bulk_create(rows)


@transaction.atomic
def publish(award: Award, *, by: Actor, at: datetime) -> Award:
    """Show the decision to everyone: the terms for complaints and for waiting begin.

    Raises NotPublishable; ValidationError where the call was cancelled or goes back to marking in the meantime.
    """
    call = locked(award.call)
    award = Award.objects.select_for_update(of=("self",)).select_related("decision", "call").get(pk=award.pk)
    if award.state in PUBLISHED:
        return award
    require_stage(call, Act.DECIDE)
    award.decision = decisions.publish(award.decision, by=by, at=at)
    days = award.call.rule_set.procedure.days
    award.state = AwardState.PUBLISHED
    award.complaints_until = end_of_term(at, days.complaint)
    award.standstill_until = end_of_term(at, days.standstill)
    award.save(update_fields=["state", "complaints_until", "standstill_until"])
    if award.call.state == CallState.RANKED:
        move_call(award.call, CallState.DECIDED, by=by, at=at)
    journal.record(by=by, at=at, verb="contests.publish_award", subject=award, also=[award.call])
    tell(AwardPublished(award, by, at))
    return award


@transaction.atomic
def finish(award: Award, *, by: Actor, at: datetime) -> Award:
    """The terms are over and no complaint waits: winners, reserve and the others are final. Raises ValidationError."""
    award = Award.objects.select_for_update(of=("self",)).select_related("call").get(pk=award.pk)
    if award.state == AwardState.FINAL:
        return award
    if award.state != AwardState.PUBLISHED:
        raise ValidationError(_("Only a published decision becomes final."))
    if any(moment is not None and at < moment for moment in (award.complaints_until, award.standstill_until)):
        raise ValidationError(_("The term for complaints or the standstill is still running."))
    if complaints_pending(award):
        raise ValidationError(_("A complaint waits for its answer."))
    award.state = AwardState.FINAL
    award.save(update_fields=["state"])
    reserve = set(award.statement.get("reserve", []))
    for row in award.rows.select_related("application"):
        _end(row, row.number in reserve)
    journal.record(by=by, at=at, verb="contests.finish_award", subject=award, also=[award.call],
                   after={"on": timezone.localdate(at).isoformat()})  # fmt: skip
    return award


def _end(row: AwardRow, is_reserve: bool) -> None:
    state = ApplicationState.RESERVE if is_reserve else ApplicationState.LOST
    state = ApplicationState.WON if row.outcome == "selected" else state
    Application.objects.filter(pk=row.application_id).exclude(state=ApplicationState.WITHDRAWN).update(state=state)


@transaction.atomic
def drop(award: Award, *, by: Actor, at: datetime) -> None:
    """Throw a draft away; the marks stay. Raises NotOpen."""
    decision = Decision.objects.get(pk=award.decision_id)
    if not decision.is_open:
        raise decisions.NotOpen(decision)
    award.delete()
    decisions.drop_draft(decision, by=by, at=at)
