"""Preparing, comparing, deciding, replacing, handing out."""

from __future__ import annotations

from fractions import Fraction

import pytest

from birge.algorithms.packages import Did, opened, verify
from birge.algorithms.shares import Rule
from birge.decisions.actions import NotAsCompared, NotOpen, NotPublishable
from birge.decisions.enums import State, Variant
from birge.decisions.models import Decision
from birge.decisions.queries import package_bytes
from birge.kernel.models import JournalEntry
from birge.sharing.actions import (
    BadClaim,
    NothingToShare,
    TooMuch,
    add_claimants,
    compare,
    decide,
    drop,
    edit,
    edit_claimant,
    hand_over,
    publish,
    remove_claimants,
    replace,
    take_back,
    trials_of,
)
from birge.sharing.models import Claimant, ShareOut
from birge.sharing.queries import claimants_of
from tests.sharing.factories import CLERK, MINUTES, compared, data, decided, family, fresh, given, prepared, published

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        (family(1, -1), "claim"),
        (family(1, 2, floor=Fraction(3)), "floor"),
        (family(1, 2, weight=Fraction(0)), "weight"),
        (family(1, 2, priority=0), "priority"),
        (family(1, Fraction(1, 3)), "claim"),
        (family(1, 2, floor=Fraction(1, 4)), "floor"),
    ],
)
def test_a_claim_that_cannot_stand_is_refused_by_its_field(cast, now, bad, field):
    share_out = prepared(cast.aimak, now)

    with pytest.raises(BadClaim) as error:
        add_claimants(share_out, claimants=[family(9, 1), bad], by=CLERK, at=now)

    assert (error.value.field, error.value.row) == (field, 1)
    assert share_out.claimants.count() == 3


def test_numbers_are_kept_exactly(cast, now):
    share_out = prepared(cast.aimak, now, quantum=None, amount=Fraction("0.1"))
    add_claimants(share_out, claimants=[family(9, Fraction("12345678.000001"))], by=CLERK, at=now)

    assert fresh(share_out).amount == Fraction(1, 10)
    assert share_out.claimants.get(name="Үй-бүлө 9").claim == Fraction(12345678000001, 1000000)


def test_comparing_shows_what_each_rule_gives(cast, now):
    share_out = prepared(cast.aimak, now)

    trials = trials_of(share_out, claimants_of(share_out), now)

    by_rule = {
        trial.proposal.rule.name: sorted(Fraction(row["given"]) for row in trial.computation.results)
        for trial in trials
    }
    assert by_rule == {
        "proportional": [Fraction(5, 2), Fraction(5, 2), 5],
        "equal-awards": [3, Fraction(7, 2), Fraction(7, 2)],
        "equal-losses": [2, 2, 6],
        "talmud": [2, 2, 6],
    }


def test_tiers_are_compared_only_where_there_are_several(cast, now):
    share_out = prepared(cast.aimak, now)
    add_claimants(share_out, claimants=[family(9, 1, priority=2)], by=CLERK, at=now)

    rules = [trial.proposal.rule.name for trial in trials_of(share_out, claimants_of(share_out), now)]

    assert rules == ["proportional", "equal-awards", "equal-losses", "talmud", "priority"]


def test_an_empty_list_cannot_be_compared(cast, now):
    share_out = prepared(cast.aimak, now)
    remove_claimants(share_out, claimants=list(share_out.claimants.all()), by=CLERK, at=now)

    with pytest.raises(NothingToShare):
        compare(share_out, by=CLERK, at=now)


def test_deciding_gives_each_family_its_part(cast, now):
    share_out = decided(cast.aimak, now)

    assert given(share_out) == {"Үй-бүлө 1": 5, "Үй-бүлө 2": Fraction(5, 2), "Үй-бүлө 3": Fraction(5, 2)}
    assert sorted(share_out.claimants.values_list("number", flat=True)) == [1, 2, 3]
    assert share_out.decision.minutes_text == MINUTES


def test_deciding_needs_the_minutes(cast, now):
    share_out = compared(cast.aimak, now)

    with pytest.raises(NothingToShare):
        decide(share_out, rule=Rule.PROPORTIONAL, minutes_text=" ", request_key="k", by=CLERK, at=now)


@pytest.mark.parametrize("change", ["edit", "edit_claimant", "add", "remove"])
def test_every_change_asks_for_a_new_comparison(cast, now, change):
    share_out = compared(cast.aimak, now)
    first = share_out.claimants.first()
    {
        "edit": lambda: edit(share_out, data=data(amount=Fraction(11)), by=CLERK, at=now),
        "edit_claimant": lambda: edit_claimant(first, data=family(1, 7), by=CLERK, at=now),
        "add": lambda: add_claimants(share_out, claimants=[family(9, 1)], by=CLERK, at=now),
        "remove": lambda: remove_claimants(share_out, claimants=[first], by=CLERK, at=now),
    }[change]()

    share_out = fresh(share_out)
    assert share_out.decision.state == State.DRAFT
    with pytest.raises(NotAsCompared):
        decide(share_out, rule=Rule.PROPORTIONAL, minutes_text=MINUTES, request_key="k", by=CLERK, at=now)


