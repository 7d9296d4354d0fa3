"""What a page shows of a decision without opening its package: a few figures, and totals by group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from birge.algorithms.cases import exact_text
from birge.algorithms.packages.groups import merged
from birge.algorithms.packages.shape import SMALLEST
from birge.decisions.cases import Measure, Proposal

Row = tuple[str, Fraction, Fraction]  # group, asked, given


def rows_of(proposal: Proposal, results: Sequence[Mapping[str, Any]]) -> list[Row]:
    """Per subject the group and the two numbers that the measure names, in its unit."""
    asked, given, per = proposal.measure.asked, proposal.measure.given, proposal.measure.per
    return [
        (subject.group, _at(asked, subject.values, result) / per, _at(given, {}, result) / per)
        for subject, result in zip(proposal.subjects, results, strict=True)
    ]


def _amount(measure: Measure) -> Fraction:
    return Fraction(measure.amount) / measure.per


def _at(name: str, values: Mapping[str, Any], result: Mapping[str, Any]) -> Fraction:
    field, _, part = name.partition("/")
    return Fraction(result[part] if field == "result" else values[field])


def summary_of(proposal: Proposal, results: Sequence[Mapping[str, Any]], *, hidden: bool) -> dict[str, Any]:
    """`groups`: none of fewer than ten, for a village of one family would tell what it asked for and got.

    Below ten subjects there are no groups and, where the inputs are hidden, no totals at all. Where what is given would
    tell what is hidden, it is in no total.
    """
    rows = rows_of(proposal, results)
    measure = proposal.measure
    summary: dict[str, Any] = {
        "good": measure.good,
        "unit": measure.unit,
        "amount": exact_text(_amount(measure)),
        "subjects": len(rows),
        "groups": [],
    }
    if hidden and len(rows) < SMALLEST:
        return summary
    tells = hidden and measure.given_tells
    summary |= _totals(rows, tells=tells)
    if not tells:
        summary["unallocated"] = exact_text(_amount(measure) - Fraction(summary["given"]))
    by_number = {number: row[0] for number, row in enumerate(rows, start=1)}
    for names, numbers in merged(by_number, SMALLEST):
        summary["groups"].append(
            {
                "names": [name for name in names if name],
                "subjects": len(numbers),
                **_totals([rows[number - 1] for number in numbers], tells=tells),
            }
        )
    return summary


def _totals(rows: Sequence[Row], *, tells: bool) -> dict[str, str]:
    asked = {"asked": exact_text(sum((row[1] for row in rows), Fraction(0)))}
    return asked if tells else asked | {"given": exact_text(sum((row[2] for row in rows), Fraction(0)))}
