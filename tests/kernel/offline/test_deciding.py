"""A person decides where a phone and the book differ; nothing is overwritten behind anybody's back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from birge.kernel.models import JournalEntry, OfflineOperation
from birge.kernel.offline.deciding import decide
from birge.kernel.offline.receiving import receive
from birge.kernel.offline.values import differences, merged
from birge.kernel.permissions import Refused
from tests.kernel.offline.app.models import Yard
from tests.kernel.offline.factories import AIMAK, AT, OTHER, YardFactory, clerk_of, operation

LATER = AT + timedelta(hours=1)
PHONE, BOOK = "phone", "book"


def conflict(**wanted: str) -> OfflineOperation:
    """The book says 9 sheep and no phone; the phone saw 5 sheep and a phone number."""
    yard, clerk = YardFactory(), clerk_of(AIMAK)
    stale = operation(yard, **wanted)
    receive(user=clerk, operation=operation(yard, sheep="9", phone=""), at=AT)
    return receive(user=clerk, operation=stale, at=AT)


def in_the_book(kept: OfflineOperation) -> tuple[int, str, bool]:
    return Yard.objects.values_list("sheep", "phone", "is_home").get(pk=kept.subject)


@pytest.mark.django_db
def test_each_field_is_decided_by_itself():
    kept = conflict(sheep="7", is_home="")

    done = decide(
        kept,
        choices={"sheep": PHONE, "phone": BOOK, "is_home": PHONE},
        version="2",
        user=clerk_of(AIMAK),
        at=LATER,
    )

    assert done
    assert in_the_book(kept) == (7, "", False)
    kept.refresh_from_db()
    assert (kept.outcome, kept.decided_at, kept.decided_by["role"], kept.version) == ("decided", LATER, "clerk", "3")
    entry = JournalEntry.objects.get(verb="kernel.offline.decide")
    assert entry.after == {
        "subject": kept.subject,
        "choices": {"sheep": PHONE, "phone": BOOK, "is_home": PHONE},
    }


@pytest.mark.django_db
def test_leaving_the_book_as_it_stands_changes_nothing_and_keeps_the_phones_words():
    kept = conflict(sheep="7")

    assert decide(kept, choices={"sheep": BOOK, "phone": BOOK}, version="2", user=clerk_of(AIMAK), at=LATER)

    assert in_the_book(kept) == (9, "", True)
    kept.refresh_from_db()
    assert (kept.version, kept.wants["sheep"]) == ("2", "7")


@pytest.mark.django_db
def test_a_book_that_moved_on_is_looked_at_again():
    kept, clerk = conflict(sheep="7"), clerk_of(AIMAK)
    yard = Yard.objects.get(pk=kept.subject)
    receive(user=clerk, operation=operation(yard, sheep="11"), at=AT)

    done = decide(kept, choices={"sheep": PHONE, "phone": PHONE}, version="2", user=clerk, at=LATER)

    assert (bool(done), done.changed, in_the_book(kept)) == (False, True, (11, "", True))


@pytest.mark.django_db
def test_a_conflict_is_decided_once():
    kept, clerk = conflict(sheep="7"), clerk_of(AIMAK)
    decide(kept, choices={"sheep": PHONE, "phone": PHONE}, version="2", user=clerk, at=LATER)

    again = decide(kept, choices={"sheep": BOOK, "phone": BOOK}, version="3", user=clerk, at=LATER)

    assert (again.changed, in_the_book(kept)) == (True, (7, "+996555000001", True))


@pytest.mark.django_db
def test_the_decider_needs_the_right_to_change_the_thing():
    kept = conflict(sheep="7")

    with pytest.raises(Refused):
        decide(kept, choices={"sheep": PHONE, "phone": BOOK}, version="2", user=clerk_of(OTHER), at=LATER)
    assert in_the_book(kept) == (9, "", True)


@pytest.mark.django_db
def test_a_difference_without_a_choice_is_refused():
    kept = conflict(sheep="7")

    with pytest.raises(ValueError, match="no choice"):
        decide(kept, choices={"sheep": PHONE}, version="2", user=clerk_of(AIMAK), at=LATER)
    kept.refresh_from_db()
    assert kept.outcome == "conflict"


@pytest.mark.django_db
def test_what_the_action_refuses_leaves_the_conflict_open():
    kept = conflict(sheep="6000")

    done = decide(kept, choices={"sheep": PHONE, "phone": BOOK}, version="2", user=clerk_of(AIMAK), at=LATER)

    assert done.errors == ("Мынча кой болбойт.",)
    kept.refresh_from_db()
    assert (kept.outcome, in_the_book(kept)) == ("conflict", (9, "", True))


@pytest.mark.django_db
def test_about_what_is_gone_the_decision_is_only_noted():
    kept = conflict(sheep="7")
    Yard.objects.all().delete()

    assert decide(kept, choices={}, version="", user=clerk_of(AIMAK), at=LATER)
    kept.refresh_from_db()
    assert (kept.outcome, kept.choices) == ("decided", {})


def test_a_side_stands_alone_where_only_one_changed_the_field():
    saw = {"a": "1", "b": "1", "c": "1", "d": "1", "e": "1"}
    book = {"a": "2", "b": "1", "c": "2", "d": "2", "e": "1"}
    phone = {"a": "1", "b": "2", "c": "3", "d": "2"}

    found = {difference.name: difference.side for difference in differences(saw=saw, book=book, phone=phone)}

    assert found == {"a": BOOK, "b": PHONE, "c": None, "e": PHONE}


def test_only_chosen_fields_come_from_the_phone():
    book, phone = {"a": "1", "b": "1", "c": "1"}, {"a": "2", "b": "2"}

    assert merged(book=book, phone=phone, choices={"a": PHONE, "b": BOOK, "c": PHONE}) == {"a": "2", "b": "1"}