def test_nothing_changes_after_the_decision(cast, now):
    share_out = decided(cast.aimak, now)

    for change in (
        lambda: edit(share_out, data=data(), by=CLERK, at=now),
        lambda: edit_claimant(share_out.claimants.first(), data=family(1, 1), by=CLERK, at=now),
        lambda: add_claimants(share_out, claimants=[family(9, 1)], by=CLERK, at=now),
        lambda: drop(share_out, by=CLERK, at=now),
    ):
        with pytest.raises(NotOpen):
            change()


def test_a_double_click_decides_once(cast, now):
    share_out = decided(cast.aimak, now)

    decide(share_out, rule=Rule.PROPORTIONAL, minutes_text=MINUTES, request_key=str(share_out.pk), by=CLERK, at=now)

    assert JournalEntry.objects.filter(verb="decisions.decide").count() == 1


@pytest.mark.parametrize("rule", list(Rule))
def test_the_package_of_every_rule_is_recomputed(cast, now, rule):
    share_out = prepared(cast.aimak, now)
    more = family(9, 2, floor=Fraction(1), weight=Fraction(3, 2), priority=2)
    add_claimants(share_out, claimants=[more], by=CLERK, at=now)
    compare(share_out, by=CLERK, at=now)
    decide(share_out, rule=rule, minutes_text=MINUTES, request_key="k", by=CLERK, at=now)

    report = verify(package_bytes(fresh(share_out).decision, Variant.FULL))

    assert (report.exit_code, report.did) == (0, Did.RECOMPUTED)


def test_what_was_drawn_from_vulnerability_hides_the_rows(cast, now):
    share_out = prepared(cast.aimak, now, [1] * 10, floors_from_status=True)
    add_claimants(share_out, claimants=[family(99, 2, floor=Fraction(1))], by=CLERK, at=now)
    compare(share_out, by=CLERK, at=now)
    decide(share_out, rule=Rule.PROPORTIONAL, minutes_text=MINUTES, request_key="k", by=CLERK, at=now)
    publish(share_out, by=CLERK, at=now)

    public = opened(package_bytes(share_out.decision, Variant.PUBLIC)).document
    assert "inputs" not in public
    assert set(public["rows"][0]["fields"]["claim"]) == {"commitment"}


def test_a_draft_is_thrown_away_with_its_families(cast, now):
    drop(prepared(cast.aimak, now), by=CLERK, at=now)

    assert (ShareOut.objects.count(), Claimant.objects.count(), Decision.objects.count()) == (0, 0, 0)


def test_a_decision_is_replaced_by_one_with_the_same_families(cast, now):
    old = published(cast.aimak, now)

    new = replace(old, why="ката", by=CLERK, at=now)
    edit_claimant(new.claimants.get(name="Үй-бүлө 1"), data=family(1, 4), by=CLERK, at=now)
    compare(new, by=CLERK, at=now)
    decide(new, rule=Rule.PROPORTIONAL, minutes_text="№ 8", request_key="new", by=CLERK, at=now)
    publish(new, by=CLERK, at=now)

    assert fresh(old).decision.state == State.SUPERSEDED
    assert sorted(given(new).values()) == [3, Fraction(7, 2), Fraction(7, 2)]
    with pytest.raises(TooMuch):
        hand_over(old.claimants.first(), amount=Fraction(1), by=CLERK, at=now)


def test_what_is_handed_out_cannot_be_shared_again(cast, now):
    share_out = published(cast.aimak, now)
    hand_over(share_out.claimants.first(), amount=Fraction(1), by=CLERK, at=now)

    with pytest.raises(NotPublishable):
        replace(share_out, why="ката", by=CLERK, at=now)


def test_nothing_is_handed_out_while_a_replacement_is_prepared(cast, now):
    share_out = published(cast.aimak, now)
    replace(share_out, why="ката", by=CLERK, at=now)

    with pytest.raises(TooMuch):
        hand_over(share_out.claimants.first(), amount=Fraction(1), by=CLERK, at=now)


def test_handing_out_in_two_parts(cast, now):
    claimant = decided(cast.aimak, now).claimants.get(name="Үй-бүлө 1")

    hand_over(claimant, amount=Fraction(2), by=CLERK, at=now)
    claimant.refresh_from_db()
    assert (claimant.left, claimant.is_done) == (3, False)

    hand_over(claimant, amount=Fraction(3), received_by="Кошуна", by=CLERK, at=now)
    claimant.refresh_from_db()
    assert (claimant.left, claimant.is_done) == (0, True)


@pytest.mark.parametrize("amount", [0, -1, Fraction(11, 2)])
def test_no_more_is_handed_over_than_is_left(cast, now, amount):
    claimant = decided(cast.aimak, now).claimants.get(name="Үй-бүлө 1")

    with pytest.raises(TooMuch):
        hand_over(claimant, amount=Fraction(amount), by=CLERK, at=now)


def test_a_wrong_entry_is_cancelled_once_and_kept(cast, now):
    claimant = decided(cast.aimak, now).claimants.get(name="Үй-бүлө 1")
    entry = hand_over(claimant, amount=Fraction(5), by=CLERK, at=now)

    take_back(entry, why="башка үй-бүлө", by=CLERK, at=now)
    take_back(entry, why="кайра", by=CLERK, at=now)

    claimant.refresh_from_db()
    entry.refresh_from_db()
    assert (claimant.left, claimant.is_done, entry.cancelled_why) == (5, False, "башка үй-бүлө")
