"""Drafting, comparing, deciding, publishing, replacing."""

from __future__ import annotations

import pytest

from birge.algorithms.packages import Did, TrustedKey, check_slip, opened, verify
from birge.decisions.actions import (
    NotAsCompared,
    NotOpen,
    NotPublishable,
    decide,
    drop_draft,
    forget_trials,
    publish,
    supersede,
    try_rules,
)
from birge.decisions.enums import State, Variant
from birge.decisions.models import Chain, Decision, DecisionRow, SigningKey
from birge.decisions.queries import package_bytes, slip_of
from birge.kernel.models import JournalEntry
from tests.decisions.factories import CLERK, TITLES, decided, drafted, proposal, published

pytestmark = pytest.mark.django_db


def ours() -> list[TrustedKey]:
    return [TrustedKey(key.public) for key in SigningKey.objects.all()]


def test_trying_rules_decides_nothing(cast, now):
    draft = drafted(cast.aimak, now)

    trials = try_rules(draft, proposals=[proposal("proportional"), proposal("equal-awards")], by=CLERK, at=now)

    draft.refresh_from_db()
    assert draft.state == State.WHAT_IF
    assert [[row["given"] for row in trial.computation.results] for trial in trials] == [[10, 20, 30], [10, 20, 30]]
    assert not DecisionRow.objects.exists()


def test_a_decision_holds_what_was_decided_by_whom_and_when(cast, now):
    made = decided(cast.aimak, now, proposal(amount=30))

    assert made.state == State.DECIDED
    assert [row.value("result")["given"] for row in made.rows.order_by("number")] == [5, 10, 15]
    assert made.made_by["name"] == "Адис Иштерова"
    assert made.place_names["ky"] == "Ак-Сыноо айыл аймагы"
    assert made.summary["given"] == "30/1"


def test_the_page_shows_totals_of_villages_and_joins_those_of_fewer_than_ten_families(cast, now):
    two = decided(cast.aimak, now, proposal(subjects=20))
    small = decided(cast.aimak, now, proposal(subjects=12))

    assert [(group["names"], group["asked"]) for group in two.summary["groups"]] == [
        (["айыл 0"], "1100/1"),
        (["айыл 1"], "1000/1"),
    ]
    assert [(group["names"], group["subjects"]) for group in small.summary["groups"]] == [(["айыл 0", "айыл 1"], 12)]


def test_the_full_package_is_recomputed_and_the_public_one_hides_names(cast, now):
    made = published(cast.aimak, now)

    full = verify(package_bytes(made, Variant.FULL), ours())
    public = package_bytes(made, Variant.PUBLIC)

    assert (full.exit_code, full.did) == (0, Did.RECOMPUTED)
    assert (verify(public, ours()).exit_code, verify(public, ours()).did) == (0, Did.NAMES_HIDDEN)
    assert "Үй-бүлө" not in public.decode()
    assert "Иштерова" not in public.decode()


def test_where_an_input_tells_of_status_the_public_sees_totals_of_ten_or_more(cast, now):
    made = published(cast.aimak, now, proposal(amount=500, subjects=24, status=True))

    public = opened(package_bytes(made, Variant.PUBLIC)).document
    assert "inputs" not in public
    assert [group["subjects"] for group in public["groups"]] == [12, 12]
    assert [group["subjects"] for group in made.summary["groups"]] == [12, 12]


def test_no_total_is_shown_of_fewer_than_ten_where_inputs_are_hidden(cast, now):
    made = published(cast.aimak, now, proposal(subjects=9, status=True))

    assert made.summary["groups"] == []
    assert "asked" not in made.summary


def test_a_row_proves_that_it_is_in_both_packages(cast, now):
    made = published(cast.aimak, now)
    row = made.rows.get(number=2)

    for variant in Variant:
        assert check_slip(slip_of(row), opened(package_bytes(made, variant)).document) is None


