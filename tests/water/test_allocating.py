"""From requests to a decision about water: the case, the rules side by side, the decision and its packages."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from birge.algorithms.packages import Did, opened, verify
from birge.algorithms.water.share import Rule
from birge.decisions.actions import NotAsCompared, NotPublishable
from birge.decisions.enums import State, Variant
from birge.decisions.models import DecisionRow
from birge.decisions.queries import package_bytes
from birge.water.actions.allocating import NotReady, compare, decide, drop, publish, ready_situation, replace, trials_of
from birge.water.actions.requests import forecast
from birge.water.enums import TenureKind
from birge.water.models import Allocation
from tests.water.small_season import AT, HYDROTECHNICIAN, JUNE, MINUTES, small_season

pytestmark = pytest.mark.django_db


def given(allocation):
    return {row.request.user.number: row.given_m3 for row in allocation.rows.select_related("request__user")}


def test_the_case_holds_canals_and_outlets_with_volumes_of_the_period(cast):
    small = small_season(cast.aimak)
    small.user("Асан", "С-1")
    small.user("Үсөн", "С-3")

    case = ready_situation(small.asked().opened())

    assert case.supply_m3 == 1728
    assert [
        (canal["id"], canal["parent"], canal["capacity_m3"], canal["efficiency"]) for canal in case.network.canals
    ] == [
        ("Чоң арык (К-1)", None, 691200, 1),
        ("Кичи арык (К-2)", "Чоң арык (К-1)", 8640, "4/5"),
        ("С-1", "Чоң арык (К-1)", 86400, 1),
        ("С-3", "Кичи арык (К-2)", 86400, 1),
    ]


def test_a_short_source_cuts_everyone_by_the_same_part(cast):
    small = small_season(cast.aimak)
    small.user("Асан", "С-1", "1")
    small.user("Үсөн", "С-1", "3")

    allocation = small.asked("2").decided()

    assert given(allocation) == {"101": 432, "102": 1296}
    row = DecisionRow.objects.get(decision=allocation.decision, number=allocation.rows.first().number)
    assert row.value("result")["bound_by"] == "supply"
    assert set(row.value("reason")["texts"]) == {"ky", "ru", "en", "uz", "tg"}


def test_a_full_canal_is_named_as_the_reason(cast):
    small = small_season(cast.aimak)
    small.user("Асан", "С-1")
    small.user("Үсөн", "С-2", "20")

    allocation = small.asked("100").decided(Rule.MAX_MIN)

    assert given(allocation) == {"101": 1000, "102": 6912}
    reasons = [row.value("reason")["texts"]["ky"] for row in DecisionRow.objects.filter(decision=allocation.decision)]
    assert sum("Кичи арык (К-2)" in text for text in reasons) == 1


def test_a_user_with_two_outlets_is_two_rows(cast):
    small = small_season(cast.aimak)
    small.parcel(small.user("Асан", "С-1"), "Асан 2", "С-2")

    allocation = small.asked("100").decided()

    assert allocation.rows.count() == 2
    assert {row.request.user.number for row in allocation.rows.all()} == {"101"}


def test_nothing_can_be_compared_before_the_flow_and_the_requests_are_known(cast):
    small = small_season(cast.aimak)
    with pytest.raises(NotReady):
        compare(small.opened(), by=HYDROTECHNICIAN, at=AT)

    small.asked()
    with pytest.raises(NotReady):
        compare(small.opened(), by=HYDROTECHNICIAN, at=AT)


def test_one_source_and_period_have_one_draft_and_one_decision(cast):
    small = small_season(cast.aimak)
    small.user("Асан", "С-1")
    small.asked()

    assert small.opened() == small.opened()
    small.decided()
    with pytest.raises(NotReady):
        small.opened()


def test_a_flow_that_changed_after_the_comparison_must_be_compared_again(cast):
    small = small_season(cast.aimak)
    small.user("Асан", "С-1")
    allocation = small.asked().opened()
    compare(allocation, by=HYDROTECHNICIAN, at=AT)
    forecast(head=small.head, period=JUNE, flow_lps=Decimal(1), by=HYDROTECHNICIAN, at=AT)

    with pytest.raises(NotAsCompared):
        decide(allocation, rule=Rule.PROPORTIONAL, minutes_text=MINUTES, request_key="k", by=HYDROTECHNICIAN, at=AT)


def test_a_decision_names_the_minutes_and_is_made_once(cast):
    small = small_season(cast.aimak)
    small.user("Асан", "С-1")
    allocation = small.asked().opened()
    compare(allocation, by=HYDROTECHNICIAN, at=AT)
    with pytest.raises(NotReady):
        decide(allocation, rule=Rule.PROPORTIONAL, minutes_text=" ", request_key="k", by=HYDROTECHNICIAN, at=AT)

    for _time in range(2):
        allocation = decide(allocation, rule=Rule.PROPORTIONAL, minutes_text=MINUTES, request_key="k",
                            by=HYDROTECHNICIAN, at=AT)  # fmt: skip

    assert (allocation.decision.minutes_text, allocation.rows.count()) == (MINUTES, 1)


def test_both_packages_verify_and_the_public_one_names_nobody(cast):
    small = small_season(cast.aimak)
    small.user("Асан Усөнов", "С-1", "3")
    small.user("Бакыт Асанов", "С-2", "2", TenureKind.PLOT)
    allocation = small.asked("2").published()

    full = package_bytes(allocation.decision, Variant.FULL)
    public = package_bytes(allocation.decision, Variant.PUBLIC)

    assert (verify(full).exit_code, verify(full).did) == (0, Did.RECOMPUTED)
    assert (verify(public).exit_code, verify(public).did) == (0, Did.NAMES_HIDDEN)
    assert "Усөнов" in full.decode()
    assert "Усөнов" not in public.decode()
    assert opened(full).document["inputs"]["rule"] == "proportional"


def test_a_wrong_volume_in_a_package_is_found(cast):
    small = small_season(cast.aimak)
    small.user("Асан", "С-1", "3")
    allocation = small.asked("2").decided()
    document = json.loads(package_bytes(allocation.decision, Variant.FULL))
    document["rows"][0]["fields"]["result"]["value"]["given_m3"] = 1727

    changed = json.dumps(document, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()

    assert verify(changed).exit_code == 1


def test_a_replacement_leaves_the_old_decision_in_force_until_it_is_published(cast):
    small = small_season(cast.aimak)
    small.user("Асан", "С-1", "3")
    old = small.asked("2").published()
    forecast(head=small.head, period=JUNE, flow_lps=Decimal(1), by=HYDROTECHNICIAN, at=AT)

    new = replace(old, why="Суу азайды", by=HYDROTECHNICIAN, at=AT)
    assert new == small.opened()
    new = small.decided()
    old.decision.refresh_from_db()
    assert old.decision.state == State.PUBLISHED
    publish(new, by=HYDROTECHNICIAN, at=AT)

    old.decision.refresh_from_db()
    assert (old.decision.state, given(old), given(new)) == (State.SUPERSEDED, {"101": 1728}, {"101": 864})


def test_a_draft_is_not_published_and_can_be_thrown_away(cast):
    small = small_season(cast.aimak)
    small.user("Асан", "С-1")
    allocation = small.asked().opened()
    with pytest.raises(NotPublishable):
        publish(allocation, by=HYDROTECHNICIAN, at=AT)

    drop(allocation, by=HYDROTECHNICIAN, at=AT)

    assert not Allocation.objects.exists()


def test_comparing_shows_every_rule_on_the_same_case(cast):
    small = small_season(cast.aimak)
    small.user("Асан", "С-1", "1")
    small.user("Үсөн", "С-2", "20")
    situation = ready_situation(small.asked("5").opened())

    by_rule = {
        trial.proposal.rule.name: sum(Fraction(row["given_m3"]) for row in trial.computation.results)
        for trial in trials_of(situation)
    }

    assert set(by_rule) == {"proportional", "max-min"}
    assert by_rule["max-min"] >= by_rule["proportional"]


def test_the_register_of_the_first_day_counts(cast):
    small = small_season(cast.aimak)
    small.user("Асан", "С-1")
    tenure = small.parcels["Асан"].tenures.get()
    tenure.ends_on = date(2026, 6, 11)
    tenure.save()

    with pytest.raises(NotReady):
        ready_situation(small.asked().opened())
