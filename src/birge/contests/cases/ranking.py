"""From marks to the case of `birge.contests.rank/1` that is compared and decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any
from uuid import UUID

from birge.algorithms.cases import pack
from birge.algorithms.contests.rank import Aggregate
from birge.algorithms.contests.rank import Rule as Selection
from birge.algorithms.contests.rank.model import SOM
from birge.algorithms.packages import Field
from birge.algorithms.packages.recompute import subject_id
from birge.contests.enums.programmes import PERSONS
from birge.contests.models import Application, Award, Call, Mark, Marker
from birge.contests.queries.areas import Area, areas_of, code_of, for_the_ranking
from birge.contests.queries.marking import counted_marks, scattered
from birge.contests.queries.rounds import money_for, of_round
from birge.contests.words.awards import GOOD
from birge.contests.words.ranking import AGGREGATES, SENTENCES
from birge.decisions.cases import Measure, Proposal, Rule, Subject
from birge.decisions.describing import in_every_language
from birge.kernel.journal import subject_of
from birge.kernel.money import TYIYN_IN_SOM
from birge.kernel.texts import LANGUAGES

ALGORITHM, VERSION = "birge.contests.rank", 1


@dataclass(frozen=True)
class Situation:
    """All that a ranking is made of, read at one moment. `applications` are in the order of their case-local numbers.

    `funding_tyiyn`: what this round can give. `markers`: the case-local name of every member whose marks count. Who is
    recused from what stands in no case: a known tie would tell which number a member has, and with it all her marks.
    """

    call: Call
    applications: list[Application]
    marks: list[Mark]
    markers: dict[UUID, str]
    areas: list[Area]
    funding_tyiyn: int

    @property
    def names(self) -> dict[UUID, str]:
        """The case-local ids of the applications."""
        count = len(self.applications)
        return {row.pk: subject_id(number, count) for number, row in enumerate(self.applications, start=1)}


def situation_of(award: Award) -> Situation:
    """The applications of the round and the marks that count now.

    Applications are numbered in the order of a hash of their ids: a number tells nothing, and a tie "by id" is a lot
    that nobody could arrange.
    """
    call, rows = award.call, of_round(award).select_related("applicant__organisation", "applicant__account", "area")
    applications = sorted(rows, key=lambda row: scattered(row.pk))
    known = {row.pk for row in applications}
    marks = [mark for mark in counted_marks(call) if mark.task.application_id in known]
    used = {mark.task.marker_id for mark in marks}
    numbers = dict(Marker.objects.filter(pk__in=used).values_list("pk", "number"))
    markers = {pk: str(number) for pk, number in numbers.items() if number is not None}
    return Situation(call, applications, marks, markers, areas_of(call), money_for(award))


FIELDS = {
    "applicant": Field(personal=True),
    "requested_tyiyn": Field(input=True),
    "submitted_at": Field(input=True),
    "area": Field(input=True),
}
"""What the case holds of each application."""


def proposal_of(situation: Situation) -> Proposal:
    """The whole case under the regulation's own formula; markers and applicants by numbers, names in neither."""
    call = situation.call
    ranking = call.rule_set.procedure.ranking
    return Proposal(
        algorithm=ALGORITHM,
        version=VERSION,
        rule=Rule(ranking.selection, rule_texts(call), call.rule_set.act, call.rule_set.starts_on),
        fields=FIELDS,
        inputs=_judged(situation) | _terms(situation),
        subjects=[_subject(row) for row in situation.applications],
        measure=Measure(
            GOOD,
            call_unit(call),
            str(situation.funding_tyiyn),
            "requested_tyiyn",
            "result/given_tyiyn",
            per=TYIYN_IN_SOM,
        ),
    )


def _judged(situation: Situation) -> dict[str, Any]:
    """What the members gave, in an order that does not depend on the database."""
    names, markers = situation.names, situation.markers
    return {
        "marks": sorted(
            (_mark(mark, names, markers) for mark in situation.marks),
            key=lambda row: (row["application"], row["marker"], row["criterion"]),
        ),
    }


def _terms(situation: Situation) -> dict[str, Any]:
    """What the rules of the call, its money and its areas say."""
    call, procedure = situation.call, situation.call.rule_set.procedure
    ranking = procedure.ranking
    return {
        "criteria": [{"id": row.id, "weight": row.weight, "max": row.most} for row in procedure.criteria],
        "aggregate": ranking.aggregate,
        "minimum": pack(Fraction(ranking.minimum)),
        "tie_break": list(ranking.tie_break),
        "funding_tyiyn": situation.funding_tyiyn,
        "selection": ranking.selection,
        "areas": for_the_ranking(situation.areas),
        "reserve": ranking.reserve,
        **({} if call.currency == SOM else {"currency": call.currency}),
    }


def call_unit(call: Call) -> str:
    """How the currency of the call is written."""
    return "сом" if call.currency == SOM else call.currency


def rule_texts(call: Call) -> dict[str, str]:
    """The formula and the selection in a sentence each, by language."""
    ranking = call.rule_set.procedure.ranking
    score = in_every_language(AGGREGATES[Aggregate(ranking.aggregate)])
    chosen = in_every_language(SENTENCES[Selection(ranking.selection)])
    return {language: f"{score[language]}. {chosen[language]}" for language in LANGUAGES}


def _mark(mark: Mark, names: Mapping[UUID, str], markers: Mapping[UUID, str]) -> dict[str, Any]:
    return {
        "application": names[mark.task.application_id],
        "marker": markers[mark.task.marker_id],
        "criterion": mark.criterion,
        "mark": pack(Fraction(mark.mark_hundredths, 100)),
    }


def _subject(application: Application) -> Subject:
    arrived_at = application.arrived_at or application.made_at
    return Subject(
        subject_of(application),
        {
            "applicant": _name(application),
            "requested_tyiyn": application.requested_tyiyn or 0,
            "submitted_at": arrived_at.isoformat(timespec="seconds"),
            "area": code_of(application.area) if application.area else None,
        },
    )


def _name(application: Application) -> str:
    """The name of an organisation or a group bears the number of its application: one name, not words of a title."""
    name = str(application.applicant)
    return name if application.applicant.kind in PERSONS else f"{name} № {application.number}"
