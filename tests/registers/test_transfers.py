"""A family moves to another aimak: both clerks have a say, and nothing changes before."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from birge.kernel.models import JournalEntry
from birge.registers.daywork import transfers_waiting
from birge.registers.enums import EntryKind, TransferState
from birge.registers.models import Entry, Transfer
from birge.registers.queries import place_of
from tests.registers.clerks import signed_in, text
from tests.registers.factories import household, member

pytestmark = pytest.mark.django_db
ADDRESS = {"street": "Жаңы", "house": "5", "number": "1", "confirm": "yes"}


@pytest.fixture
def home(village):
    made = household(village, number="9")
    member(made, "Асанов", "Бакыт")
    return made


@pytest.fixture
def clerk(cast):
    return signed_in(cast.clerk)


@pytest.fixture
def other(cast):
    return signed_in(cast.other_clerk)


def propose(clerk, home, **typed):
    values = {"to": "Кара-Сыноо", "moves_on": "2026-03-01", **typed}
    return clerk.post(reverse("registers:propose_transfer", args=[home.pk]), values)


def confirm(client, cast, **typed):
    move = Transfer.objects.latest("proposed_at")
    return client.post(move.get_absolute_url(), {"village": str(cast.other_village.pk), **ADDRESS, **typed})


def test_before_the_other_clerk_confirms_neither_sides_rights_change(cast, clerk, other, home):
    propose(clerk, home)

    assert clerk.get(home.get_absolute_url()).status_code == 200
    assert other.get(home.get_absolute_url()).status_code == 403
    assert "Асанов Бакыт" in text(other.get(Transfer.objects.get().get_absolute_url()))


def test_with_the_confirmation_the_household_stands_in_the_other_book_alone(cast, clerk, other, home):
    propose(clerk, home)
    answer = confirm(other, cast)

    assert answer["Location"] == home.get_absolute_url()
    assert clerk.get(home.get_absolute_url()).status_code == 403
    assert other.get(home.get_absolute_url()).status_code == 200
    assert place_of(home, date(2026, 2, 28)) == cast.village.pk
    entry = Entry.objects.get(kind=EntryKind.TRANSFER)
    assert Transfer.objects.get().entry == entry


def test_the_proposer_does_not_confirm_and_the_receiver_does_not_withdraw(cast, clerk, other, home):
    propose(clerk, home)
    confirm(clerk, cast)
    assert Transfer.objects.get().state == TransferState.PROPOSED

    other.post(Transfer.objects.get().get_absolute_url(), {"close": "yes", "why": "Биздин айылда жашабайт"})
    assert Transfer.objects.get().state == TransferState.REFUSED


def test_a_move_is_withdrawn_with_a_reason(clerk, home):
    propose(clerk, home)
    url = Transfer.objects.get().get_absolute_url()
    clerk.post(url, {"close": "yes", "why": ""})
    assert Transfer.objects.get().state == TransferState.PROPOSED

    clerk.post(url, {"close": "yes", "why": "Көчпөй калды"})
    move = Transfer.objects.get()
    assert (move.state, move.close_why) == (TransferState.WITHDRAWN, "Көчпөй калды")


def test_who_came_after_the_proposal_is_not_moved_unseen(cast, clerk, other, home):
    propose(clerk, home)
    member(home, "Асанов", "Кийинки")
    answer = confirm(other, cast)

    assert (answer.status_code, Transfer.objects.get().state) == (200, TransferState.PROPOSED)
    assert place_of(home, date(2026, 6, 1)) == cast.village.pk


def test_a_move_is_proposed_once_and_only_to_another_book(clerk, home):
    assert propose(clerk, home, to="Сыноо айылы").status_code == 200
    assert [propose(clerk, home).status_code, propose(clerk, home).status_code] == [302, 200]
    assert Transfer.objects.count() == 1


def test_both_clerks_see_it_in_their_days_work(cast, clerk, home):
    propose(clerk, home)

    def work(account):
        return [item.count for item in transfers_waiting(account, timezone.now())]

    assert [work(cast.other_clerk), work(cast.clerk), work(cast.head)] == [[1, 0], [0, 1], []]


def test_nobody_else_sees_a_move(cast, clerk, home):
    propose(clerk, home)
    for name in ("head", "resident", "administrator"):
        client = signed_in(getattr(cast, name))
        assert client.get(Transfer.objects.get().get_absolute_url()).status_code == 403


def test_both_clerks_read_in_their_list_which_family_moves_and_each_reading_is_noted(clerk, other, home):
    propose(clerk, home)

    for reader in (clerk, other):
        assert "Асанов Бакыт" in text(reader.get(reverse("registers:transfers")))
    assert JournalEntry.objects.filter(verb="registers.read_transfer", is_read=True).count() == 2


def test_the_village_that_takes_a_family_in_is_chosen_never_guessed(cast, clerk, other, home):
    propose(clerk, home)
    page = other.get(Transfer.objects.get().get_absolute_url())
    offered = [key for key, _name in page.context["confirm"].fields["village"].choices]

    assert offered[0] == "" and str(cast.other_village.pk) in offered
