"""The public pages, and a family's own page."""

from __future__ import annotations

import json

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from birge.decisions.actions import decide, publish, supersede, try_rules
from birge.decisions.codes import code_of
from birge.decisions.queries import published_keys
from birge.decisions.views.mine import CODES
from birge.kernel.journal import subject_of
from birge.kernel.models import JournalEntry
from tests.decisions.factories import CLERK, TITLES, decided, drafted, proposal, published

pytestmark = pytest.mark.django_db

LIST = reverse("decisions:decisions")


@pytest.fixture(autouse=True)
def fresh_throttle():
    cache.clear()


def titles_on(response) -> list[str]:
    return [row[0]["value"] for row in response.context["rows"]]


def address(name: str, made) -> str:
    return reverse(f"decisions:{name}", args=[made.pk])


def test_everyone_sees_published_decisions_and_only_those(cast, now, client):
    published(cast.aimak, now, titles={"ky": "Көмүр"})
    decided(cast.aimak, now, titles={"ky": "Ун"})
    drafted(cast.aimak, now, titles={"ky": "Үрөн"})

    assert titles_on(client.get(LIST)) == ["Көмүр"]


def test_the_clerk_of_the_place_sees_what_is_decided_there(cast, now, client):
    made = decided(cast.aimak, now)
    client.force_login(cast.clerk)

    assert titles_on(client.get(LIST)) == ["Кышкы көмүр"]
    assert client.get(address("decision", made)).status_code == 200


@pytest.mark.parametrize("name", ["decision", "public_package", "full_package"])
def test_a_clerk_of_another_aimak_does_not_find_what_is_not_published(cast, now, client, name):
    made = decided(cast.aimak, now)
    client.force_login(cast.other_clerk)

    assert client.get(address(name, made)).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("clerk", 200), ("head", 200), ("other_clerk", 403), ("resident", 403)])
def test_the_full_package_is_for_those_who_may_see_its_inputs(cast, now, client, who, status):
    made = published(cast.aimak, now)
    client.force_login(getattr(cast, who))

    assert client.get(address("full_package", made)).status_code == status


def test_downloading_the_full_package_is_journalled(cast, now, client):
    made = published(cast.aimak, now)
    client.force_login(cast.clerk)

    client.get(address("full_package", made))

    entry = JournalEntry.objects.get(verb="decisions.download_full")
    assert (entry.account, entry.subjects) == (cast.clerk.pk, [subject_of(made)])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "УН"}, ["Ун"]),
        ({"q": "уголь"}, ["Көмүр"]),
        ({"q": "жок"}, []),
        ({"year": "2026"}, ["Көмүр", "Ун"]),
        ({"kind": "tests.coal"}, ["Көмүр", "Ун"]),
    ],
)
def test_the_list_is_searched_and_filtered(cast, now, client, query, found):
    published(cast.aimak, now, titles={"ky": "Көмүр", "ru": "Уголь"})
    published(cast.other_aimak, now, titles={"ky": "Ун", "ru": "Мука"})

    assert sorted(titles_on(client.get(LIST, query))) == found


def test_the_list_is_filtered_by_place(cast, now, client):
    published(cast.aimak, now, titles={"ky": "Көмүр"})
    published(cast.other_aimak, now, titles={"ky": "Ун"})

    assert titles_on(client.get(LIST, {"place": str(cast.other_aimak.pk)})) == ["Ун"]


def test_the_list_takes_as_many_queries_for_one_row_as_for_three(cast, now, client):
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get(LIST)
        return len(captured)

    published(cast.aimak, now)
    one = queries()
    published(cast.aimak, now)
    published(cast.other_aimak, now)

    assert queries() == one


def test_the_page_of_a_large_decision_takes_few_queries(cast, now, client):
    made = published(cast.aimak, now, proposal(subjects=500))

    with CaptureQueriesContext(connection) as captured:
        response = client.get(address("decision", made))

    assert response.status_code == 200
    assert len(captured) <= 15


def test_a_replaced_decision_leads_to_the_one_that_holds(cast, now, client):
    old = published(cast.aimak, now)
    new = supersede(old, source="tests.case:new", titles=TITLES, why="ката", by=CLERK, at=now)
    try_rules(new, proposals=[proposal()], by=CLERK, at=now)
    publish(decide(new, proposal=proposal(), request_key="n", by=CLERK, at=now), by=CLERK, at=now)

    page = client.get(address("decision", old)).content.decode()

    assert new.get_absolute_url() in page


def test_the_page_of_a_place_shows_what_was_published_there(cast, now, client):
    made = published(cast.aimak, now)
    decided(cast.aimak, now)

    page = client.get(cast.rayon.get_absolute_url()).content.decode()

    assert page.count(made.get_absolute_url()) == 1
    assert page.count("status-published") == 1


def test_the_public_keys_are_public(cast, now, client):
    published(cast.aimak, now)

    assert client.get(reverse("decisions:keys")).content.decode() == published_keys()


def own_page(client, row, name="mine"):
    return client.get(reverse(f"decisions:{name}", args=[code_of(row.cells)]))


def test_a_family_reads_its_own_row_by_its_code(cast, now, client):
    row = published(cast.aimak, now, proposal(amount=30)).rows.get(number=2)

    response = own_page(client, row)

    assert response.status_code == 200
    assert response.context["given"] == 10
    assert "Үй-бүлө 2" in response.content.decode()
    assert "Үй-бүлө 3" not in response.content.decode()
    assert response["Cache-Control"].count("no-store") == 1


@pytest.mark.parametrize(
    ("language", "why"),
    [
        ("ky", "Баарына жетпеди."),
        ("ru", "На всех не хватило."),
        ("en", "There was not enough for everyone."),
        ("uz", "Hammaga yetmadi."),
        ("tg", "Ба ҳама нарасид."),
    ],
)
def test_a_family_reads_why_in_its_language(cast, now, client, settings, language, why):
    row = published(cast.aimak, now, proposal(amount=30)).rows.get(number=2)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language

    assert why in own_page(client, row).content.decode()


def test_a_typed_code_leads_to_the_own_page(cast, now, client):
    row = published(cast.aimak, now).rows.get(number=1)

    response = client.post(reverse("decisions:enter_code"), {"code": code_of(row.cells).lower()}, follow=True)

    assert response.context["row"] == row


def test_a_code_opens_nothing_before_the_decision_is_published(cast, now, client):
    assert own_page(client, decided(cast.aimak, now).rows.first()).status_code == 404


def test_who_looked_at_a_row_is_shown_to_its_family(cast, now, client, django_user_model):
    made = published(cast.aimak, now)
    client.force_login(cast.clerk)
    client.get(address("full_package", made))
    client.logout()

    page = own_page(client, made.rows.get(number=1)).content.decode()

    assert cast.clerk.name in page


def test_the_proof_of_a_row_is_its_slip(cast, now, client):
    made = published(cast.aimak, now)

    slip = json.loads(own_page(client, made.rows.get(number=2), "my_proof").content)

    assert (slip["format"], slip["number"], slip["package"]) == ("birge.slip/1", 2, made.hash)


def test_whoever_tries_many_codes_must_wait(cast, now, client):
    wrong = reverse("decisions:mine", args=["0" * 20])
    statuses = {client.get(wrong).status_code for _ in range(CODES.most)}

    assert statuses == {404}
    assert client.get(wrong).status_code == 429