def test_asking_twice_with_one_key_decides_once(cast, now):
    made = decided(cast.aimak, now)

    again = decide(made, proposal=proposal(), minutes_text="", request_key=str(made.pk), by=CLERK, at=now)

    assert again.hash == made.hash
    assert Chain.objects.get().length == 1


def test_a_second_person_cannot_decide_the_same_again(cast, now):
    made = decided(cast.aimak, now)

    with pytest.raises(NotOpen):
        decide(made, proposal=proposal(), minutes_text="", request_key="another", by=CLERK, at=now)


def test_only_what_was_compared_can_be_decided(cast, now):
    draft = drafted(cast.aimak, now)
    try_rules(draft, proposals=[proposal(amount=60)], by=CLERK, at=now)

    with pytest.raises(NotAsCompared):
        decide(draft, proposal=proposal(amount=61), minutes_text="", request_key="one", by=CLERK, at=now)


def test_a_changed_list_must_be_compared_again(cast, now):
    draft = drafted(cast.aimak, now)
    try_rules(draft, proposals=[proposal()], by=CLERK, at=now)
    forget_trials(draft)

    with pytest.raises(NotAsCompared):
        decide(draft, proposal=proposal(), minutes_text="", request_key="one", by=CLERK, at=now)


def test_each_decision_names_the_one_before_it(cast, now):
    first = decided(cast.aimak, now)
    second = decided(cast.other_aimak, now)

    assert (first.previous_hash, second.previous_hash) == ("", first.hash)
    assert (first.number, second.number, Chain.objects.get().head) == (1, 2, second.hash)


def test_publishing_twice_is_publishing_once(cast, now):
    made = published(cast.aimak, now)

    again = publish(made, by=CLERK, at=now)

    assert again.files.count() == 2
    assert JournalEntry.objects.filter(verb="decisions.publish").count() == 1


def test_a_draft_cannot_be_published(cast, now):
    with pytest.raises(NotPublishable):
        publish(drafted(cast.aimak, now), by=CLERK, at=now)


def test_a_name_in_the_title_is_not_published(cast, now):
    made = decided(cast.aimak, now, titles={"ky": "Көмүр: Үй-бүлө 2"})

    with pytest.raises(NotPublishable):
        publish(made, by=CLERK, at=now)

    made.refresh_from_db()
    assert made.state == State.DECIDED


def test_a_decision_stands_until_the_one_that_replaces_it_is_published(cast, now):
    old = published(cast.aimak, now)
    new = supersede(old, source="tests.case:new", titles=TITLES, why="ката", by=CLERK, at=now)
    try_rules(new, proposals=[proposal(amount=30)], by=CLERK, at=now)
    decide(new, proposal=proposal(amount=30), minutes_text="", request_key="new", by=CLERK, at=now)
    old.refresh_from_db()
    assert old.state == State.PUBLISHED

    publish(new, by=CLERK, at=now)

    old.refresh_from_db()
    assert (old.state, old.superseded_by.pk) == (State.SUPERSEDED, new.pk)


def test_a_decision_is_replaced_once(cast, now):
    old = published(cast.aimak, now)
    supersede(old, source="tests.case:new", titles=TITLES, why="ката", by=CLERK, at=now)

    with pytest.raises(NotPublishable):
        supersede(old, source="tests.case:other", titles=TITLES, why="ката", by=CLERK, at=now)


def test_a_draft_can_be_thrown_away_and_the_journal_keeps_it(cast, now):
    draft = drafted(cast.aimak, now)

    drop_draft(draft, by=CLERK, at=now)

    assert not Decision.objects.exists()
    assert JournalEntry.objects.get(verb="decisions.drop").before == {"titles": TITLES}


def test_a_decided_draft_cannot_be_thrown_away(cast, now):
    with pytest.raises(NotOpen):
        drop_draft(decided(cast.aimak, now), by=CLERK, at=now)
