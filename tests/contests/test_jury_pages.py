"""The pages of the secretary, of a member, of an applicant: what they can do there, and what strangers cannot."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from birge.contests.actions.assigning import start_marking
from birge.contests.actions.awards import open_award, publish
from birge.contests.enums.awards import AwardState
from birge.contests.enums.calls import CallState
from birge.contests.enums.commission import ConflictKind
from birge.contests.models import Award, Commission, Complaint, Mark, Marker, MarkingTask
from birge.meetings.models import Meeting
from birge.people.enums import Role
from birge.people.models import Account
from tests.contests.small_jury import NOW, TERMS, TODAY, SmallJury, handed_out, jury_call, small_jury
from tests.contests.test_awards import decided, marked
from tests.people.factories import AccountFactory, AssignmentFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english", "_on_that_day")]


@pytest.fixture
def _on_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def as_person(account: Account | None) -> Client:
    client = Client(headers={"accept-language": "en"})
    if account is not None:
        client.force_login(account)
    client.cookies["birge_language"] = "en"
    return client


def member_of(jury: SmallJury, place: int) -> Account:
    return Account.objects.get(pk=jury.markers[place].member.account_id)


def task_of(jury: SmallJury, application: int, marker: int) -> MarkingTask:
    return MarkingTask.objects.get(application=jury.applications[application], marker=jury.markers[marker])


SHEET = {"mark_need": "8", "reason_need": "Керек", "mark_budget": "6,5", "reason_budget": "Так"}


def test_the_secretary_founds_a_commission_and_seats_a_member():
    jury = jury_call()
    desk = as_person(jury.secretary)
    desk.post(reverse("contests:found_commission", args=[jury.call.pk]), {"body": "new"})
    assert Commission.objects.get().body.members.get().account == jury.secretary
    AccountFactory(username="aibek", name="Айбек Шамшиев")
    facts = {"person": "aibek", "group": "officials", "role": "chair"}
    answer = desk.post(reverse("contests:seat_member", args=[jury.call.pk]), facts, follow=True)
    assert Marker.objects.get().member.name == "Айбек Шамшиев"
    assert "Айбек Шамшиев" in answer.content.decode()


def test_a_seat_that_the_rules_do_not_allow_is_said_beside_the_field():
    jury = small_jury()
    url = reverse("contests:seat_member", args=[jury.call.pk])
    answer = as_person(jury.secretary).post(url, {"name": "Дагы", "group": "officials", "role": "member"})
    assert "no more seats: Officials, 1" in answer.content.decode()


def test_a_member_declares_before_she_reads_and_then_marks_with_reasons():
    jury = small_jury()
    start_marking(jury.call, by=jury.by, at=NOW)
    client, task = as_person(member_of(jury, 0)), task_of(jury, 0, 0)
    page = reverse("contests:mark", args=[task.pk])
    declare = reverse("contests:declare", args=[jury.markers[0].pk])
    assert client.get(page)["Location"] == declare
    client.post(declare, {"relatives": ""})
    assert "Долбоор 1" in client.get(page).content.decode()
    refused = client.post(page, SHEET | {"reason_budget": ""})
    assert refused.status_code == 200
    assert Mark.objects.count() == 0
    client.post(page, SHEET | {"mark_budget": "6.5"})
    assert dict(Mark.objects.values_list("criterion", "mark_hundredths")) == {"need": 800, "budget": 650}


def test_what_is_typed_is_kept_while_she_types():
    jury = handed_out()
    client, page = as_person(member_of(jury, 0)), reverse("contests:mark", args=[task_of(jury, 0, 0).pk])
    answer = client.post(page, {"mark_need": "7", "reason_need": ""}, headers={"hx-request": "true"})
    assert answer.content.decode() == "Kept."
    assert 'value="7"' in client.get(page).content.decode()


def test_a_recused_member_gets_nothing_at_any_address_of_the_application():
    jury = handed_out()
    client, task = as_person(member_of(jury, 0)), task_of(jury, 0, 0)
    page = reverse("contests:mark", args=[task.pk])
    assert client.get(page).status_code == 200
    declare = reverse("contests:declare_conflict", args=[jury.markers[0].pk, jury.applications[0].pk])
    client.post(declare, {"kind": ConflictKind.FAMILY, "text": "Эжем"})
    assert client.get(page).status_code == 404
    assert client.post(page, SHEET).status_code == 404
    assert "Долбоор 1" not in client.get(reverse("contests:marking")).content.decode()


def test_another_member_and_a_stranger_cannot_open_a_members_task():
    jury = handed_out()
    page = reverse("contests:mark", args=[task_of(jury, 0, 0).pk])
    for account in (member_of(jury, 1), jury.secretary, AccountFactory()):
        assert as_person(account).get(page).status_code == 404
    assert as_person(None).get(page).status_code == 302


def test_marks_of_others_are_seen_after_ones_own():
    jury = marked()
    page = reverse("contests:mark", args=[task_of(jury, 0, 0).pk])
    client = as_person(member_of(jury, 0))
    assert "Marks of the other members" in client.get(page).content.decode()
    MarkingTask.objects.filter(pk=task_of(jury, 0, 0).pk).update(done_at=None)
    assert "Marks of the other members" not in client.get(page).content.decode()


def test_where_the_rules_say_never_nobody_sees_how_the_marks_lie_while_marking():
    jury = handed_out(replace(TERMS, visibility=replace(TERMS.visibility, others_marks="never")))
    MarkingTask.objects.update(done_at=NOW)

    page = as_person(member_of(jury, 0)).get(reverse("contests:spread", args=[jury.markers[0].pk]))
    assert (page.status_code, page.headers["location"]) == (302, reverse("contests:marking"))


def test_the_secretary_goes_from_marks_to_a_published_decision():
    jury = marked()
    desk = as_person(jury.secretary)
    award = reverse("contests:open_award", args=[jury.call.pk])
    page = desk.post(award)["Location"]
    pk = Award.objects.get().pk
    desk.post(reverse("contests:compute_award", args=[pk]))
    shown = desk.get(page)
    assert "The same projects win" in shown.content.decode() or "would win" in shown.content.decode()
    key = shown.context["form"]["request_key"].value()
    decide, paper = reverse("contests:decide_award", args=[pk]), {"minutes_text": "№ 1", "request_key": key}
    assert desk.post(decide, paper).content.decode().count("Write it from the minutes") == 4
    counts = {"held_on": TODAY, "present": 1, "in_favour": 1, "against": 0}
    said = desk.post(decide, paper | counts, follow=True).content.decode()
    assert "There was no quorum at this meeting, so it could not decide. Members with a vote: 3. Needed: 2" in said
    desk.post(decide, paper | counts | {"present": 3, "in_favour": 2, "against": 1})
    desk.post(reverse("contests:publish_award", args=[pk]))
    row = Award.objects.select_related("call").get()
    assert (row.state, row.call.state) == (AwardState.PUBLISHED, CallState.DECIDED)
    assert "Present: 3. There is a quorum. For: 2; Against: 1; Abstained: 0." in desk.get(page).content.decode()


def test_the_staff_page_of_a_decided_call_costs_at_most_fifteen_queries():
    jury = marked()
    publish(decided(jury), by=jury.by, at=NOW)
    client, page = as_person(jury.secretary), reverse("contests:call", args=[jury.call.pk])
    client.get(page)
    with CaptureQueriesContext(connection) as queries:
        said = client.get(page).content.decode()
    assert ("Marked: 9 / 9" in said, "Complaints" in said) == (True, True)
    assert len(queries) <= 15


def test_the_meeting_that_votes_is_planned_with_its_matter():
    jury = marked()
    award = open_award(jury.call, by=jury.by, at=NOW)
    facts = {"starts_at": "2026-03-05T10:00", "where": "Зал", "form": "in-person"}
    as_person(jury.secretary).post(reverse("contests:plan_sitting", args=[award.pk]), facts)
    meeting = Meeting.objects.get()
    assert Commission.objects.get().meeting == meeting
    assert "Социалдык долбоорлор" in meeting.items.get().title


def test_an_applicant_reads_her_result_and_complains_and_another_cannot():
    jury = marked()
    publish(decided(jury), by=jury.by, at=NOW)
    loser = jury.applications[0]
    director = AccountFactory()
    since = {"starts_on": date(2026, 1, 1)}
    AssignmentFactory(account=director, role=Role.DIRECTOR, organisation=loser.applicant.organisation, **since)
    page = reverse("contests:own_result", args=[loser.pk])
    client = as_person(director)
    shown = client.get(page).content.decode()
    assert "2 / 3" in shown
    assert "It would have been selected with 50,000 som more in the line." in shown
    assert "Adds to the score: <strong>48" in shown
    assert reverse("decisions:public_package", args=[Award.objects.get().decision_id]) in shown
    assert jury.markers[0].member.name not in shown
    assert as_person(AccountFactory()).get(page).status_code == 404
    url = f"{reverse('contests:complain', args=[jury.call.pk])}?application={loser.pk}"
    client.post(url, {"about": "decision", "text": "Балл туура эмес"})
    row = Complaint.objects.get()
    assert as_person(AccountFactory()).get(row.get_absolute_url()).status_code == 404
    desk = as_person(jury.secretary)
    desk.post(reverse("contests:take_complaint", args=[row.pk]))
    desk.post(row.get_absolute_url(), {"outcome": "declined", "answer": "Эрежеге туура"})
    row.refresh_from_db()
    assert (row.state, row.answer) == ("declined", "Эрежеге туура")
    assert "Эрежеге туура" in client.get(row.get_absolute_url()).content.decode()


def test_the_secretary_enters_a_complaint_that_came_on_paper():
    jury = marked()
    publish(decided(jury), by=jury.by, at=NOW)
    loser = jury.applications[0]
    loser.opened_at = NOW
    loser.save()
    desk, url = as_person(jury.secretary), reverse("contests:complain_on_paper", args=[jury.call.pk])
    listed = desk.get(reverse("contests:complaints", args=[jury.call.pk])).content.decode()
    assert url in listed
    sent = {
        "application": loser.pk,
        "received_at": "2026-03-02T09:00:00",
        "about": "decision",
        "text": "Балл туура эмес",
    }
    desk.post(url, sent)
    row = Complaint.objects.get()
    assert (row.applicant, row.submitted_at) == (loser.applicant, NOW - timedelta(hours=1))
    assert "On paper, entered by a clerk" in desk.get(row.get_absolute_url()).content.decode()
    assert as_person(AccountFactory()).get(url).status_code == 403
