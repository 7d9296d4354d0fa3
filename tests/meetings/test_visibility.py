"""Who sees and does what: the public, members, the secretary, people of other bodies."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from birge.meetings.actions.minutes import prepare_minutes, publish_minutes
from birge.meetings.actions.room import note_item
from birge.meetings.models import Body, Meeting, Minutes
from birge.meetings.rules import (
    bodies_visible_to,
    can_found,
    can_run,
    can_see_body,
    can_see_meeting,
    can_see_minutes,
    meetings_visible_to,
    minutes_visible_to,
)
from birge.people.enums import Role
from tests.meetings.factories import LATER, NOW, announced, council, draft, first_item
from tests.meetings.test_minutes import sign, text_of, voted
from tests.people.factories import AccountFactory, AssignmentFactory

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
VISITOR = AnonymousUser()


def get(client, name, thing, *more, language="en"):
    client.cookies["birge_language"] = language
    return client.get(reverse(f"meetings:{name}", args=[thing.pk, *more]))


def test_each_rule_agrees_with_its_filter():
    public, hidden = council(), council(is_public=False)
    things = [announced(public), announced(hidden)]
    drafts = [draft(public), draft(hidden)]
    minutes = [sign(prepare_minutes(meeting=voted(body), by=body.by, at=LATER), body) for body in (public, hidden)]
    publish_minutes(minutes=minutes[0], by=public.by, at=LATER)
    minutes = list(Minutes.objects.all())
    administrator = AssignmentFactory(role=Role.ADMINISTRATOR, place=hidden.body.place).account
    users = [VISITOR, public.chair.account, hidden.secretary.account, AccountFactory(), administrator]

    for user in users:
        seen = set(bodies_visible_to(user, Body.objects.all(), TODAY))
        assert seen == {body for body in Body.objects.all() if can_see_body(user, body, TODAY)}
        seen = set(meetings_visible_to(user, Meeting.objects.all(), TODAY))
        assert seen == {meeting for meeting in Meeting.objects.all() if can_see_meeting(user, meeting, TODAY)}
        seen = set(minutes_visible_to(user, Minutes.objects.all(), TODAY))
        assert seen == {one for one in minutes if can_see_minutes(user, one, TODAY)}
    assert set(meetings_visible_to(VISITOR, Meeting.objects.all(), TODAY)) >= {things[0]}
    assert not set(meetings_visible_to(VISITOR, Meeting.objects.all(), TODAY)) & {things[1], *drafts}


def test_a_correction_shows_to_the_public_only_when_it_is_signed_and_published(client):
    people = council()
    meeting = voted(people)
    note_item(item=first_item(meeting), noted="Биринчи сөз", by=people.by, at=LATER)
    publish_minutes(
        minutes=sign(prepare_minutes(meeting=meeting, by=people.by, at=LATER), people), by=people.by, at=LATER
    )

    def shown():
        page = get(client, "meeting", meeting).content.decode()
        return ["Биринчи сөз" in page, "Жаңы сөз" in page]

    note_item(item=first_item(meeting), noted="Жаңы сөз", by=people.by, at=LATER)
    assert shown() == [True, False]
    second = prepare_minutes(meeting=meeting, corrections="сөз", by=people.by, at=LATER)
    assert shown() == [True, False]
    second = sign(second, people)
    assert shown() == [True, False]
    publish_minutes(minutes=second, by=people.by, at=LATER)
    assert shown() == [False, True]


def test_only_the_bodys_own_secretary_runs_it():
    people, other = council(), council()

    assert can_run(people.secretary.account, people.body, TODAY)
    for stranger in (VISITOR, people.chair.account, other.secretary.account):
        assert not can_run(stranger, people.body, TODAY)


def test_a_secretary_whose_seat_ended_runs_nothing_any_more():
    people = council()
    people.secretary.ends_on = TODAY
    people.secretary.save()

    assert not can_run(people.secretary.account, people.body, TODAY)


def test_bodies_are_founded_by_an_administrator_or_secretary_of_the_host():
    place = council().body.place
    here = AssignmentFactory(role=Role.SECRETARY, place=place).account
    elsewhere = AssignmentFactory(role=Role.SECRETARY, place=council().body.place).account

    assert can_found(here, place=place, on=TODAY)
    assert not can_found(elsewhere, place=place, on=TODAY)


def test_the_public_sees_an_announced_agenda_without_closed_matters(client):
    meeting = announced(council(), "Көмүр бөлүштүрүү", "Жеке арыз")
    meeting.items.filter(order=2).update(is_closed=True)
    text = get(client, "meeting", meeting).content.decode()

    assert "Көмүр бөлүштүрүү" in text
    assert "Жеке арыз" not in text


def test_the_public_sees_results_only_after_the_minutes_are_published(client):
    people = council()
    meeting = voted(people)
    minutes = sign(prepare_minutes(meeting=meeting, by=people.by, at=LATER), people)
    assert "Бөлүштүрүү тизмеси бекитилсин" not in get(client, "meeting", meeting).content.decode()
    assert get(client, "minutes", minutes).status_code == 403
    publish_minutes(minutes=minutes, by=people.by, at=LATER)
    text = get(client, "meeting", meeting).content.decode()

    assert "Бөлүштүрүү тизмеси бекитилсин" in text
    assert "Жеке арыз" not in text
    assert get(client, "minutes", minutes).status_code == 200


def test_the_public_file_is_given_to_the_public_and_the_full_one_to_members(client):
    people = council()
    minutes = sign(prepare_minutes(meeting=voted(people), by=people.by, at=LATER), people)
    publish_minutes(minutes=minutes, by=people.by, at=LATER)
    public = get(client, "minutes_file", minutes, "ru").content
    client.force_login(people.chair.account)
    full = get(client, "minutes_file", minutes, "ru").content

    kept = {file.is_public: file.file.sha256 for file in minutes.files.filter(language="ru").select_related("file")}
    assert public[:5] == full[:5] == b"%PDF-"
    assert kept[True] != kept[False]
    assert ("Жеке арыз" in text_of(full), "Жеке арыз" in text_of(public)) == (True, False)


@pytest.mark.parametrize("name", ["announce", "cancel", "change", "open", "close", "attendance", "add_item"])
def test_a_secretary_of_another_body_is_refused_every_act(client, name):
    meeting = announced(council())
    client.force_login(council().secretary.account)

    assert client.post(reverse(f"meetings:{name}", args=[meeting.pk])).status_code == 403


@pytest.mark.parametrize("name", ["body", "calendar_of_body", "plan", "add_member", "set_rules", "add_legal_base"])
def test_a_hidden_body_shows_nothing_to_a_stranger(client, name):
    body = council(is_public=False).body
    client.force_login(AccountFactory())

    assert client.get(reverse(f"meetings:{name}", args=[body.pk])).status_code == 403
