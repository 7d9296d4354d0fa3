"""Sharing the water of one source in a ten-day period: comparing the rules, deciding, publishing, replacing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from birge.algorithms.water.share import Rule
from birge.decisions import actions as decisions
from birge.decisions.actions import Trial
from birge.decisions.enums import OPEN
from birge.decisions.models import Decision, DecisionRow
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.ids import new_id
from birge.kernel.journal import subject_of
from birge.kernel.texts import LANGUAGES, text_in
from birge.meetings.models import Minutes
from birge.meetings.queries import reference_of
from birge.water.models import Allocation, AllocationRow, Canal, Season
from birge.water.periods import TenDays
from birge.water.proposing import proposal_of, rules_for
from birge.water.share_words import ALLOCATION
from birge.water.situations import Situation, expected_lps, situation_of


class NotReady(ValueError):
    """The period cannot be shared out yet; `str()` says what is missing, for the person."""


@transaction.atomic
def open_allocation(
    *, season: Season, head: Canal, period: TenDays, by: Actor, at: datetime, is_demo: bool = False
) -> Allocation:
    """The share-out being prepared for this source and period; a new draft if there is none. Raises NotReady."""
    Canal.objects.select_for_update().get(pk=head.pk)
    standing = Allocation.objects.filter(head=head, period_on=period.starts_on).select_related("decision")
    for allocation in standing:
        if allocation.decision.is_open:
            return allocation
    if standing:
        raise NotReady(_("This period was decided already. Replace that decision if something is wrong."))
    return _draft(season, head, period, by, at, is_demo=is_demo)


def _draft(
    season: Season,
    head: Canal,
    period: TenDays,
    by: Actor,
    at: datetime,
    *,
    is_demo: bool = False,
    decision: Decision | None = None,
) -> Allocation:
    place = season.association.place
    if place is None:
        raise NotReady(_("Write into the association's account where it works: a decision is made at a place."))
    allocation = Allocation(
        pk=UUID(decision.source.partition(":")[2]) if decision else new_id(),
        association=season.association,
        season=season,
        head=head,
        period_on=period.starts_on,
    )
    allocation.decision = decision or decisions.draft(
        kind=ALLOCATION,
        place=place,
        titles=titles_of(season, head, period),
        source=subject_of(allocation),
        by=by,
        at=at,
        is_demo=is_demo,
    )
    allocation.save(force_insert=True)
    after = {"head": head.code, "period": period.starts_on.isoformat()}
    journal.record(by=by, at=at, verb="water.open_allocation", subject=allocation, also=[season.association],
                   after=after)  # fmt: skip
    return allocation


def titles_of(season: Season, head: Canal, period: TenDays) -> dict[str, str]:
    """What the decision is called in every language."""
    titles = {}
    for language in LANGUAGES:
        with translation.override(language):
            good = gettext("Irrigation water")
            titles[language] = f"{good}, {period}: {text_in(season.association.names, language)}, {head.code}"
    return titles


def ready_situation(allocation: Allocation) -> Situation:
    """What is to be shared among whom. Raises NotReady."""
    situation = situation_of(allocation, expected_lps(allocation))
    if situation is None:
        raise NotReady(_("Write first how much is expected at the head in this period."))
    if not any(request.volume_m3 for request in situation.requests):
        raise NotReady(_("Nobody below this head asks for water in this period yet: compute the requests first."))
    return situation


def trials_of(situation: Situation, *, with_floors: bool = True) -> list[Trial]:
    """What each rule would give, computed for reading; changes nothing."""
    proposals = [proposal_of(situation, rule, with_floors=with_floors) for rule in rules_for(situation)]
    return [Trial(proposal, proposal.compute()) for proposal in proposals]


@transaction.atomic
def compare(allocation: Allocation, *, by: Actor, at: datetime) -> None:
    """Put the rules side by side; what was compared can be decided. Raises NotReady, NotOpen."""
    situation = ready_situation(allocation)
    proposals = [proposal_of(situation, rule) for rule in rules_for(situation)]
    decisions.try_rules(allocation.decision, proposals=proposals, by=by, at=at)


@transaction.atomic
def decide(
    allocation: Allocation,
    *,
    rule: Rule,
    minutes_text: str = "",
    minutes: Minutes | None = None,
    request_key: str,
    by: Actor,
    at: datetime,
) -> Allocation:
    """Decide by this rule, on the ground of the minutes in the system, or of those on paper that the text names.

    Raises NotReady and what `decisions.decide` raises.
    """
    if allocation.decision.request_key == request_key:
        return allocation
    minutes_text = minutes_text.strip() or (reference_of(minutes) if minutes else "")
    if not minutes_text:
        raise NotReady(_("Name the minutes of the meeting at which this was voted."))
    situation = ready_situation(allocation)
    if rule not in rules_for(situation):
        raise NotReady(_("This rule was not compared."))
    allocation.decision = decisions.decide(
        allocation.decision,
        proposal=proposal_of(situation, rule),
        minutes_text=minutes_text,
        minutes=minutes,
        request_key=request_key,
        by=by,
        at=at,
    )
    allocation.supply_m3 = situation.supply_m3
    allocation.save(update_fields=["supply_m3"])
    _copy_rows(allocation, situation)
    return allocation


def _copy_rows(allocation: Allocation, situation: Situation) -> None:
    requests = {subject_of(request): request for request in situation.requests}
    AllocationRow.objects.bulk_create(
        (
            AllocationRow(
                allocation=allocation,
                request=requests[row.subject],
                number=row.number,
                asked_m3=requests[row.subject].volume_m3,
                given_m3=_rounded(row.value("result")),
            )
            for row in DecisionRow.objects.filter(decision=allocation.decision).iterator()
        ),
        batch_size=500,
    )


def _rounded(result: Mapping[str, str | int]) -> Decimal:
    """To 0.001 m³ downwards, as decisions state volumes."""
    given = Fraction(result["given_m3"])
    exact = Decimal(given.numerator) / Decimal(given.denominator)
    return exact.quantize(Decimal("0.001"), ROUND_DOWN)


def publish(allocation: Allocation, *, by: Actor, at: datetime) -> Allocation:
    """Show the decision to everyone. Raises NotPublishable."""
    allocation.decision = decisions.publish(allocation.decision, by=by, at=at)
    return allocation


@transaction.atomic
def replace(allocation: Allocation, *, why: str, by: Actor, at: datetime) -> Allocation:
    """Open the share-out of the same period that will replace this one: the flow changed, a request was wrong.

    Raises NotPublishable.
    """
    draft = decisions.supersede(
        allocation.decision,
        source=subject_of(Allocation(pk=new_id())),
        titles=allocation.decision.titles,
        why=why,
        by=by,
        at=at,
    )
    return _draft(allocation.season, allocation.head, allocation.period, by, at, decision=draft)


@transaction.atomic
def drop(allocation: Allocation, *, by: Actor, at: datetime) -> None:
    """Throw a draft away; requests and the forecast stay. Raises NotOpen."""
    decision = Decision.objects.get(pk=allocation.decision_id)
    if decision.state not in OPEN:
        raise decisions.NotOpen(decision)
    allocation.delete()
    decisions.drop_draft(decision, by=by, at=at)
