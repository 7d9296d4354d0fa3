"""When marks are taken: after the member said what ties her, until the last day, never once she is recused."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from birge.contests.actions import conflicts
from birge.contests.actions.assigning import extend_marking, start_marking
from birge.contests.actions.commission import seat_member
from birge.contests.actions.complaints import complain
from birge.contests.actions.marking import keep_unfinished, send_marks
from birge.contests.enums.commission import ConflictKind, MarkerGroup
from birge.contests.models import Attachment, BoardMember
from birge.contests.rules.applications import can_read_documents, can_read_opened
from birge.contests.words.commission import certainty_words
from birge.kernel.actors import Actor
from birge.kernel.files import store
from birge.kernel.models import JournalEntry
from birge.people.enums import Role
from birge.people.models import Account
from tests.contests.small_jury import NOW, TODAY, handed_out, small_jury
from tests.contests.test_commission import GOOD, task_of
from tests.people.factories import AssignmentFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def test_nothing_is_marked_before_the_member_has_said_that_nothing_ties_her():
    jury = small_jury()
    start_marking(jury.call, by=jury.by, at=NOW)
    for write in (lambda: send_marks(task_of(jury, 0, 0), given=GOOD, by=jury.by, at=NOW), lambda: keep_unfinished(
        task_of(jury, 0, 0), typed={"need": ("7", "")}, by=jury.by, at=NOW)):  # fmt: skip
        with pytest.raises(ValidationError, match="First say"):
            write()
    conflicts.declare_none(jury.markers[0], applications=jury.applications[:1], by=jury.by, at=NOW)
    assert send_marks(task_of(jury, 0, 0), given=GOOD, by=jury.by, at=NOW).done_at == NOW
    with pytest.raises(ValidationError, match="First say"):
        send_marks(task_of(jury, 1, 0), given=GOOD, by=jury.by, at=NOW)


LAST_SECOND = datetime(2026, 3, 5, 17, 59, 59, tzinfo=UTC)
"""Of the third working day after the second of March, in Bishkek."""


def test_marks_are_taken_to_the_last_second_of_their_term_and_then_only_after_an_extension_with_its_reason():
    jury = handed_out()
    send_marks(task_of(jury, 0, 0), given=GOOD, by=jury.by, at=LAST_SECOND)
    late = LAST_SECOND + timedelta(seconds=1)
    for application in (0, 1):
        with pytest.raises(ValidationError, match="time for marking is over"):
            send_marks(task_of(jury, application, 0), given=GOOD, by=jury.by, at=late)
    until = date(2026, 3, 10)
    with pytest.raises(ValidationError, match="reason"):
        extend_marking(jury.call, until=until, why=" ", by=jury.by, at=late)
    with pytest.raises(ValidationError, match="later day"):
        extend_marking(jury.call, until=date(2026, 3, 5), why="Оору", by=jury.by, at=late)
    assert extend_marking(jury.call, until=until, why="Оору", by=jury.by, at=late) == 9
    assert send_marks(task_of(jury, 1, 0), given=GOOD, by=jury.by, at=late).done_at == late
    entry = JournalEntry.objects.get(verb="contests.extend_marking")
    assert (entry.before, entry.after) == ({"until": "2026-03-05"}, {"until": "2026-03-10", "why": "Оору"})


def test_a_recused_member_gets_one_answer_at_every_address_of_the_application_in_whatever_role_she_asks():
    jury = handed_out()
    member, theirs = jury.markers[0].member.account, jury.applications[0]
    jury.call.applications.update(content=None)
    AssignmentFactory(account=member, role=Role.CLERK, organisation=jury.call.customer)
    file = store(content=[b"%PDF-1.7\n%%EOF\n"], name="charter.pdf", by=jury.by, at=NOW)
    paper = Attachment.objects.create(application=theirs, document="charter", file=file, added_at=NOW)
    facts = {"about": "screening", "text": "Кайра карагыла", "applicant": theirs.applicant, "application": theirs}
    row = complain(jury.call, **facts, by=Actor(account=None, name="Фонд"), at=NOW)
    addresses = [
        reverse("contests:application", args=[theirs.pk]),
        reverse("contests:formal_check", args=[theirs.pk]),
        reverse("contests:read_sealed", args=[theirs.pk]),
        reverse("contests:receipt", args=[theirs.pk]),
        reverse("contests:repair", args=[theirs.pk]),
        reverse("contests:attachment", args=[paper.pk]),
        reverse("contests:mark", args=[task_of(jury, 0, 0).pk]),
        row.get_absolute_url(),
    ]
    lists = [reverse(f"contests:{name}", args=[jury.call.pk]) for name in ("applications", "complaints")]
    client = Client(headers={"accept-language": "en"})
    client.force_login(member)
    assert can_read_opened(member, theirs, TODAY)
    assert [client.get(page).content.decode().count("Фонд 1") > 0 for page in lists] == [True, True]
    conflicts.declare_conflict(jury.markers[0], application=theirs, kind=ConflictKind.WORK, by=jury.by, at=NOW)
    assert {client.get(page).status_code for page in addresses} == {404}
    assert [client.get(page).content.decode().count("Фонд 1") for page in lists] == [0, 0]
    assert not can_read_documents(Account.objects.get(pk=member.pk), theirs, TODAY)


def test_a_director_who_is_recused_from_her_own_application_still_reads_it_as_its_applicant():
    jury = handed_out()
    jury.call.applications.update(content=None)
    member, own = jury.markers[0].member.account, jury.applications[0]
    AssignmentFactory(account=member, role=Role.DIRECTOR, organisation=own.applicant.organisation)
    conflicts.declare_conflict(jury.markers[0], application=own, kind=ConflictKind.MEMBER, by=jury.by, at=NOW)
    client = Client()
    client.force_login(member)
    assert client.get(reverse("contests:application", args=[own.pk])).status_code == 200


def test_the_secretary_reads_beside_each_detected_conflict_how_sure_it_is_and_on_what_ground():
    jury = handed_out()
    official, _member, expert = jury.markers
    AssignmentFactory(
        account=official.member.account,
        role=Role.ACCOUNTANT,
        organisation=jury.applications[0].applicant.organisation,
    )
    for name in ("Тентиева Гүлмира", "Абдыкеримова Зарина Асановна"):
        BoardMember.objects.create(applicant=jury.applications[1].applicant, name=name)
    found = conflicts.find_conflicts(jury.call, by=jury.by, at=NOW)
    words = {row.marker.member.name: certainty_words(row) for row in found}
    assert words[official.member.name] == "Certain: it stands in the records of Birge."
    assert words[expert.member.name] == "To be checked: the names are alike, but not the same in full."
    client = Client(headers={"accept-language": "en"})
    client.force_login(jury.secretary)
    client.cookies["birge_language"] = "en"
    page = client.get(reverse("contests:conflicts", args=[jury.call.pk])).content.decode()
    assert all(page.count(text) for text in words.values())


def test_a_sign_is_not_made_by_what_a_recused_secretary_does_not_see():
    jury = small_jury(sums=(250_000, 200_000))
    jury.call.applications.update(content={"texts": {"goal": "Максат"}, "rows": []})
    seat = seat_member(jury.commission, account=jury.secretary, group=MarkerGroup.EXPERTS, by=jury.by, at=NOW)
    conflicts.declare_conflict(seat, application=jury.applications[0], kind=ConflictKind.FAMILY, by=jury.by, at=NOW)
    client = Client(headers={"accept-language": "en"})
    client.force_login(jury.secretary)
    page = client.get(reverse("contests:applications", args=[jury.call.pk]))
    shown = [row.number for row in page.context["rows"]]
    assert (shown, page.context["recused"], page.context["flags"]) == ([2], 1, [])


def test_the_journal_names_the_criteria_that_were_marked_and_not_the_marks():
    jury = handed_out()
    send_marks(task_of(jury, 0, 0), given=GOOD, by=jury.by, at=NOW)
    assert JournalEntry.objects.get(verb="contests.mark").after == {"criteria": sorted(GOOD)}
