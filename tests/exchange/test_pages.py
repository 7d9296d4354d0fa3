"""The open pages: what stands on them, for whom, at what cost."""

from __future__ import annotations

import pytest
from django.urls import reverse

from birge.contests.models import Complaint
from birge.kernel.money import Money
from tests.exchange.factories import AWARDED, CallFactory
from tests.exchange.small_contests import announced, cancelled, decided

MOST_QUERIES = 15
pytestmark = pytest.mark.django_db


def page(client, name: str, *args: object) -> str:
    response = client.get(reverse(f"exchange:{name}", args=args))
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def english_client(client):
    client.cookies["birge_language"] = "en"
    return client


def test_the_page_of_a_contest_tells_winners_reasons_and_money(english_client, django_assert_max_num_queries):
    call = decided()
    with django_assert_max_num_queries(MOST_QUERIES):
        read = page(english_client, "contest", call.pk)

    assert "85.50" in read
    assert Money(200_000_00).format("en") in read
    assert "One resident" in read
    assert "Асан Үсөнов" not in read
    assert reverse("decisions:public_package", args=[call.awards.get().decision_id]) in read


def test_a_contest_without_a_decision_says_so(english_client):
    assert "Nothing is decided yet." in page(english_client, "contest", announced().pk)


def test_a_cancelled_contest_gives_its_reason(english_client):
    assert "Бюджет өзгөрдү" in page(english_client, "contest", cancelled().pk)


def test_the_list_finds_by_name_and_by_state(english_client):
    one, other = decided(), announced()

    read = page(english_client, "index")
    found = english_client.get(reverse("exchange:index"), {"q": one.names["ru"], "state": "decided"}).content.decode()

    assert one.names["ru"] in read
    assert other.names["ru"] in read
    assert reverse("exchange:contest", args=[one.pk]) in found
    assert reverse("exchange:contest", args=[other.pk]) not in found


def test_the_list_costs_the_same_for_many(english_client, django_assert_max_num_queries):
    for _number in range(60):
        announced()
    with django_assert_max_num_queries(5):
        page(english_client, "index")


@pytest.mark.parametrize(
    ("name", "kind"),
    [("ocds", "json"), ("ocds-records", "json"), ("360giving", "json"), ("iati", "xml"), ("xlsx", "sheet")],
)
def test_every_file_can_be_taken_and_kept_a_while(client, name, kind):
    address = reverse("exchange:contest_file", args=[decided().pk, name])
    first = client.get(address)
    again = client.get(address, headers={"if-none-match": first["ETag"]})

    assert first.status_code == 200
    assert kind in first["Content-Type"]
    assert "max-age=600" in first["Cache-Control"]
    assert again.status_code == 304


def test_a_file_of_what_is_not_there_is_not_found(client):
    call = announced()

    for name in ("360giving", "iati", "csv"):
        assert client.get(reverse("exchange:contest_file", args=[call.pk, name])).status_code == 404


def test_an_organisation_shows_what_it_won_was_paid_and_promised(english_client, django_assert_max_num_queries):
    call = decided()
    winner = call.applications.get(number=1).applicant.organisation
    with django_assert_max_num_queries(MOST_QUERIES):
        read = page(english_client, "organisation", winner.pk)

    assert str(call.applications.get(number=1)) in read
    assert str(call.applications.get(number=2)) not in read
    assert Money(140_000_50).format("en") in read
    assert "1 / 2" in read
    assert "Окуудан өткөндөр" in read


def test_a_customer_shows_the_contests_that_it_held(english_client):
    call = decided()

    assert call.names["ru"] in page(english_client, "organisation", call.customer_id)


def test_a_programme_adds_up_its_money_by_source_and_currency(english_client, django_assert_max_num_queries):
    call = decided()
    other = announced()
    with django_assert_max_num_queries(MOST_QUERIES):
        read = page(english_client, "programme", call.programme_id)

    assert read.count(Money(200_000_00).format("en")) == 2
    assert read.count(Money(400_000_00).format("en")) == 4
    assert Money(280_001_00).format("en") in read
    assert other.names["ru"] not in read


def test_a_programme_without_an_announced_contest_is_not_open(client):
    draft = CallFactory(announced_at=None, state="draft")

    assert client.get(reverse("exchange:programme", args=[draft.programme_id])).status_code == 404


def test_a_place_shows_the_contests_inside_it_and_no_others(english_client, cast, django_assert_max_num_queries):
    here, there = decided(cast.village), decided(cast.other_village)
    with django_assert_max_num_queries(MOST_QUERIES):
        read = page(english_client, "place", cast.aimak.pk)

    assert here.names["ru"] in read
    assert there.names["ru"] not in read


def test_a_complaint_is_told_by_its_step_and_state_never_in_its_words(english_client):
    call = decided()
    Complaint.objects.create(call=call, number=1, about="decision", text="Жашыруун", submitted_at=AWARDED)

    read = page(english_client, "contest", call.pk)

    assert "Submitted" in read
    assert "Жашыруун" not in read
