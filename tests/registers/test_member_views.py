"""People come into a household, leave it, die, become its head, live by themselves: as a clerk does it."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from birge.registers.enums import Arrival, Departure, Relation
from birge.registers.models import Household, Membership, PersonState
from birge.registers.queries import book_of
from tests.registers.clerks import send, signed_in, text
from tests.registers.factories import household, member

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)


@pytest.fixture
def clerk(cast):
    return signed_in(cast.clerk)


def members(home, on=DAY):
    return [(row.state.given_name, row.membership.relation) for row in book_of(home, on).members]


def test_a_household_is_founded_with_its_head(clerk, village):
    typed = {"village": str(village.pk), "kind": "family", "street": "Манас", "house": "4", "number": "9",
             "surname": "Асанов", "given_name": "Бакыт", "since": "2026-01-01"}  # fmt: skip
    answer = send(clerk, "found_household", **typed)
    home = Household.objects.get()

    assert answer["Location"] == home.get_absolute_url()
    assert members(home) == [("Бакыт", Relation.HEAD)]
    refused = send(clerk, "found_household", **typed)
    assert (refused.status_code, Household.objects.count(), PersonState.objects.count()) == (200, 1, 1)


def test_nobody_founds_a_household_in_the_neighbours_village(cast, clerk):
    typed = {
        "village": str(cast.other_village.pk),
        "kind": "family",
        "surname": "А",
        "given_name": "Б",
        "since": "2026-01-01",
    }
    answer = send(clerk, "found_household", **typed)

    assert (answer.status_code, Household.objects.exists()) == (200, False)


def test_a_child_is_born(clerk, village):
    home = household(village)
    member(home)
    born = {"surname": "Асанов", "given_name": "Нурбек", "born_on": "2026-02-03", "since": "2026-02-03"}
    send(clerk, "add_member", home.pk, **born, relation="child", arrival="birth")

    assert members(home) == [("Бакыт", Relation.HEAD), ("Нурбек", Relation.CHILD)]
    assert Membership.objects.latest("id").arrival == Arrival.BIRTH


def test_who_marries_into_another_household_leaves_the_first(clerk, village):
    home, other = household(village), household(village, house="2")
    member(home)
    bride = member(home, "Асанова", "Айгүл", pin="11111111111111")
    member(other, "Үсөнов", "Эрмек")
    send(
        clerk,
        "join_member",
        other.pk,
        pin="11111111111111",
        relation="child-in-law",
        arrival="marriage",
        since=str(DAY),
    )

    assert [name for name, _relation in members(home)] == ["Бакыт"]
    assert members(other) == [("Эрмек", Relation.HEAD), ("Айгүл", Relation.CHILD_IN_LAW)]
    assert Membership.objects.standing().get(person=bride, household=home).departure == Departure.MARRIAGE


def test_nobody_is_fetched_from_another_aimak_by_her_pin(cast, clerk, village):
    home = household(village)
    member(home)
    far = household(cast.other_village)
    member(far)
    member(far, "Башка", "Айгүл", pin="11111111111111")
    answer = send(clerk, "join_member", home.pk, pin="11111111111111", relation="child", arrival="move", since=str(DAY))

    assert (answer.status_code, len(members(home))) == (200, 1)


def test_a_head_leaves_and_names_another(clerk, village):
    home = household(village)
    head, child = member(home), member(home, given_name="Айгүл")
    typed = {"departure": "move", "last": "2026-02-28"}

    assert send(clerk, "leave", head.pk, **typed).status_code == 200
    send(clerk, "leave", head.pk, **typed, new_head=str(child.pk))
    assert members(home) == [("Айгүл", Relation.HEAD)]


def test_a_death_is_written_and_the_page_says_so(clerk, village):
    home = household(village)
    member(home)
    old = member(home, given_name="Апа", relation=Relation.PARENT)
    send(clerk, "death", old.pk, on="2026-02-10")

    assert len(members(home)) == 1
    assert reverse("registers:death", args=[old.pk]) not in text(clerk.get(old.get_absolute_url()))
    future = send(clerk, "death", member(home, given_name="Х").pk, on="2999-01-01")
    assert future.status_code == 200


def test_another_member_becomes_the_head(clerk, village):
    home = household(village)
    member(home)
    child = member(home, given_name="Айгүл")
    send(clerk, "change_head", home.pk, new_head=str(child.pk), since=str(DAY))

    assert members(home) == [("Айгүл", Relation.HEAD), ("Бакыт", Relation.OTHER_RELATIVE)]


def test_a_part_of_the_family_founds_a_household_of_its_own(clerk, village):
    home = household(village)
    member(home)
    son, wife = member(home, given_name="Эрмек"), member(home, given_name="Айгүл", relation=Relation.CHILD_IN_LAW)
    chosen = {f"of_{son.pk}": "head", f"of_{wife.pk}": "spouse"}
    typed = {"village": str(village.pk), "street": "Жаңы", "house": "1", "since": str(DAY)}

    assert send(clerk, "split", home.pk, **typed, **{f"of_{wife.pk}": "spouse"}).status_code == 200
    answer = send(clerk, "split", home.pk, **typed, **chosen)
    made = Household.objects.exclude(pk=home.pk).get()
    assert answer["Location"] == made.get_absolute_url()
    assert members(home) == [("Бакыт", Relation.HEAD)]
    assert sorted(members(made)) == [("Айгүл", Relation.SPOUSE), ("Эрмек", Relation.HEAD)]
