"""From marks to a published decision: ranked by the regulation's formula, checked by a stranger, final or repeated."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from birge.algorithms.packages.verify import verify
from birge.contests.actions import awards, conflicts
from birge.contests.actions.assigning import start_marking
from birge.contests.actions.awards import NotReady
from birge.contests.actions.complaints import complain, decline, satisfy, take_up
from birge.contests.actions.marking import Given, send_marks
from birge.contests.commission_vote import PaperVote
from birge.contests.enums.applications import ApplicationState
from birge.contests.enums.awards import AwardState
from birge.contests.enums.calls import CallState
from birge.contests.enums.commission import ConflictKind
from birge.contests.enums.programmes import ApplicantKind
from birge.contests.models import Applicant, Application, Award, Call, Mark, MarkingTask
from birge.contests.queries.awards import to_finish
from birge.contests.results import result_of
from birge.decisions.enums import State, Variant
from birge.decisions.queries import package_bytes
from birge.kernel.actors import SYSTEM
from tests.contests.small_jury import NOW, TERMS, TODAY, SmallJury, handed_out, small_jury

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]

MARKS = {1: ("8", "7"), 2: ("9", "6"), 3: ("4", "5")}
"""The marks of every member by application: need (weight 60), budget (40)."""


VOTE = PaperVote(held_on=TODAY, present=3, in_favour=2, against=1)


def mark_all(jury: SmallJury, marks: dict[int, tuple[str, str]] = MARKS, at: datetime = NOW) -> None:
    for task in MarkingTask.objects.filter(application__call=jury.call, ended_at=None).select_related("application"):
        need, budget = marks[task.application.number or 0]
        given = {"need": Given(Decimal(need), "Себеп"), "budget": Given(Decimal(budget), "Себеп")}
        send_marks(task, given=given, by=jury.by, at=at)


def marked(terms=TERMS, **facts) -> SmallJury:
    jury = handed_out(terms, **facts)
    mark_all(jury)
    return jury


def decided(jury: SmallJury, key: str = "k1") -> Award:
    award = awards.open_award(jury.call, by=jury.by, at=NOW)
    awards.compute(award, by=jury.by, at=NOW)
    award.refresh_from_db()
    return awards.decide(award, minutes_text="№ 1", vote=VOTE, request_key=key, by=jury.by, at=NOW)


def outcomes(award: Award) -> dict[int, tuple[int | None, str, str]]:
    rows = award.rows.select_related("application")
    return {row.application.number or 0: (row.rank, row.score, row.outcome) for row in rows}


def test_the_regulations_formula_ranks_and_selects_under_the_money():
    """60·9/10 + 40·6/10 = 78 before 60·8/10 + 40·7/10 = 76 before 44; 200,000 + 250,000 exceed 400,000; 44 < 50."""
    award = decided(marked())
    assert outcomes(award) == {2: (1, "78", "selected"), 1: (2, "76", "money-short"), 3: (3, "44", "below-minimum")}
    assert Award.objects.get().call.state == CallState.RANKED
    assert [row.granted_tyiyn for row in award.rows.order_by("rank")] == [200_000_00, None, None]


def test_nothing_is_ranked_while_marks_are_missing():
    jury = small_jury()
    start_marking(jury.call, by=jury.by, at=NOW)
    award = awards.open_award(jury.call, by=jury.by, at=NOW)
    with pytest.raises(NotReady, match="missing: 9"):
        awards.compute(award, by=jury.by, at=NOW)


def test_what_was_changed_after_the_computation_cannot_be_decided():
    jury = marked()
    award = awards.open_award(jury.call, by=jury.by, at=NOW)
    awards.compute(award, by=jury.by, at=NOW)
    conflicts.declare_conflict(
        jury.markers[0], application=jury.applications[0], kind=ConflictKind.WORK, by=jury.by, at=NOW
    )
    award.refresh_from_db()
    with pytest.raises(ValueError, match="changed"):
        awards.decide(award, minutes_text="№ 1", vote=VOTE, request_key="k", by=jury.by, at=NOW)


def test_a_recused_members_marks_are_not_in_the_case_and_nothing_says_who_was_recused():
    jury = marked()
    marker, application = jury.markers[0], jury.applications[0]
    conflicts.declare_conflict(marker, application=application, kind=ConflictKind.WORK, by=jury.by, at=NOW)
    award = awards.publish(decided(jury), by=jury.by, at=NOW)
    package = json.loads(package_bytes(award.decision, Variant.PUBLIC) or b"")
    marker.refresh_from_db()
    number = award.rows.get(application=application).number
    pairs = {(row["application"], row["marker"]) for row in package["inputs"]["marks"]}
    assert (len(pairs), (str(number), str(marker.number)) in pairs) == (8, False)
    assert "recusals" not in package["inputs"]


def test_a_stranger_recomputes_the_published_package_and_finds_no_names():
    jury = marked()
    award = awards.publish(decided(jury), by=jury.by, at=NOW)
    data = package_bytes(award.decision, Variant.PUBLIC) or b""
    report = verify(data)
    assert report.exit_code == 0
    assert report.did == "recomputed, names hidden"
    for name in [marker.member.name for marker in jury.markers] + ["Фонд 1", "Фонд 2"]:
        assert name.encode() not in data


def test_publishing_sets_the_terms_in_working_days_of_the_rules():
    """5 working days after Monday 2 March 2026: through Monday 9 March."""
    award = awards.publish(decided(marked()), by=SYSTEM, at=NOW)
    assert award.complaints_until == award.standstill_until == datetime(2026, 3, 9, 18, tzinfo=UTC)
    assert (award.state, award.decision.state) == (AwardState.PUBLISHED, State.PUBLISHED)


def test_an_applicant_reads_her_place_her_marks_and_what_was_missing():
    jury = marked()
    awards.publish(decided(jury), by=jury.by, at=NOW)
    result = result_of(jury.applications[0])
    assert result is not None
    assert (result.line.rank, result.ranked, result.line.score) == (2, 3, Decimal("76.00"))
    assert result.line.missing == [
        "It would have won with so many more points: 2.01.",
        "It would have won with so much more money in the contest: 50\xa0000.00\xa0som.",
    ]
    need, budget = result.criteria
    assert (need.name, need.mean, need.points, need.weight) == ("Нужность", Decimal("8.00"), Decimal("48.00"), 60)
    assert (budget.points, [given[1:] for given in budget.given]) == (Decimal("28.00"), [(Decimal(7), "Себеп")] * 3)
    assert [given[0] for given in need.given] == [1, 2, 3]
    assert result.why["en"].startswith("Score: 76. Place: 2 of 3.")
    assert "тандалмак: 2,01" in result.why["ky"]


def test_the_result_is_final_only_after_the_terms_and_without_a_pending_complaint():
    jury = marked(replace(TERMS, ranking=replace(TERMS.ranking, reserve=1)))
    award = awards.publish(decided(jury), by=jury.by, at=NOW)
    with pytest.raises(ValidationError, match="still running"):
        awards.finish(award, by=jury.by, at=NOW)
    loser = jury.applications[0]
    row = complain(
        jury.call,
        about="decision",
        text="Балл туура эмес",
        applicant=loser.applicant,
        application=loser,
        by=jury.by,
        at=NOW,
    )
    later = NOW + timedelta(days=30)
    calls = Call.objects.all()
    with pytest.raises(ValidationError, match="waits for its answer"):
        awards.finish(award, by=jury.by, at=later)
    assert list(to_finish(calls, later)) == []
    decline(take_up(row, by=jury.by, at=NOW), answer="Баллдар эрежеге туура келет", by=jury.by, at=NOW)
    assert (list(to_finish(calls, NOW)), list(to_finish(calls, later))) == ([], [award])
    awards.finish(award, by=jury.by, at=later)
    assert list(to_finish(calls, later)) == []
    states = dict(Application.objects.values_list("number", "state"))
    assert states == {1: ApplicationState.RESERVE, 2: ApplicationState.WON, 3: ApplicationState.LOST}


def test_a_complaint_after_its_term_is_refused():
    jury = marked()
    award = awards.publish(decided(jury), by=jury.by, at=NOW)
    assert award.complaints_until is not None
    loser = jury.applications[0]
    facts = {"about": "decision", "text": "Кеч", "applicant": loser.applicant, "application": loser, "by": jury.by}
    complain(jury.call, **facts, at=award.complaints_until - timedelta(seconds=1))
    with pytest.raises(ValidationError, match="is over"):
        complain(jury.call, **facts, at=award.complaints_until)


def test_a_satisfied_complaint_repeats_the_decision_and_both_stay():
    jury = marked()
    first = awards.publish(decided(jury), by=jury.by, at=NOW)
    loser = jury.applications[0]
    row = complain(
        jury.call, about="decision", text="Себеби жок", applicant=loser.applicant, application=loser, by=jury.by, at=NOW
    )
    satisfy(take_up(row, by=jury.by, at=NOW), answer="Кайра баалансын", new_marks=True, by=jury.by, at=NOW)
    jury.call.refresh_from_db()
    assert jury.call.state == CallState.MARKING
    later = NOW + timedelta(days=1)
    mark_all(jury, MARKS | {1: ("10", "9")}, at=later)
    second = awards.open_award(jury.call, by=jury.by, at=later)
    awards.compute(second, by=jury.by, at=later)
    second.refresh_from_db()
    vote = replace(VOTE, held_on=later.date())
    second = awards.decide(second, minutes_text="№ 2", vote=vote, request_key="k2", by=jury.by, at=later)
    awards.publish(second, by=jury.by, at=later)
    first.decision.refresh_from_db()
    assert (first.decision.state, second.decision.supersedes) == (State.SUPERSEDED, first.decision)
    assert outcomes(second)[1] == (1, "96", "selected")
    assert Mark.objects.count() == 24
    old = result_of(jury.applications[0])
    assert old is not None
    assert old.award == second
    assert Fraction(first.rows.get(application=loser).score) == 76


def test_a_complaint_on_paper_counts_from_its_stamp_and_has_no_account():
    jury = marked()
    award = awards.publish(decided(jury), by=jury.by, at=NOW)
    until = award.complaints_until
    loser = jury.applications[0]
    facts = {"about": "decision", "text": "№ 41", "applicant": loser.applicant, "application": loser, "by": jury.by}
    row = complain(jury.call, **facts, received_at=until - timedelta(seconds=1), at=until + timedelta(days=1))
    assert (row.submitted_at, row.account) == (until - timedelta(seconds=1), None)
    with pytest.raises(ValidationError, match="is over"):
        complain(jury.call, **facts, received_at=until, at=until + timedelta(days=1))
    with pytest.raises(ValidationError, match="from the future"):
        complain(jury.call, **facts, received_at=NOW + timedelta(seconds=1), at=NOW)


def test_the_decisions_page_leads_to_the_page_of_the_call(client):
    jury = marked()
    award = awards.publish(decided(jury), by=jury.by, at=NOW)

    page = client.get(award.decision.get_absolute_url()).content.decode()
    assert reverse("contests:open_call", args=[award.call_id]) in page


def test_everyone_reads_of_a_resident_who_won_that_she_is_one_and_not_her_name(client):
    jury = marked()
    award = awards.publish(decided(jury), by=jury.by, at=NOW)
    winner = award.rows.get(outcome="selected").application.applicant
    Applicant.objects.filter(pk=winner.pk).update(
        kind=ApplicantKind.INDIVIDUAL, organisation=None, name="Асанова Бурул"
    )

    page = client.get(reverse("contests:open_call", args=[award.call_id])).content.decode()
    assert "Бир тургун" in page
    assert "Асанова" not in page


def test_a_group_that_shares_words_with_the_name_of_the_call_does_not_stop_the_publication():
    jury = marked()
    first, second, *_rest = jury.call.names["ky"].split()
    applicant = jury.applications[0].applicant
    Applicant.objects.filter(pk=applicant.pk).update(
        kind=ApplicantKind.GROUP, organisation=None, name=f"{first} {second} тобу"
    )

    assert awards.publish(decided(jury), by=jury.by, at=NOW).state == AwardState.PUBLISHED
