"""Seats of a commission, conflicts of interest, who marks what."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from birge.contests.actions import conflicts
from birge.contests.actions.assigning import release, start_marking
from birge.contests.actions.commission import seats_missing, unseat_member
from birge.contests.actions.marking import Given, keep_unfinished, send_marks
from birge.contests.enums.applications import ApplicationState
from birge.contests.enums.calls import CallState
from birge.contests.enums.commission import ConflictKind, ConflictState, Finding, MarkerGroup
from birge.contests.models import Application, BoardMember, Call, Conflict, Mark, MarkingTask, ProjectPartner
from birge.contests.queries.marking import counted_marks
from birge.contests.rules.commission import barred_from, can_mark, is_barred
from birge.people.enums import Role
from birge.people.models import Account
from tests.contests.small_jury import NOW, TERMS, TODAY, SmallJury, add_member, handed_out, jury_call, small_jury
from tests.people.factories import AssignmentFactory, OrganisationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
GOOD = {"need": Given(Decimal("8"), "Керек"), "budget": Given(Decimal("6.5"), "Так")}


def task_of(jury: SmallJury, application: int, marker: int) -> MarkingTask:
    return MarkingTask.objects.get(
        application=jury.applications[application], marker=jury.markers[marker], ended_at=None
    )


def test_a_seat_beyond_the_rules_is_refused_with_its_reason():
    jury = small_jury()
    with pytest.raises(ValidationError, match="Officials, 1"):
        add_member(jury, "Дагы Чиновник", MarkerGroup.OFFICIALS)


def test_a_group_that_the_rules_do_not_name_has_no_seat():
    with pytest.raises(ValidationError, match="Residents, 0"):
        add_member(jury_call(), "Тургун Айылдаш", MarkerGroup.RESIDENTS)


def test_marking_does_not_begin_while_a_seat_of_the_rules_is_free():
    jury = jury_call()
    add_member(jury, "Айбек Шамшиев", MarkerGroup.OFFICIALS)
    assert seats_missing(jury.call, NOW) == ["Civil society: 0 of at least 1"]
    with pytest.raises(ValidationError, match="Civil society"):
        start_marking(jury.call, by=jury.by, at=NOW)


def test_everybody_marks_every_application_when_the_rules_name_no_number():
    jury = small_jury()
    assert start_marking(jury.call, by=jury.by, at=NOW).state == CallState.MARKING
    assert MarkingTask.objects.filter(application__call=jury.call).count() == 9


def test_marking_does_not_begin_while_a_conflict_waits_to_be_checked():
    jury = small_jury()
    BoardMember.objects.create(applicant=jury.applications[0].applicant, name="Abdykerimova Zarina")
    found = conflicts.find_conflicts(jury.call, by=jury.by, at=NOW)
    assert [(row.marker, row.finding) for row in found] == [(jury.markers[2], Finding.SAME_NAME)]
    with pytest.raises(ValidationError, match="Settle first"):
        start_marking(jury.call, by=jury.by, at=NOW)
    conflicts.settle_conflict(found[0], stands=True, why="Өзү экен", by=jury.by, at=NOW)
    start_marking(jury.call, by=jury.by, at=NOW)
    assert not MarkingTask.objects.filter(application=jury.applications[0], marker=jury.markers[2]).exists()


@pytest.mark.parametrize("state", [ApplicationState.SUBMITTED, ApplicationState.OPENED, ApplicationState.TO_REPAIR])
def test_marking_does_not_begin_while_an_application_is_not_checked(state):
    jury = small_jury()
    Application.objects.filter(number=2).update(state=state)
    with pytest.raises(ValidationError, match="Not checked yet: № 2"):
        start_marking(jury.call, by=jury.by, at=NOW)


def test_a_round_of_a_rolling_call_does_not_wait_for_the_next_one():
    jury = small_jury(state=CallState.OPEN, is_rolling=True)
    Application.objects.filter(number=2).update(state=ApplicationState.OPENED)
    start_marking(jury.call, by=jury.by, at=NOW)
    assert MarkingTask.objects.filter(application__call=jury.call).count() == 6


def test_what_was_settled_is_not_put_before_the_secretary_again():
    jury = small_jury()
    organisation = jury.applications[1].applicant.organisation
    AssignmentFactory(account=jury.markers[1].member.account, role=Role.ACCOUNTANT, organisation=organisation)
    [found] = conflicts.find_conflicts(jury.call, by=jury.by, at=NOW)
    assert (found.finding, found.facts) == (Finding.POST, {"post": "Accountant"})
    conflicts.settle_conflict(found, stands=False, why="2019-жылы кеткен", by=jury.by, at=NOW)
    assert conflicts.find_conflicts(jury.call, by=jury.by, at=NOW) == []


def test_a_declared_relative_is_looked_for_among_the_people_of_applicants():
    jury = small_jury()
    BoardMember.objects.create(applicant=jury.applications[2].applicant, name="Нурлан Тентиев")
    conflicts.name_relatives(jury.markers[1], relatives="Тентиев Нурлан\n\n", by=jury.by, at=NOW)
    [found] = conflicts.find_conflicts(jury.call, by=jury.by, at=NOW)
    assert (found.finding, found.application) == (Finding.RELATIVE, jury.applications[2])


def test_a_partner_of_a_project_is_known_by_its_name_in_any_spelling():
    jury = small_jury()
    fund = OrganisationFactory(names={"ky": "«Жаңы Жол» коомдук фонду", "ru": "ОФ «Жаны Жол»"})
    AssignmentFactory(account=jury.markers[1].member.account, role=Role.ACCOUNTANT, organisation=fund)
    ProjectPartner.objects.create(application=jury.applications[0], name="ОФ Жаңы-Жол")
    [found] = conflicts.find_conflicts(jury.call, by=jury.by, at=NOW)
    assert (found.marker, found.finding, found.facts["certainty"]) == (jury.markers[1], Finding.PARTNER, "certain")


def test_a_sister_or_namesake_of_a_member_waits_to_be_checked():
    jury = small_jury()
    add_member(jury, "Абдыкеримова Зарина Асановна")
    BoardMember.objects.create(applicant=jury.applications[0].applicant, name="Абдыкеримова Айнура Асановна")
    found = conflicts.find_conflicts(jury.call, by=jury.by, at=NOW)
    assert [(row.marker, row.finding) for row in found] == [(jury.markers[3], Finding.KIN)]


def test_after_her_recusal_a_member_sees_nothing_and_her_marks_do_not_count():
    jury = handed_out()
    marker, task = jury.markers[0], task_of(jury, 0, 0)
    send_marks(task, given=GOOD, by=jury.actor(marker), at=NOW)
    assert counted_marks(jury.call).count() == 2
    kind = ConflictKind.FAMILY
    conflicts.declare_conflict(marker, application=jury.applications[0], kind=kind, by=jury.actor(marker), at=NOW)
    user = Account.objects.get(pk=marker.member.account_id)
    task.refresh_from_db()
    assert (counted_marks(jury.call).count(), Mark.objects.count(), task.end_reason) == (0, 2, "recused")
    assert is_barred(user, jury.applications[0])
    assert list(barred_from(user)) == [jury.applications[0]]
    assert not can_mark(user, task, TODAY)
    with pytest.raises(ValidationError, match="any more"):
        send_marks(task, given=GOOD, by=jury.actor(marker), at=NOW + timedelta(seconds=1))


def test_a_conflict_that_the_member_declared_is_not_dismissed_by_others():
    jury = small_jury()
    marker = jury.markers[0]
    row = conflicts.declare_conflict(
        marker, application=jury.applications[0], kind=ConflictKind.MEMBER, by=jury.actor(marker), at=NOW
    )
    with pytest.raises(ValidationError, match="herself"):
        conflicts.settle_conflict(row, stands=False, why="Жок", by=jury.by, at=NOW)
    assert Conflict.objects.get().state == ConflictState.STANDING


def test_when_nothing_is_marked_any_more_a_member_has_nothing_to_declare():
    jury = small_jury()
    marker = jury.markers[0]
    Call.objects.update(state=CallState.AGREED)
    marker.call.refresh_from_db()
    with pytest.raises(ValidationError, match="another state"):
        conflicts.declare_conflict(
            marker, application=jury.applications[0], kind=ConflictKind.WORK, by=jury.actor(marker), at=NOW
        )
    with pytest.raises(ValidationError, match="another state"):
        conflicts.declare_none(marker, applications=jury.applications, by=jury.actor(marker), at=NOW)


def test_what_another_reports_does_not_take_the_place_of_what_the_member_declared():
    jury = small_jury()
    pair = {"application": jury.applications[0], "at": NOW}
    marker = jury.markers[0]
    conflicts.declare_conflict(marker, kind=ConflictKind.OTHER, text="Кошуна", by=jury.actor(marker), **pair)
    with pytest.raises(ValidationError, match="herself"):
        conflicts.report_conflict(marker, text="Тааныш", by=jury.by, **pair)
    row = Conflict.objects.get()
    assert (row.source, row.text) == ("declared", "Кошуна")


def test_a_mark_needs_its_reason_and_lies_within_the_scale():
    jury = handed_out()
    wrong = {"need": Given(Decimal("10.5"), "Керек"), "budget": Given(Decimal("6"), " ")}
    with pytest.raises(ValidationError) as refused:
        send_marks(task_of(jury, 0, 0), given=wrong, by=jury.by, at=NOW)
    assert refused.value.message_dict == {
        "mark_need": ["From 0 to 10, at most two decimals."],
        "reason_budget": ["Write why you give this mark."],
    }


def test_a_changed_mark_is_a_new_row_and_both_stay():
    jury = handed_out()
    task = task_of(jury, 0, 0)
    send_marks(task, given=GOOD, by=jury.by, at=NOW)
    changed = GOOD | {"need": Given(Decimal("9"), "Талкуудан кийин")}
    send_marks(task, given=changed, by=jury.by, at=NOW + timedelta(hours=1))
    rows = Mark.objects.filter(task=task, criterion="need").order_by("at")
    assert [(row.mark_hundredths, row.replaced_at is None) for row in rows] == [(800, False), (900, True)]
    assert Mark.objects.filter(task=task, criterion="budget").count() == 1


def test_what_was_typed_is_kept_until_the_marks_are_given():
    jury = handed_out()
    task = keep_unfinished(task_of(jury, 0, 0), typed={"need": ("7,", ""), "budget": ("", "")}, by=jury.by, at=NOW)
    assert task.unfinished == {"need": ["7,", ""]}
    assert send_marks(task, given=GOOD, by=jury.by, at=NOW).unfinished == {}


def test_a_member_who_leaves_keeps_her_finished_marks_and_loses_the_rest():
    jury = handed_out()
    send_marks(task_of(jury, 0, 2), given=GOOD, by=jury.by, at=NOW)
    unseat_member(jury.markers[2], why="Ооруп калды", by=jury.by, at=NOW)
    left = MarkingTask.objects.filter(marker=jury.markers[2], ended_at=None)
    assert [task.application for task in left] == [jury.applications[0]]


def test_the_secretary_releases_a_member_from_an_application_with_a_reason():
    jury = handed_out()
    task = task_of(jury, 0, 2)
    with pytest.raises(ValidationError, match="reason"):
        release(task, why=" ", by=jury.by, at=NOW)
    release(task, why="Жолдо", by=jury.by, at=NOW)
    assert MarkingTask.objects.get(pk=task.pk).end_reason == "Жолдо"


PARTIAL = replace(TERMS, commission=replace(TERMS.commission, per_application=2, group_minimum={"cso": 1}))


def pairs(jury: SmallJury) -> set[tuple[int | None, str]]:
    tasks = MarkingTask.objects.filter(application__call=jury.call, ended_at=None)
    return set(tasks.values_list("application__number", "marker__member__name"))


def test_applications_are_handed_out_evenly_with_the_minimum_of_each_group():
    jury = small_jury(PARTIAL)
    start_marking(jury.call, by=jury.by, at=NOW)
    by_application = {number: [name for other, name in pairs(jury) if other == number] for number in (1, 2, 3)}
    assert all(len(names) == 2 and "Гүлмира Тентиева" in names for names in by_application.values())


def test_a_late_recusal_changes_one_pair_and_no_other():
    jury = small_jury(PARTIAL)
    start_marking(jury.call, by=jury.by, at=NOW)
    before = pairs(jury)
    marker = next(row for row in jury.markers[::2] if (1, row.member.name) in before)
    other = next(row for row in jury.markers[::2] if row != marker)
    conflicts.declare_conflict(
        marker, application=jury.applications[0], kind=ConflictKind.WORK, by=jury.actor(marker), at=NOW
    )
    assert pairs(jury) == before - {(1, marker.member.name)} | {(1, other.member.name)}


def test_when_nobody_of_a_group_is_left_the_recusal_stands_and_the_cause_is_said():
    jury = small_jury(PARTIAL)
    marker = jury.markers[1]
    conflicts.declare_conflict(
        marker, application=jury.applications[2], kind=ConflictKind.WORK, by=jury.actor(marker), at=NOW
    )
    with pytest.raises(ValidationError, match=r"Application 3 needs .* Civil society, 1\. Those who can mark it: 0"):
        start_marking(jury.call, by=jury.by, at=NOW)
    assert is_barred(Account.objects.get(pk=marker.member.account_id), jury.applications[2])
