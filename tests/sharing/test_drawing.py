"""Families of the household book are found for an aid list."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from birge.kernel.models import JournalEntry
from birge.sharing.actions import add_claimants, compare, create, decide, hand_over
from birge.sharing.models import Claimant
from birge.sharing.needs import Need
from birge.sharing.queries import candidates
from birge.sharing.queries.matching import fitting
from birge.sharing.queries.share_outs import villages_of
from tests.sharing.drawing import AT, TODAY, filtered, home, page
from tests.sharing.factories import CLERK, MINUTES, data, family, fresh

pytestmark = pytest.mark.django_db


def heads(share_out, need):
    return sorted(row.head_surname for row in fitting(need, villages_of(share_out, TODAY), TODAY))


@pytest.mark.parametrize(
    ("need", "expected"),
    [
        (Need(), ["Байов", "Жардыев", "Көпов", "Майыпов"]),
        (Need(street="арык"), ["Көпов"]),
        (Need(statuses=("low-income", "disability-1")), ["Жардыев", "Майыпов"]),
        (Need(income_below_som=2000), ["Жардыев"]),
        (Need(income_below_som=4000), ["Жардыев"]),
        (Need(income_below_som=4001), ["Жардыев", "Көпов"]),
        (Need(children_under=3), ["Көпов"]),
        (Need(children_under=16), ["Байов", "Көпов"]),
        (Need(people_from=2, people_to=3), ["Байов"]),
        (Need(land_to_ha=Decimal(1)), ["Жардыев", "Көпов", "Майыпов"]),
        (Need(animals_to=0), ["Жардыев", "Көпов", "Майыпов"]),
        (Need(animal="poultry", animals_to=8), ["Көпов", "Майыпов"]),
        (Need(statuses=("low-income",), children_under=3), []),
        (Need(statuses=("low-income",), children_under=3, any_of_them=True), ["Жардыев", "Көпов"]),
    ],
)
def test_the_families_that_fit(share_out, families, need, expected):
    assert heads(share_out, need) == expected


def test_the_village_narrows(cast, share_out, families):
    assert heads(share_out, Need(village=cast.village.pk, children_under=3)) == ["Көпов"]
    assert heads(share_out, Need(village=cast.other_village.pk)) == []


def test_before_anything_is_added_the_clerk_sees_why_and_what_each_family_received(
    english_clerk, cast, share_out, families, django_assert_max_num_queries
):
    before = create(place=cast.aimak, data=data(titles={"ky": "Ун"}), by=CLERK, at=AT)
    given = replace(family(1, 4), household=families["poor"])
    add_claimants(before, claimants=[given], by=CLERK, at=AT)
    compare(before, by=CLERK, at=AT)
    decide(fresh(before), rule="proportional", minutes_text=MINUTES, request_key="x", by=CLERK, at=AT)
    hand_over(Claimant.objects.get(), amount=Fraction(3), by=CLERK, at=AT)
    english_clerk.get(page(share_out))  # the first page of a session writes it
    with django_assert_max_num_queries(15):
        text = english_clerk.get(filtered(share_out, statuses="low-income", income_below_som=2000)).content.decode()

    assert "Жардыев Бакыт" in text
    assert "Family with a low income; income a head: 1 500 som" in text.replace("\xa0", " ").replace("1,500", "1 500")
    assert "Ун: given 4 т, handed over 3 т" in text
    assert "Көпов" not in text
    assert not share_out.claimants.exists()


def test_what_was_given_longer_ago_is_not_counted(share_out, families, cast):
    before = create(place=cast.aimak, data=data(), by=CLERK, at=AT)
    add_claimants(before, claimants=[replace(family(1, 4), household=families["poor"])], by=CLERK, at=AT)
    compare(before, by=CLERK, at=AT)
    decide(fresh(before), rule="proportional", minutes_text=MINUTES, request_key="x", by=CLERK, at=AT)
    need = Need(statuses=("low-income",))

    def received(since):
        (found,), _count = candidates(share_out, need, TODAY, since)
        return len(found.received)

    assert (received(AT), received(AT + timedelta(days=1))) == (1, 0)


def test_a_family_that_was_typed_by_hand_is_pointed_out_in_any_spelling(english_clerk, share_out, families, cast):
    add_claimants(
        share_out, claimants=[replace(family(1, 2), name="Копов Бакыт", village=cast.village)], by=CLERK, at=AT
    )

    assert "Perhaps typed already" in english_clerk.get(filtered(share_out, children_under=3)).content.decode()


def test_looking_at_families_is_journalled_for_each_and_its_head(english_clerk, share_out, families):
    english_clerk.get(filtered(share_out, statuses="low-income"))
    read = JournalEntry.objects.get(verb="sharing.read_families")
    head = families["poor"].memberships.get().person

    assert read.subjects == [f"registers.household:{families['poor'].pk}", f"registers.person:{head.pk}"]


@pytest.mark.parametrize(
    "person", ["other_clerk", "head", "council_secretary", "controller", "resident", "administrator"]
)
def test_only_the_clerk_of_the_place_draws(client, cast, share_out, families, person):
    client.force_login(getattr(cast, person))

    assert client.get(filtered(share_out, people_to=99)).status_code in (403, 404)
    assert not JournalEntry.objects.filter(verb="sharing.read_families").exists()


def test_how_far_back_one_looks_is_entered_ahead_by_the_administrator_of_all(client, cast):
    client.force_login(cast.system_administrator)
    address = reverse("sharing:look_back")
    for starts_on in ("2020-01-01", "2099-01-01"):
        client.post(address, {"starts_on": starts_on, "months": 36, "source": "Токтом"})
    client.force_login(cast.clerk)

    entered = JournalEntry.objects.filter(verb="sharing.enter_look_back")
    assert [entry.after["starts_on"] for entry in entered] == ["2099-01-01"]
    assert client.get(address).status_code == 403


def test_a_page_of_many_families_costs_no_more_queries(english_clerk, cast, share_out, families):
    url = filtered(share_out, people_to=99)
    english_clerk.get(url)  # the first page of a session writes it
    costs = []
    for more in (0, 6):
        for number in range(more):
            home(cast.village, f"Дагыов{number}", house=str(100 + number))
        with CaptureQueriesContext(connection) as queries:
            english_clerk.get(url)
        costs.append(len(queries))

    assert costs[0] == costs[1] <= 15
