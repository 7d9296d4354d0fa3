"""The journal's page: controllers and administrators read their own territory's lines and nobody else's."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from birge.kernel.journal import record, record_read
from birge.kernel.journal_reading import changes_of
from birge.kernel.models import JournalEntry
from birge.kernel.sealing import seal
from birge.people.enums import Role
from birge.people.queries import readings_of
from birge.people.rules import actor_of, journal_visible_to
from tests.people.factories import AssignmentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines(cast):
    """One act in a role of each aimak and of a society, one that the other clerk did for herself."""
    now = timezone.now()

    def act(account, verb, scope=None):
        assignment = account.assignments.get(place=scope) if scope else account.assignments.first()
        return record(by=actor_of(account, assignment), at=now, verb=verb, subject="thing:1", before={"a": 1})

    return {
        "ours": act(cast.clerk, "sharing.edit"),
        "society's": act(cast.director, "people.change_organisation"),
        "theirs": act(cast.other_clerk, "sharing.edit"),
        "their own": record(
            by=actor_of(cast.other_clerk), at=now, verb="people.create_token", subject=cast.other_clerk
        ),
        "above": act(cast.rayon_administrator, "people.appoint"),
        "everywhere": act(cast.system_administrator, "people.appoint"),
    }


def seen(user, lines):
    visible = set(journal_visible_to(user, JournalEntry.objects.all(), timezone.localdate()))
    return {name for name, entry in lines.items() if entry in visible}


def test_each_overseer_reads_the_lines_of_her_own_territory(cast, lines):
    assert seen(cast.controller, lines) == {"ours", "society's"}
    assert seen(cast.administrator, lines) == {"ours", "society's"}
    assert seen(cast.rayon_administrator, lines) == set(lines) - {"everywhere"}
    assert seen(cast.system_administrator, lines) == set(lines)


def test_a_role_in_both_aimaks_opens_no_door_between_them(cast, lines):
    AssignmentFactory(account=cast.controller, role=Role.CLERK, place=cast.other_aimak)
    here = AssignmentFactory(account=cast.other_clerk, role=Role.CLERK, place=cast.aimak)
    ours = record(by=actor_of(cast.other_clerk, here), at=timezone.now(), verb="sharing.edit", subject="thing:2")

    assert seen(cast.controller, lines | {"hers here": ours}) == {"ours", "society's", "hers here", "their own"}


def test_the_neighbours_controller_sees_nothing_of_ours(client, cast, lines):
    neighbour = AssignmentFactory(role=Role.CONTROLLER, place=cast.other_aimak).account
    client.force_login(neighbour)
    answers = [client.get(reverse("people:journal"), query) for query in ({}, {"q": "Адис"}, {"format": "csv"})]

    assert seen(neighbour, lines) == {"theirs", "their own"}
    assert [cast.clerk.name in answer.content.decode() for answer in answers] == [False] * 3
    assert cast.other_clerk.name in answers[2].content.decode()


@pytest.mark.parametrize("who", ["clerk", "head", "resident", "director"])
def test_others_may_not_open_it(client, cast, who):
    client.force_login(getattr(cast, who))

    assert client.get(reverse("people:journal")).status_code == 403


def test_reading_the_journal_is_written_down_for_those_who_were_read(client, cast, lines):
    client.force_login(cast.controller)
    client.get(reverse("people:journal"))

    reading = readings_of(cast.clerk).get()
    assert (reading.verb, reading.by["name"], reading.by["role"]) == (
        "people.read_journal",
        cast.controller.name,
        "controller",
    )
    assert not readings_of(cast.other_clerk).exists()


def test_it_is_searched_and_filtered(client, cast, lines):
    record_read(
        by=actor_of(cast.clerk, cast.clerk.assignments.get()), at=timezone.now(), verb="sharing.read", subjects=["x:1"]
    )
    client.force_login(cast.controller)

    def verbs(**query):
        return sorted(row[3]["value"] for row in client.get(reverse("people:journal"), query).context["rows"])

    assert verbs(q="адис", kind="write") == ["sharing.edit"]
    assert verbs(q="people.change", days="7") == ["people.change_organisation"]
    assert verbs(q="thing:1") == ["people.change_organisation", "sharing.edit"]
    assert verbs(q=timezone.localdate().isoformat(), kind="write") == ["people.change_organisation", "sharing.edit"]
    assert verbs(q="2020-01-01") == []
    assert verbs(q="адис", kind="read") == ["sharing.read"]


def test_it_tells_how_far_it_is_sealed(client, cast, lines):
    seal(at=timezone.now())
    client.force_login(cast.controller)
    page = client.get(reverse("people:journal"))

    assert page.context["seal"].head.hash in page.content.decode()


def test_changes_are_told_field_by_field(cast):
    def told(before, after):
        return changes_of(JournalEntry(before=before, after=after))

    assert told({"name": "А", "old": 1}, {"name": "Б", "new": [1, 2]}) == ["name: А → Б", "old: 1 → —", "new: 1, 2"]
    assert told(None, {"done": True, "texts": {"ky": "сөз"}, "none": None}) == ["done: ✓", "texts: ky сөз", "none: —"]
    assert told(None, None) == []
