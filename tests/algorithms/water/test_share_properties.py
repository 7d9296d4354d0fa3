"""What is true of every water case, tried on many small ones."""

from dataclasses import replace
from fractions import Fraction
from math import floor

from hypothesis import given, settings
from hypothesis import strategies as st

from birge.algorithms.water.share import Rule, WaterCase, share
from tests.algorithms.water.share_cases import by_id, inflows, root_of, turned_round, volumes, water_cases, way

often = settings(max_examples=200, deadline=None, derandomize=True)
MAX_MIN = (Rule.MAX_MIN,)


def full(case: WaterCase, given_m3: list[Fraction]) -> set[str]:
    """The canals that carry all they may, and `supply` where all of it is taken."""
    flows = inflows(case, given_m3)
    found = {canal.id for canal in case.canals if canal.capacity == flows[canal.id]}
    return found | ({"supply"} if flows[root_of(case)] == case.supply else set())


@often
@given(water_cases())
def test_no_canal_carries_more_than_it_may_and_nobody_gets_more_than_asked(case):
    given_m3 = volumes(case)
    flows = inflows(case, given_m3)
    assert all(0 <= volume <= user.request for volume, user in zip(given_m3, case.users, strict=True))
    assert all(canal.capacity is None or flows[canal.id] <= canal.capacity for canal in case.canals)
    assert flows[root_of(case)] <= case.supply


@often
@given(water_cases())
def test_flows_losses_and_what_is_full_are_as_the_definition_says(case):
    period = share(case).periods[0]
    exactly = inflows(case, period.given())
    at_limit = full(case, period.given())
    for canal, flow in zip(case.canals, period.flows(), strict=True):
        assert abs(flow.inflow - exactly[canal.id]) < Fraction(1, 10**14)
        assert abs(flow.loss - exactly[canal.id] * (1 - canal.efficiency)) < Fraction(1, 10**14)
        assert flow.full == (canal.id in at_limit)
    totals = period.totals()
    assert abs(totals.given - sum(period.given())) < Fraction(1, 10**14)
    assert totals.given + totals.loss + totals.unused == totals.supply == case.supply


@often
@given(water_cases((Rule.MAX_MIN, Rule.PRIORITY)))
def test_nobody_is_short_of_water_that_could_still_flow(case):
    given_m3 = volumes(case)
    at_limit = full(case, given_m3)
    for user, volume in zip(case.users, given_m3, strict=True):
        assert volume == user.request or at_limit & {*way(case, user.canal), "supply"}


@often
@given(water_cases(MAX_MIN, floors=False))
def test_who_is_short_has_a_bottleneck_where_nobody_has_a_larger_weighted_part(case):
    rows = by_id(case)
    part = {user.id: rows[user.id][0] / (user.weight * user.request) for user in case.users if user.request}
    at_limit = full(case, [rows[user.id][0] for user in case.users])
    for user in case.users:
        volume, why = rows[user.id]
        if volume < user.request:
            below = [other for other in case.users if why == "supply" or why in way(case, other.canal)]
            assert why in at_limit
            assert max(part.get(other.id, 0) for other in below) == part[user.id]


@often
@given(water_cases())
def test_request_is_named_just_where_all_of_it_is_given(case):
    for user in case.users:
        volume, why = by_id(case)[user.id]
        assert (why == "request") == (volume == user.request)
        assert why in {"request", "supply", *way(case, user.canal)}


@often
@given(water_cases((Rule.MAX_MIN, Rule.PRIORITY)))
def test_the_nearest_full_canal_is_named(case):
    rows = by_id(case)
    at_limit = full(case, [rows[user.id][0] for user in case.users])
    for user in case.users:
        volume, why = rows[user.id]
        if volume < user.request:
            assert why == next(name for name in [*way(case, user.canal), "supply"] if name in at_limit)


@often
@given(water_cases())
def test_the_order_of_the_rows_is_irrelevant(case):
    assert by_id(turned_round(case)) == by_id(case)


@often
@given(water_cases(MAX_MIN), st.fractions(0, 10, max_denominator=6))
def test_more_water_is_less_for_nobody(case, more):
    richer = replace(case, supply=case.supply + more)
    assert all(now <= then for now, then in zip(volumes(case), volumes(richer), strict=True))


@often
@given(water_cases())
def test_floors_are_met_wherever_they_can_be(case):
    only_floors = replace(case, users=tuple(replace(user, request=user.floor) for user in case.users))
    for floors, volume in zip(volumes(only_floors), volumes(case), strict=True):
        assert volume >= floors


@often
@given(water_cases())
def test_thousandths_are_the_exact_volumes_rounded_down(case):
    period = share(case).periods[0]
    assert period.thousandths() == [floor(volume * 1000) for volume in period.given()]


@often
@given(water_cases((Rule.PROPORTIONAL,)))
def test_proportional_is_the_least_ratio_on_the_way_of_what_the_floors_left(case):
    floors_alone = replace(case, users=tuple(replace(user, request=user.floor) for user in case.users))
    floors = volumes(replace(floors_alone, rule=Rule.MAX_MIN))
    rest = [user.request - floor for user, floor in zip(case.users, floors, strict=True)]
    used, asked = inflows(case, floors), inflows(case, rest)
    left = {canal.id: canal.capacity - used[canal.id] for canal in case.canals if canal.capacity is not None}
    root = root_of(case)
    source = (case.supply - used[root]) / asked[root] if asked[root] else Fraction(1)
    for user, first, more, volume in zip(case.users, floors, rest, volumes(case), strict=True):
        ratios = [left[name] / asked[name] for name in way(case, user.canal) if name in left and asked[name]]
        assert volume == first + more * min([Fraction(1), source, *ratios])


@often
@given(water_cases(), st.lists(st.integers(0, 60), min_size=1, max_size=4))
def test_every_period_stands_alone(case, supplies):
    count = len(supplies)
    users = tuple(
        replace(user, request=tuple(user.request + period for period in range(count)), weight=(user.weight,) * count)
        for user in case.users
    )
    canals = tuple(replace(canal, efficiency=(canal.efficiency,) * count) for canal in case.canals)
    together = replace(case, supply=tuple(map(Fraction, supplies)), users=users, canals=canals, periods=count)
    for period, (shares, supply) in enumerate(zip(share(together).periods, supplies, strict=True)):
        alone = tuple(replace(user, request=user.request + period) for user in case.users)
        one = share(replace(case, supply=Fraction(supply), users=alone)).periods[0]
        assert (shares.given(), shares.bound_by(), shares.flows()) == (one.given(), one.bound_by(), one.flows())
