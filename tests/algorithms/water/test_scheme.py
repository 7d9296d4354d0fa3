"""What the checks of a canal scheme find, by cases that a person can follow, and for any scheme at all."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from birge.algorithms.water.drawing import rows
from birge.algorithms.water.scheme import CanalLine, OutletLine, ParcelLine, Scheme, findings

MAIN = CanalLine("m", "М", None, "Ак-Суу", 0, 1000, Decimal(500), Decimal("0.8"))
BRANCH = CanalLine("b", "К-1", "m", "", 300, 800, Decimal(120), Decimal("0.7"))
OUTLET = OutletLine("o", "b", 400, Decimal(30))
PARCEL = ParcelLine("p", Decimal("0.75"), "o", "u")
GOOD = Scheme([MAIN, BRANCH], [OUTLET], [OutletLine("g", "m", 10)], [PARCEL], ["u"], Decimal(100))


def codes(scheme: Scheme) -> list[tuple[str, str, object]]:
    return [(found.code, found.of, found.key) for found in findings(scheme)]


def test_a_good_scheme_has_nothing_to_find():
    assert codes(GOOD) == []


@pytest.mark.parametrize(
    ("canals", "found"),
    [
        ([replace(MAIN, source=""), BRANCH], [("no-source", "canal", "m")]),
        ([MAIN, replace(BRANCH, parent="x")], [("no-parent", "canal", "b")]),
        ([MAIN, replace(BRANCH, distance_m=1001)], [("beyond-the-end", "canal", "b")]),
        ([MAIN, replace(BRANCH, capacity_lps=Decimal(501))], [("wider-than-parent", "canal", "b")]),
        ([replace(MAIN, efficiency=Decimal(0)), BRANCH], [("efficiency", "canal", "m")]),
        ([replace(MAIN, efficiency=Decimal("1.01")), BRANCH], [("efficiency", "canal", "m")]),
        ([MAIN, replace(BRANCH, parent=None, source="Ак-Суу")],
         [("source-twice", "canal", "m"), ("source-twice", "canal", "b")]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_canals(canals, found):
    assert codes(replace(GOOD, canals=canals)) == found


def test_a_circle_names_the_canals_that_run_in_it_and_not_those_that_hang_on_it():
    one = replace(BRANCH, key="1", parent="2", distance_m=0)
    two = replace(BRANCH, key="2", parent="1", distance_m=0)
    hanging = replace(BRANCH, key="3", parent="1", distance_m=0)

    found = codes(Scheme([MAIN, one, two, hanging]))

    assert [key for code, _of, key in found if code == "circle"] == ["1", "2"]


def test_points_stand_on_canals_within_their_length():
    outlets = [replace(OUTLET, key="far", distance_m=801), replace(OUTLET, key="lost", canal="x")]

    assert codes(replace(GOOD, outlets=[OUTLET, *outlets], gauges=[OutletLine("g", "b", 900)])) == [
        ("beyond-the-end", "outlet", "far"),
        ("no-canal", "outlet", "lost"),
        ("beyond-the-end", "gauge", "g"),
    ]


def test_an_area_in_square_metres_is_offered_in_hectares():
    parcels = [PARCEL, replace(PARCEL, key="q", area_ha=Decimal(7500)), replace(PARCEL, key="r", area_ha=Decimal(150))]

    found = {item.key: (item.code, item.fix) for item in findings(replace(GOOD, parcels=parcels))}

    assert found == {"q": ("area-in-metres", "0.75"), "r": ("area-in-metres", "0.015")}


def test_without_a_bound_no_area_is_doubted():
    parcels = [replace(PARCEL, area_ha=Decimal(7500))]

    assert codes(replace(GOOD, parcels=parcels, most_ha=None)) == []


def test_parcels_and_users_that_hang_in_the_air():
    parcels = [replace(PARCEL, outlet=None), replace(PARCEL, key="q", outlet="x", user=None)]

    assert codes(replace(GOOD, parcels=parcels, users=["u", "v"])) == [
        ("no-outlet", "parcel", "p"),
        ("outlet-ended", "parcel", "q"),
        ("no-user", "parcel", "q"),
        ("no-parcel", "user", "v"),
    ]


def test_the_drawing_follows_the_water_and_a_canal_reaches_down_to_the_last_thing_on_it():
    late = replace(OUTLET, key="late", canal="m", distance_m=900)

    drawn = rows(replace(GOOD, outlets=[OUTLET, late]))
    places = {row.key: row for row in drawn}

    assert [(row.key, row.depth) for row in drawn] == [("m", 0), ("g", 1), ("b", 1), ("o", 2), ("late", 1)]
    assert places["m"].foot == places["late"].y
    assert places["b"].foot == places["o"].y
    assert places["b"].trunk == places["m"].x


keys = st.integers(0, 12)
canal_lines = st.builds(
    CanalLine, keys, st.just("К"), st.none() | keys, st.sampled_from(["", "Суу"]), st.integers(0, 2000),
    st.integers(-1, 2000), st.integers(-1, 900).map(Decimal),
    st.sampled_from([Decimal("-0.1"), Decimal("0.8"), Decimal(2)]),
)  # fmt: skip


@given(st.lists(canal_lines, unique_by=lambda line: line.key), st.lists(keys, unique=True))
def test_any_scheme_is_checked_and_every_canal_drawn_once(canals, outlets):
    scheme = Scheme(canals, [OutletLine(("o", key), key, 5) for key in outlets])

    found = findings(scheme)
    drawn = [row.key for row in rows(scheme) if row.kind == "canal"]

    assert sorted(drawn) == sorted(line.key for line in canals)
    assert [item.level for item in found] == sorted((item.level for item in found), key=lambda level: level != "error")
    assert all(line.key in {item.key for item in found} for line in canals if line.parent == line.key)
