"""Comparing the rules, deciding, publishing, replacing."""

from __future__ import annotations

from fractions import Fraction
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from birge.algorithms.shares import Rule
from birge.decisions.actions import Trial
from birge.kernel.api import RepeatKey, Scope, Token, Written, acting, answers, caller, missing, number_text, once
from birge.sharing import actions
from birge.sharing.api.finding import note_reading, seen_share_out, today_of
from birge.sharing.api.schemas import Choice, Comparison, GivenTo, ShareOutOut, TrialOut, Why
from birge.sharing.queries import claimants_of, minutes_for
from birge.sharing.rules import can_decide, can_publish, can_replace

router = Router()


@router.post(
    "/share-outs/{share_out}/compare",
    auth=Token(Scope.SHARING_WRITE),
    response=answers(Comparison, write=True),
    operation_id="compareRules",
    summary="Compare the rules",
)
def compare(request: HttpRequest, share_out: UUID, key: RepeatKey) -> HttpResponse:
    """What each rule would give to each family; the list as it now is counts as compared. The reading is journalled."""
    who = caller(request)
    found = seen_share_out(who, share_out)

    def work() -> Written:
        actor = acting(can_decide(who.user, found, today_of(who)))
        trials = actions.compare(found, by=actor, at=who.at)
        note_reading(who, found, claimants_of(found), "compare")
        return 200, Comparison(trials=[_trial(trial) for trial in trials])

    return once(request, who, key, work)


@router.post(
    "/share-outs/{share_out}/decide",
    auth=Token(Scope.SHARING_WRITE),
    response=answers(ShareOutOut, write=True),
    operation_id="decideShareOut",
    summary="Decide by a rule",
)
def decide(request: HttpRequest, share_out: UUID, key: RepeatKey, body: Choice) -> HttpResponse:
    """Decide by one of the compared rules, as the council voted. The decision is signed and never changes again."""
    who = caller(request)
    found = seen_share_out(who, share_out)

    def work() -> Written:
        actor = acting(can_decide(who.user, found, today_of(who)))
        request_key = f"{str(who.account)[-12:]}:{key}"[:80]
        minutes = minutes_for(found).filter(pk=body.minutes).first() if body.minutes else None
        if body.minutes and minutes is None:
            raise missing("body/body/minutes")
        actions.decide(
            found,
            rule=body.rule,
            minutes=minutes,
            minutes_text=body.minutes_text,
            request_key=request_key,
            by=actor,
            at=who.at,
        )
        return 200, ShareOutOut.from_orm(seen_share_out(who, share_out))

    return once(request, who, key, work)


@router.post(
    "/share-outs/{share_out}/publish",
    auth=Token(Scope.DECISIONS_WRITE),
    response=answers(ShareOutOut, write=True),
    operation_id="publishShareOut",
    summary="Publish the decision",
)
def publish(request: HttpRequest, share_out: UUID, key: RepeatKey) -> HttpResponse:
    """Show the decision to everyone, without names."""
    who = caller(request)
    found = seen_share_out(who, share_out)

    def work() -> Written:
        actor = acting(can_publish(who.user, found, today_of(who)))
        actions.publish(found, by=actor, at=who.at)
        return 200, ShareOutOut.from_orm(seen_share_out(who, share_out))

    return once(request, who, key, work)


@router.post(
    "/share-outs/{share_out}/replace",
    auth=Token(Scope.DECISIONS_WRITE),
    response=answers(ShareOutOut, status=201, write=True),
    operation_id="replaceShareOut",
    summary="Begin the decision that replaces this one",
)
def replace(request: HttpRequest, share_out: UUID, key: RepeatKey, body: Why) -> HttpResponse:
    """A new share-out with the same families, to be corrected and decided anew. Nothing may be handed out yet."""
    who = caller(request)
    found = seen_share_out(who, share_out)

    def work() -> Written:
        actor = acting(can_replace(who.user, found, today_of(who)))
        made = actions.replace(found, why=body.why, by=actor, at=who.at)
        return 201, ShareOutOut.from_orm(seen_share_out(who, made.pk))

    return once(request, who, key, work)


def _trial(trial: Trial) -> TrialOut:
    pairs = zip(trial.proposal.subjects, trial.computation.results, strict=True)
    given = {subject.ref.partition(":")[2]: Fraction(result["given"]) for subject, result in pairs}
    return TrialOut(
        rule=Rule(trial.proposal.rule.name),
        total=number_text(sum(given.values(), Fraction(0))),
        given=[GivenTo(claimant=UUID(claimant), given=number_text(number)) for claimant, number in given.items()],
    )
