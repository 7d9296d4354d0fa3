"""Lists, the page of a body, setting a body up, papers, calendars; and how much each page asks of the database."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from icalendar import Calendar

from birge.meetings.actions.meetings import cancel_meeting
from birge.meetings.actions.minutes import prepare_minutes
from birge.meetings.models import AgendaPaper, Body, BodyMember, BodyRules, CalendarFeed, LegalBase, Meeting
from birge.meetings.wiring import day_work
from birge.people.enums import Role
from tests.meetings.factories import LATER, STARTS_AT, announced, council, draft, first_item, in_session, motion
from tests.meetings.test_minutes import sign, voted
from tests.people.factories import AccountFactory, AssignmentFactory

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15


@pytest.fixture
def people():
    return council()


@pytest.fixture
def english(client):
    client.cookies["birge_language"] = "en"
    return client


def texts(client, name, *arguments, **query):
    return client.get(reverse(f"meetings:{name}", args=arguments), query).content.decode()


def test_meetings_are_found_by_body_and_by_matter(english, people):
    announced(people, "Көмүр бөлүштүрүү")
    other = announced(council(names={"ky": "Бюджет комиссиясы"}), "Жол оңдоо")

    for words in ("бюджет", "ЖОЛ"):
        text = texts(english, "meetings", q=words)
        assert str(other.pk) in text
        assert text.count("/meetings/0") == 1


def test_a_closed_matter_is_not_found_by_search(english, people):
    meeting = announced(people, "Асановдун арызы")
    meeting.items.update(is_closed=True)

    assert str(meeting.pk) not in texts(english, "meetings", q="Асанов")


def test_a_body_is_shown_as_of_a_day(english, people):
    old = people.members[0]
    old.ends_on = date(2022, 1, 1)
    old.save()
    LegalBase.objects.filter(body=people.body).update(ends_on=date(2023, 12, 1))

    assert old.name in texts(english, "body", people.body.pk, on="2021-12-31")
    assert old.name not in texts(english, "body", people.body.pk, on="2022-01-01")
    assert "does not hold on this day" in texts(english, "body", people.body.pk)
    assert "does not hold on this day" not in texts(english, "body", people.body.pk, on="2023-11-30")
    assert "to confirm" in texts(english, "body", people.body.pk, on="not-a-day")


def test_a_body_is_set_up_by_forms(english):
    account = AssignmentFactory(role=Role.ADMINISTRATOR, place=council().body.place).account
    english.force_login(account)
    place = account.assignments.get().place
    founded = {
        "host": f"place:{place.pk}", "kind": "commission", "name_ky": "Көмүр комиссиясы",
        "starts_on": "2026-01-01", "is_public": "on",
    }  # fmt: skip
    english.post(reverse("meetings:found_body"), founded)
    body = Body.objects.get(names__ky="Көмүр комиссиясы")
    clerk = AccountFactory(username="aizada")
    member = {"sign_in_name": "Aizada", "role": "secretary", "starts_on": "2026-01-01"}
    english.post(reverse("meetings:add_member", args=[body.pk]), member)
    rules = {
        "starts_on": "2026-01-01", "quorum_numerator": 2, "quorum_denominator": 3, "majority": "members",
        "notice_days": 3, "source_quorum": "жобо, 5-пункт",
    }  # fmt: skip
    english.post(reverse("meetings:set_rules", args=[body.pk]), rules)
    base = {"act": "Токтом", "starts_on": "2026-01-01"}
    english.post(reverse("meetings:add_legal_base", args=[body.pk]), base)
    found = BodyRules.objects.get(body=body)

    assert BodyMember.objects.get(body=body).account == clerk
    assert (found.sources, found.quorum.of(9), "majority" in found.unconfirmed()) == (
        {"quorum": "жобо, 5-пункт"}, 6, True,
    )  # fmt: skip
    english.post(reverse("meetings:end_member", args=[body.members.get().pk]), {"ends_on": "2026-02-01"})
    english.post(reverse("meetings:end_legal_base", args=[body.legal_bases.get().pk]), {"ends_on": "2026-02-01"})
    english.post(reverse("meetings:end_body", args=[body.pk]), {"ends_on": "2026-02-01"})
    body.refresh_from_db()
    assert {body.ends_on, body.members.get().ends_on, body.legal_bases.get().ends_on} == {date(2026, 2, 1)}


def test_rules_of_the_past_are_not_rewritten(english, people):
    english.force_login(people.secretary.account)
    rules = {
        "starts_on": "2019-01-01",
        "quorum_numerator": 1,
        "quorum_denominator": 2,
        "majority": "cast",
        "notice_days": 0,
    }
    text = english.post(reverse("meetings:set_rules", args=[people.body.pk]), rules).content.decode()
    assert "choose a later day" in text
    english.post(reverse("meetings:set_rules", args=[people.body.pk]), {**rules, "starts_on": "2026-05-01"})

    assert list(people.body.rules.order_by("starts_on").values_list("starts_on", "ends_on")) == [
        (date(2020, 1, 1), date(2026, 5, 1)), (date(2026, 5, 1), None),
    ]  # fmt: skip


def test_short_notice_needs_a_reason(english):
    people = council(notice_days=3650)
    english.force_login(people.secretary.account)
    meeting = draft(people)
    Meeting.objects.filter(pk=meeting.pk).update(starts_at="2030-01-01T04:00Z")
    address = reverse("meetings:announce", args=[meeting.pk])
    assert "days of notice" in english.post(address).content.decode()
    english.post(address, {"short_notice_reason": "өзгөчө кырдаал"})
    meeting.refresh_from_db()

    assert (meeting.state, meeting.short_notice_reason) == ("announced", "өзгөчө кырдаал")


def test_papers_of_closed_matters_are_for_members(english, people):
    meeting = announced(people)
    english.force_login(people.secretary.account)
    upload = SimpleUploadedFile("тизме.txt", "Асанов А.\n".encode())
    english.post(reverse("meetings:attach_paper", args=[first_item(meeting).pk]), {"title": "Тизме", "file": upload})
    paper = AgendaPaper.objects.get()
    address = reverse("meetings:paper", args=[paper.pk])
    english.logout()
    assert english.get(address).status_code == 200
    meeting.items.update(is_closed=True)
    assert english.get(address).status_code == 403
    english.force_login(people.chair.account)
    assert b"".join(english.get(address).streaming_content) == "Асанов А.\n".encode()


def events(response):
    return Calendar.from_ical(response.content).walk("VEVENT")


def test_a_bodys_calendar_holds_its_announced_meetings_also_the_cancelled(english, people):
    first, second = announced(people), announced(people)
    draft(people)
    cancel_meeting(meeting=second, reason="кар", by=people.by, at=LATER)
    found = events(english.get(reverse("meetings:calendar_of_body", args=[people.body.pk])))

    assert [(event["status"], int(event["sequence"])) for event in found] == [("CONFIRMED", 0), ("CANCELLED", 1)]
    assert str(found[0]["uid"]).startswith(str(first.pk))
    assert (found[0].decoded("dtstart"), found[0].decoded("dtend")) == (STARTS_AT, STARTS_AT + timedelta(hours=2))


def test_a_private_calendar_opens_by_its_token_until_it_is_revoked(english, people):
    announced(people)
    announced(council(is_public=False))
    english.force_login(people.members[0].account)
    page = english.post(reverse("meetings:make_calendar")).content.decode()
    address = page.split("<code>")[1].split("</code>")[0]
    path = address.removeprefix("http://127.0.0.1:8000")
    english.logout()
    assert len(events(english.get(path))) == 1
    assert CalendarFeed.objects.get().token_hash not in path

    english.force_login(people.members[0].account)
    english.post(reverse("meetings:revoke_calendar"))
    assert english.get(path).status_code == 404


def test_the_home_page_says_what_waits(people):
    minutes = prepare_minutes(meeting=voted(people), by=people.by, at=LATER)
    announced(people)
    chair = people.chair.account
    soon = STARTS_AT - timedelta(hours=20)

    assert sorted(work.url for work in day_work(chair, soon)) == sorted(
        [reverse("meetings:minutes", args=[minutes.pk]), reverse("meetings:meeting", args=[Meeting.objects.last().pk])]
    )
    sign(minutes, people)
    assert [work.url for work in day_work(chair, STARTS_AT)] == [
        reverse("meetings:meeting", args=[Meeting.objects.last().pk])
    ]
    assert list(day_work(people.members[0].account, LATER)) == []


@pytest.mark.parametrize("name", ["meetings", "bodies", "mine"])
def test_a_list_asks_little_of_the_database(english, people, name, django_assert_max_num_queries):
    for _number in range(5):
        announced(council(names={"ky": "Кеңеш"}))
        announced(people)
    english.force_login(people.secretary.account)
    english.get(reverse("meetings:meetings"))
    with django_assert_max_num_queries(MOST_QUERIES):
        answer = english.get(reverse(f"meetings:{name}"))

    assert answer.status_code == 200


@pytest.mark.parametrize("role", ["visitor", "member", "secretary"])
def test_the_pages_of_body_meeting_and_minutes_ask_little(english, people, role, django_assert_max_num_queries):
    meeting = voted(people)
    minutes = sign(prepare_minutes(meeting=meeting, by=people.by, at=LATER), people)
    viewers = {"visitor": AnonymousUser(), "member": people.members[0].account, "secretary": people.secretary.account}
    if role != "visitor":
        english.force_login(viewers[role])
    meeting.items.update(is_closed=False)  # reading a closed matter writes the journal, on top of what is counted
    english.get(reverse("meetings:meetings"))
    for name, thing in (("body", people.body), ("meeting", meeting), ("minutes", minutes)):
        with django_assert_max_num_queries(MOST_QUERIES):
            answer = english.get(reverse(f"meetings:{name}", args=[thing.pk]))
        is_for_members = (role, name) == ("visitor", "minutes")  # they are not published
        assert answer.status_code == (403 if is_for_members else 200), name


def test_the_page_of_an_open_meeting_asks_little(english, django_assert_max_num_queries):
    people = council(12)
    meeting = in_session(people)
    motion(people, meeting)
    english.force_login(people.secretary.account)
    english.get(reverse("meetings:meetings"))
    with django_assert_max_num_queries(MOST_QUERIES):
        answer = english.get(reverse("meetings:meeting", args=[meeting.pk]))

    assert answer.status_code == 200
