"""The two aiyl aimaks of the demo are merged: names, roles, decisions and pages are right before and after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from birge.algorithms.packages import verify
from birge.decisions.enums import Variant
from birge.decisions.queries import package_bytes
from birge.kernel.actors import SYSTEM
from birge.people.actions import add_account, appoint
from birge.people.enums import Role
from birge.people.models import Account
from birge.people.rules import actor_of, may
from birge.places.actions import NewUnit, merge_places
from birge.places.models import Place
from birge.places.queries import covers, name_of, within
from birge.sharing.models import ShareOut
from birge.sharing.rules import can_see, visible_to
from birge.site.demo.cast import AIMAK, OTHER_AIMAK
from tests.house.world import NOW
from tests.shared_rows import kept

BEFORE, AFTER = date(2026, 10, 31), date(2026, 11, 1)
pytestmark = [pytest.mark.django_db, pytest.mark.any_database]  # places and people have their mergers on both


class Reform:
    """The demo after the merger of both aimaks into a new one, with a clerk of its own."""

    def __init__(self) -> None:
        call_command("demo", verbosity=0, households=40)
        self.old, self.other = Place.objects.get(soate=AIMAK), Place.objects.get(soate=OTHER_AIMAK)
        self.village = within([self.old.pk], BEFORE).exclude(pk=self.old.pk).order_by("soate")[0]
        self.other_village = within([self.other.pk], BEFORE).exclude(pk=self.other.pk).order_by("soate")[0]
        administrator = actor_of(Account.objects.get(username="administrator"))
        into = NewUnit(names={"ky": "Бириккен айыл аймагы", "ru": "Бириккенский айылный аймак"})
        merge_places(places=[self.old, self.other], into=into, on=AFTER, act="Үлгү", by=administrator, at=NOW)
        self.new = Place.objects.filter(names__text="Бириккен айыл аймагы").get()
        self.clerk = Account.objects.get(username="clerk")
        self.new_clerk = add_account(username="new-clerk", name="Жаңы адис", by=SYSTEM, at=NOW)
        appoint(account=self.new_clerk, role=Role.CLERK, place=self.new, starts_on=AFTER, by=SYSTEM, at=NOW)

    def may(self, person: Account, place: Place, on: date) -> bool:
        return bool(may(person, {Role.CLERK}, place=place, on=on))


@pytest.fixture(scope="module")
def reform(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Reform]:
    with kept(django_db_blocker):
        yield Reform()


def test_names_and_what_lies_in_what_are_right_before_and_after(reform):
    assert name_of(reform.old, BEFORE, "ru") == "Кароолский айылный аймак"
    assert name_of(reform.new, AFTER, "ky") == "Бириккен айыл аймагы"
    assert covers(reform.old, reform.village, BEFORE)
    assert not covers(reform.new, reform.village, BEFORE)
    assert covers(reform.new, reform.village, AFTER)
    assert covers(reform.new, reform.other_village, AFTER)


def test_a_clerk_keeps_exactly_the_territory_that_she_had(reform):
    for on in (BEFORE, AFTER):
        assert reform.may(reform.clerk, reform.village, on)
        assert not reform.may(reform.clerk, reform.other_village, on)
    assert not reform.may(reform.clerk, reform.new, AFTER)


def test_the_new_clerk_has_both_territories_from_that_day_on(reform):
    assert reform.may(reform.new_clerk, reform.village, AFTER)
    assert reform.may(reform.new_clerk, reform.other_village, AFTER)
    assert not reform.may(reform.new_clerk, reform.village, BEFORE)


def test_what_hangs_on_the_ended_aimak_is_seen_by_its_clerk_and_by_the_new_one_and_not_by_the_neighbour(reform):
    share_out = ShareOut.objects.order_by("created_at")[0]
    neighbour = Account.objects.get(username="clerk-of-the-neighbour")

    for person, sees in [(reform.clerk, True), (reform.new_clerk, True), (neighbour, False)]:
        assert bool(can_see(person, share_out, AFTER)) is sees
        assert visible_to(person, ShareOut.objects.all(), AFTER).filter(pk=share_out.pk).exists() is sees


def test_an_old_decision_still_verifies_and_its_page_names_the_aimak_as_it_was(reform, client):
    decision = ShareOut.objects.order_by("created_at")[0].decision
    page = client.get(reverse("decisions:decision", args=[decision.pk]))

    assert verify(package_bytes(decision, Variant.FULL) or b"").exit_code == 0
    assert "Кароолский айылный аймак" in page.content.decode()


def test_pages_of_the_places_can_be_asked_as_of_a_day(reform):
    visitor = Client()
    old, new = (reverse("places:place", args=[place.pk]) for place in (reform.old, reform.new))
    before = visitor.get(f"{old}?on={BEFORE}").content.decode()
    after = visitor.get(f"{old}?on={AFTER}").content.decode()

    assert visitor.get(f"{new}?on={AFTER}").status_code == 200
    assert str(reform.new.pk) not in before
    assert str(reform.new.pk) in after
    assert str(reform.old.pk) in visitor.get(f"{new}?on={AFTER}").content.decode()
