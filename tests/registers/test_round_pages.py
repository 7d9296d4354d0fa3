"""The pages of the round: opened, walked on the site and on paper, closed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from birge.kernel.models import JournalEntry
from birge.registers.actions.rounds import open_round
from birge.registers.models import Household, Round
from birge.registers.queries.book import book_of
from birge.registers.queries.rounds import version_of
from tests.cast import Cast
from tests.registers.factories import AT, CLERK, household, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.clerk)
    client.cookies["birge_language"] = "en"
    return client


@pytest.fixture
def home(cast: Cast) -> Household:
    home = household(cast.village, phone="0555 1")
    member(home)
    return home


@pytest.fixture
def round_(cast: Cast) -> Round:
    on = AT.date()
    return open_round(place=cast.aimak, year=2026, starts_on=on, ends_on=on + timedelta(30), by=CLERK, at=AT)


def street(cast: Cast) -> dict[str, str]:
    return {"street": f"{cast.village.pk}:Ленин"}


def test_a_round_is_opened_once_a_year(clerk, cast):
    sent = {"place": str(cast.aimak.pk), "year": "2026", "starts_on": "2026-02-01", "last_on": "2026-03-31"}

    first, again = (clerk.post(reverse("registers:begin_round"), sent) for _ in range(2))

    found = Round.objects.get()
    assert (first.status_code, first["Location"], found.last_on.isoformat()) == (
        302,
        found.get_absolute_url(),
        "2026-03-31",
    )
    assert "The round of this year was opened already." in again.content.decode()


def test_a_round_does_not_end_before_it_begins(clerk, cast):
    sent = {"place": str(cast.aimak.pk), "year": "2026", "starts_on": "2026-02-01", "last_on": "2026-01-31"}

    assert "The last day lies before the first." in clerk.post(reverse("registers:begin_round"), sent).content.decode()


def test_the_page_counts_and_leads_to_the_phone(clerk, cast, round_, home):
    page = clerk.get(reverse("registers:round", args=[round_.pk])).content.decode()

    assert "Households visited: 0 / 1" in page
    assert f'formaction="{reverse("offline:shell")}"' in page
    assert f'value="{cast.village.pk}:Ленин"' in page


def test_the_walking_list_and_its_paper_are_readings(clerk, cast, round_, home):
    page = clerk.get(reverse("registers:walk", args=[round_.pk]), street(cast)).content.decode()
    paper = clerk.get(reverse("registers:walk_paper", args=[round_.pk]), street(cast))

    assert "Асанов Бакыт" in page
    assert paper.content.startswith(b"%PDF")
    assert (
        JournalEntry.objects.filter(verb="registers.read_list", subjects=[f"registers.household:{home.pk}"]).count()
        == 2
    )


def sent(home: Household, **changed: str) -> dict[str, str]:
    book = book_of(home, timezone.localdate())
    person = book.members[0].membership.person_id.hex
    return {"version": version_of(book), "phone": "0555 1", f"member-{person}-how": "here", **changed}


def test_a_visit_on_the_site_goes_into_the_book_and_back_to_the_list(clerk, cast, round_, home):
    address = reverse("registers:visit", args=[round_.pk, home.pk])
    assert 'value="0555 1"' in clerk.get(address).content.decode()

    answer = clerk.post(address, sent(home, phone="0777"), follow=True)

    assert answer.redirect_chain[0][0].startswith(reverse("registers:walk", args=[round_.pk]))
    assert "The visit is in the book." in answer.content.decode()
    assert book_of(home, timezone.localdate()).state.phone == "0777"


def test_a_form_that_was_overtaken_says_so_and_keeps_what_was_typed(clerk, round_, home):
    address = reverse("registers:visit", args=[round_.pk, home.pk])

    page = clerk.post(address, sent(home, phone="0777", version="old")).content.decode()

    assert "Somebody changed this meanwhile." in page
    assert 'value="0777"' in page
    assert round_.visits.count() == 0


def test_a_fault_stands_beside_its_field(clerk, round_, home):
    address = reverse("registers:visit", args=[round_.pk, home.pk])

    page = clerk.post(address, sent(home, **{"new-1-given_name": "Эмир"})).content.decode()

    assert page.count("A new member needs at least a surname and a relation.") == 2


def test_a_round_is_closed(clerk, round_):
    clerk.post(reverse("registers:end_round", args=[round_.pk]))

    round_.refresh_from_db()
    assert round_.closed_at is not None
    assert "Take along on this phone" not in clerk.get(round_.get_absolute_url()).content.decode()


def test_the_neighbour_and_the_household_of_the_neighbour_are_kept_apart(clerk, cast, round_, home):
    neighbour = Client()
    neighbour.force_login(cast.other_clerk)
    foreign = household(cast.other_village)
    addresses = [reverse(f"registers:{name}", args=[round_.pk]) for name in ("round", "walk", "walk_paper")]
    addresses.append(reverse("registers:visit", args=[round_.pk, home.pk]))

    assert [neighbour.get(address).status_code for address in addresses] == [403] * 4
    assert neighbour.post(reverse("registers:end_round", args=[round_.pk])).status_code == 403
    assert clerk.get(reverse("registers:visit", args=[round_.pk, foreign.pk])).status_code == 403


def test_the_head_reads_but_does_not_write(cast, round_, home):
    head = Client()
    head.force_login(cast.head)

    assert head.get(round_.get_absolute_url()).status_code == 200
    assert head.get(reverse("registers:visit", args=[round_.pk, home.pk])).status_code == 403
    assert head.get(reverse("registers:begin_round")).status_code == 403
