"""What a phone sends is taken over once, under the rights of today, or kept for a person to decide."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from birge.kernel.models import JournalEntry, OfflineOperation
from birge.kernel.offline.keeping import KEPT_DECIDED, KEPT_DONE, forget_old_operations, recovery_key
from birge.kernel.offline.receiving import OtherWords, receive
from tests.kernel.offline.app.models import Yard
from tests.kernel.offline.factories import AIMAK, AT, OTHER, YardFactory, clerk_of, operation

pytestmark = pytest.mark.django_db


def sheep(yard: Yard) -> int:
    return Yard.objects.get(pk=yard.pk).sheep


def visits() -> int:
    return JournalEntry.objects.filter(verb="yards.visit").count()


def test_a_change_is_taken_over_under_the_role_that_permits_it():
    yard, clerk = YardFactory(), clerk_of(AIMAK)

    kept = receive(user=clerk, operation=operation(yard, sheep="7"), at=AT)

    assert (kept.outcome, kept.version, kept.errors, sheep(yard)) == ("done", "2", [], 7)
    assert (kept.by["role"], kept.place, visits()) == ("clerk", AIMAK, 1)


def test_the_same_operation_sent_again_gives_the_same_answer_and_does_nothing():
    yard, clerk = YardFactory(), clerk_of(AIMAK)
    sent = operation(yard, sheep="7")

    first = receive(user=clerk, operation=sent, at=AT)
    again = receive(user=clerk, operation=sent, at=AT + timedelta(days=1))

    assert (again.pk, again.outcome, again.version) == (first.pk, "done", "2")
    assert (sheep(yard), visits(), OfflineOperation.objects.count()) == (7, 1, 1)


def test_a_key_cannot_be_used_for_other_words():
    yard, clerk = YardFactory(), clerk_of(AIMAK)
    sent = operation(yard, sheep="7")
    receive(user=clerk, operation=sent, at=AT)

    with pytest.raises(OtherWords):
        receive(user=clerk, operation=replace(sent, values={**sent.values, "sheep": "8"}), at=AT)
    assert sheep(yard) == 7


def test_two_persons_keys_do_not_meet():
    yard, key = YardFactory(), uuid4()
    receive(user=clerk_of(AIMAK), operation=operation(yard, key, sheep="7"), at=AT)

    kept = receive(user=clerk_of(OTHER), operation=operation(YardFactory(place=OTHER), key, sheep="8"), at=AT)

    assert kept.outcome == "done"


def test_what_was_changed_meanwhile_becomes_a_conflict_and_nothing_is_overwritten():
    yard, clerk = YardFactory(), clerk_of(AIMAK)
    mine, theirs = operation(yard, sheep="7"), operation(yard, sheep="9", phone="")
    receive(user=clerk, operation=theirs, at=AT)

    kept = receive(user=clerk, operation=mine, at=AT)

    assert (kept.outcome, sheep(yard)) == ("conflict", 9)
    assert kept.saw == {"phone": "+996555000001", "sheep": "5", "is_home": "on"}
    assert kept.found == {"phone": "", "sheep": "9", "is_home": "on"}
    assert kept.wants == {"phone": "+996555000001", "sheep": "7", "is_home": "on"}
    assert JournalEntry.objects.filter(verb="kernel.offline.conflict").count() == 1


def test_a_stale_confirmation_is_a_conflict_too():
    yard, clerk = YardFactory(), clerk_of(AIMAK)
    unchanged = operation(yard)
    receive(user=clerk, operation=operation(yard, sheep="9"), at=AT)

    assert receive(user=clerk, operation=unchanged, at=AT).outcome == "conflict"
    assert sheep(yard) == 9


def test_two_phones_that_say_the_same_need_no_decision():
    yard, clerk = YardFactory(), clerk_of(AIMAK)
    one, other = operation(yard, sheep="7"), operation(yard, sheep="7")

    assert [receive(user=clerk, operation=sent, at=AT).outcome for sent in (one, other)] == ["done", "done"]
    assert sheep(yard) == 7


def test_the_wrong_person_is_refused_with_the_reason_and_her_words_are_kept():
    yard = YardFactory()

    kept = receive(user=clerk_of(OTHER), operation=operation(yard, sheep="7"), at=AT)

    assert (kept.outcome, kept.errors, sheep(yard)) == ("refused", ["Бул короо башка айылдыкы."], 5)
    assert kept.wants["sheep"] == "7"


@pytest.mark.parametrize(
    ("typed", "said"),
    [("много", "sheep: Бүтүн сан жазыңыз."), ("5001", "Мынча кой болбойт.")],
)
def test_what_the_folder_refuses_changes_nothing_and_says_why(typed, said):
    yard = YardFactory()

    kept = receive(user=clerk_of(AIMAK), operation=operation(yard, sheep=typed), at=AT)

    assert (kept.outcome, kept.errors) == ("refused", [said])
    assert Yard.objects.values_list("sheep", "version").get(pk=yard.pk) == (5, 1)


def test_what_is_not_there_any_more_is_refused(english):
    yard = YardFactory()
    sent = operation(yard, sheep="7")
    yard.delete()

    kept = receive(user=clerk_of(AIMAK), operation=sent, at=AT)

    assert (kept.outcome, kept.errors) == ("refused", ["This is not there any more."])


def test_a_phones_clock_that_runs_ahead_is_not_believed():
    sent = replace(operation(YardFactory()), made_at=AT + timedelta(days=400))

    assert receive(user=clerk_of(AIMAK), operation=sent, at=AT).made_at == AT


def test_an_unknown_kind_is_an_error_and_leaves_nothing():
    with pytest.raises(KeyError):
        receive(user=clerk_of(AIMAK), operation=replace(operation(YardFactory()), kind="ghosts"), at=AT)
    assert OfflineOperation.objects.count() == 0


def test_old_operations_are_forgotten_but_never_an_undecided_conflict():
    yard, clerk = YardFactory(), clerk_of(AIMAK)
    stale = operation(yard, sheep="8")
    receive(user=clerk, operation=operation(yard, sheep="7"), at=AT)
    receive(user=clerk, operation=stale, at=AT)
    receive(user=clerk_of(OTHER), operation=stale, at=AT)

    assert forget_old_operations(at=AT + KEPT_DONE) == 0
    assert forget_old_operations(at=AT + KEPT_DONE + timedelta(seconds=1)) == 1
    assert forget_old_operations(at=AT + KEPT_DECIDED + timedelta(seconds=1)) == 1
    assert OfflineOperation.objects.get().outcome == "conflict"


def test_the_second_key_belongs_to_one_person_and_one_phone():
    keys = {recovery_key(account=place, vault=vault) for place in (AIMAK, OTHER) for vault in ("a", "b")}

    assert len(keys) == 4
    assert {len(bytes.fromhex(key)) for key in keys} == {32}
