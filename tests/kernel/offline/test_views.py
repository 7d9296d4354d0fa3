"""The doors of the work without a network: the shell, the service worker, taking along, sending, deciding."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from birge.kernel.models import JournalEntry, OfflineOperation
from birge.kernel.offline.receiving import receive
from birge.kernel.shell import day_work_for
from tests.kernel.offline.app.models import Yard
from tests.kernel.offline.factories import AIMAK, AT, OTHER, YardFactory, clerk_of, operation

pytestmark = pytest.mark.django_db


def client_of(place) -> Client:
    client = Client()
    client.force_login(clerk_of(place), backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def send(client: Client, **changed):
    body = {
        "account": client.session["_auth_user_id"] if client.session else "",
        "id": str(uuid4()),
        "kind": "yards",
        "subject": "",
        "base_version": "1",
        "saw": {},
        "values": {},
        "made_at": AT.isoformat(),
    } | changed
    return client.post(reverse("offline:send"), json.dumps(body), content_type="application/json")


def test_the_shell_is_the_same_for_everybody_and_about_nobody():
    visitor, clerk = Client(), client_of(AIMAK)

    pages = [client.get(reverse("offline:shell")) for client in (visitor, clerk)]

    assert pages[0].content == pages[1].content
    assert pages[0].cookies == {}


def test_the_service_worker_names_every_part_that_the_shell_needs():
    worker = Client().get("/service-worker.js")
    shell = Client().get(reverse("offline:shell"))
    parts = json.loads(worker.content.decode().partition("const PACK = ")[2].partition(";\n")[0])

    assert (worker["Content-Type"], worker["Cache-Control"]) == ("text/javascript; charset=utf-8", "no-cache")
    assert parts["version"] == shell["X-Offline-Version"]
    assert parts["shell"] == reverse("offline:shell")
    linked = [part for part in shell.content.decode().split('"') if part.startswith("/static/")]
    assert set(linked) <= set(parts["statics"])


def test_a_visitor_is_asked_to_sign_in():
    client = Client()

    answers = [client.get(reverse("offline:state")), client.post(reverse("offline:take", args=["yards"]))]

    assert [(answer.status_code, answer.json()) for answer in answers] == [(403, {"problem": "sign-in"})] * 2
    assert client.get(reverse("offline:back")).status_code == 302


def test_taking_along_gives_what_the_person_may_see_and_is_one_reading():
    mine, other = YardFactory(), YardFactory(place=OTHER)

    answer = client_of(AIMAK).post(reverse("offline:take", args=["yards"]), {"street": "Ленин"}).json()

    assert [piece["subject"] for piece in answer["pieces"]] == [str(mine.pk)]
    assert 'name="sheep" value="5"' in answer["pieces"][0]["html"]
    entry = JournalEntry.objects.get(verb="yards.read")
    assert (entry.subjects, entry.is_read) == ([f"yards.yard:{mine.pk}"], True)
    assert str(other.pk) not in json.dumps(answer)


def test_taking_along_what_one_may_not_is_refused_with_the_reason():
    YardFactory(place=OTHER)

    answer = client_of(AIMAK).post(reverse("offline:take", args=["yards"]), {"street": "Ленин"})

    assert (answer.status_code, answer.json()["words"]) == (403, "Бул көчө сиздики эмес.")
    assert client_of(AIMAK).post(reverse("offline:take", args=["ghosts"])).status_code == 404


def test_sending_answers_with_the_thing_as_it_stands_now():
    yard, client = YardFactory(), client_of(AIMAK)

    answer = send(client, subject=str(yard.pk), values={"sheep": "7", "is_home": "on"}).json()

    assert (answer["outcome"], answer["piece"]["version"]) == ("done", "2")
    assert 'name="sheep" value="7"' in answer["piece"]["html"]


def test_a_conflict_is_answered_with_the_page_that_decides_it():
    yard, client = YardFactory(version=3), client_of(AIMAK)

    answer = send(client, subject=str(yard.pk), values={"sheep": "7", "is_home": "on"}).json()

    assert (answer["outcome"], client.get(answer["address"]).status_code) == ("conflict", 200)


@pytest.mark.parametrize(
    "changed",
    [{"id": "1"}, {"made_at": "yesterday"}, {"made_at": "2026-03-02T10:00"}, {"saw": []}, {"values": {"a": 1}},
     {"values": {"a": "\0"}}, {"kind": 5}, {"kind": "ghosts"},
     {"base_version": "9" * 81}, {"values": {"a": "x" * 5001}}],
)  # fmt: skip
def test_what_is_not_an_operation_is_named_and_leaves_nothing(changed):
    answer = send(client_of(AIMAK), **changed)

    assert (answer.status_code, answer.json()["problem"]) == (400, "malformed")
    assert OfflineOperation.objects.count() == 0


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff"])
def test_what_is_not_even_json_is_refused(body):
    assert client_of(AIMAK).post(reverse("offline:send"), body, content_type="application/json").status_code == 400


def test_another_persons_queue_is_not_sent_under_my_name():
    yard = YardFactory()

    answer = send(client_of(AIMAK), account=str(clerk_of(OTHER).pk), subject=str(yard.pk), values={"sheep": "7"})

    assert (answer.status_code, answer.json()) == (409, {"problem": "other-person"})
    assert Yard.objects.get(pk=yard.pk).sheep == 5


def test_sending_needs_the_token_against_forged_requests():
    client = Client(enforce_csrf_checks=True)
    client.force_login(clerk_of(AIMAK), backend=settings.AUTHENTICATION_BACKENDS[0])
    state = client.get(reverse("offline:state")).json()

    forged = client.post(reverse("offline:recovery"), {"vault": str(uuid4())})
    own = client.post(reverse("offline:recovery"), {"vault": str(uuid4())}, headers={"X-CSRFToken": state["csrf"]})

    assert (forged.status_code, own.status_code) == (403, 200)
    assert state["account"] == str(clerk_of(AIMAK).pk)
    assert JournalEntry.objects.filter(verb="kernel.offline.recovery").count() == 1


def conflict(sheep: str = "7") -> OfflineOperation:
    yard, clerk = YardFactory(), clerk_of(AIMAK)
    stale = operation(yard, sheep=sheep)
    receive(user=clerk, operation=operation(yard, sheep="9", phone=""), at=AT)
    return receive(user=clerk, operation=stale, at=AT)


def page_of(kept: OfflineOperation) -> str:
    return reverse("offline:operation", args=[kept.pk])


def test_the_page_shows_three_versions_and_marks_what_only_one_side_changed():
    kept = conflict()

    page = client_of(AIMAK).get(page_of(kept)).content.decode()

    assert '<input type="radio" name="side-phone" value="book" checked>' in page
    assert '<input type="radio" name="side-sheep" value="phone">' in page
    assert 'name="side-is_home"' not in page
    assert JournalEntry.objects.filter(verb="yards.read", subjects=[f"yards.yard:{kept.subject}"]).count() == 1


def test_what_is_marked_is_kept():
    kept, client = conflict(), client_of(AIMAK)

    chosen = {"version": "2", "name": ["sheep", "phone"], "side-sheep": "phone", "side-phone": "book"}
    client.post(page_of(kept), chosen)

    assert Yard.objects.values_list("sheep", "phone").get(pk=kept.subject) == (7, "")


@pytest.mark.parametrize(("every", "found"), [("phone", (7, "+996555000001")), ("book", (9, ""))])
def test_one_button_keeps_a_whole_side(every, found):
    kept = conflict()

    client_of(AIMAK).post(page_of(kept), {"version": "2", "name": ["sheep", "phone"], "every": every})

    assert Yard.objects.values_list("sheep", "phone").get(pk=kept.subject) == found


@pytest.mark.parametrize(
    ("sheep", "sent", "said"),
    [
        ("7", {"version": "2", "name": ["sheep", "phone"]}, "Choose a side in every line."),
        ("7", {"version": "1", "name": ["sheep", "phone"], "every": "book"}, "Somebody changed this"),
        ("6000", {"version": "2", "name": ["sheep", "phone"], "every": "phone"}, "Мынча кой болбойт."),
    ],
)
def test_a_decision_that_cannot_stand_says_why(sheep, sent, said):
    kept, client = conflict(sheep), client_of(AIMAK)
    client.cookies["birge_language"] = "en"

    assert said in client.post(page_of(kept), sent).content.decode()
    kept.refresh_from_db()
    assert kept.outcome == "conflict"


def test_the_neighbours_clerk_neither_sees_nor_decides():
    kept, neighbour = conflict(), client_of(OTHER)

    answers = [neighbour.get(page_of(kept)), neighbour.post(page_of(kept), {"version": "2", "every": "phone"})]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert str(kept.pk) not in neighbour.get(reverse("offline:operations")).content.decode()


def test_the_list_names_what_came_in_and_who_reads_it_is_journalled():
    kept = conflict()

    page = client_of(AIMAK).get(reverse("offline:operations")).content.decode()

    assert page.count(Yard.objects.get().head) == 2
    assert JournalEntry.objects.get(verb="yards.read").subjects == [f"yards.yard:{kept.subject}"]


def test_undecided_conflicts_stand_among_the_days_work():
    conflict()

    work = {item.url: item.count for item in day_work_for(clerk_of(AIMAK), AT)}

    assert work["/offline/?state=conflict"] == 1
    assert "/offline/?state=conflict" not in {item.url for item in day_work_for(clerk_of(OTHER), AT)}


def test_a_person_without_such_work_has_an_empty_list(client, django_user_model):
    kept = conflict()
    client.force_login(django_user_model.objects.create(username="guest", name="Конок"))

    assert str(kept.pk) not in client.get(reverse("offline:operations")).content.decode()
