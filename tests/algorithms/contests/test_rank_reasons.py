"""Where the minimum of an area put an application before others, the reasons of both say so; nowhere else."""

from __future__ import annotations

import pytest

from birge.algorithms.contests.rank import reasons, run


def codes(least: int, selection: str = "skip", third: str = "east") -> dict[str, str]:
    """A, B and C in this order; the money is enough for A and B, or for C alone."""
    asks = {"A": ("west", 250), "B": ("west", 150), "C": (third, 300)}
    case = {
        "format": "birge.contests.rank/1",
        "criteria": [{"id": "need", "weight": 100, "max": 10}],
        "applications": [
            {"id": name, "requested_tyiyn": tyiyn, "submitted_at": "2026-03-02T10:00:00+06:00", "area": area}
            for name, (area, tyiyn) in asks.items()
        ],
        "marks": [
            {"application": name, "marker": "1", "criterion": "need", "mark": mark}
            for name, mark in zip(asks, (9, 8, 7), strict=True)
        ],
        "aggregate": "mean",
        "funding_tyiyn": 400,
        "selection": selection,
        "areas": [{"area": "east", "min": least}],
    }
    return {name: reason.code for name, reason in reasons(case, run(case)).items()}


@pytest.mark.parametrize("selection", ["skip", "stop"])
def test_a_minimum_that_changes_who_is_selected_is_told_to_both_sides(selection):
    without = {"A": "rank.selected", "B": "rank.selected"}

    assert {name: code for name, code in codes(0, selection).items() if name != "C"} == without
    assert codes(1, selection) == {"A": "rank.money-short.area", "B": _after(selection), "C": "rank.selected.area"}


def _after(selection: str) -> str:
    return "rank.money-short.area" if selection == "skip" else "rank.after-stop.area"


def test_a_minimum_that_nobody_fills_is_told_to_nobody():
    assert codes(1, third="north") == {"A": "rank.selected", "B": "rank.selected", "C": "rank.money-short"}
