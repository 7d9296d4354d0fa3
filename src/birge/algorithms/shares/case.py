"""The case of `birge.share/1`: what there is to share, by which rule, among whom."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from birge.algorithms.cases import (
    CaseError,
    Choice,
    Id,
    ListOf,
    NotFor,
    Number,
    Optional,
    Record,
    Text,
    Variant,
    Versioned,
    Whole,
    decimal_text,
)


class Rule(StrEnum):
    PROPORTIONAL = "proportional"
    EQUAL_AWARDS = "equal-awards"
    EQUAL_LOSSES = "equal-losses"
    TALMUD = "talmud"
    PRIORITY = "priority"


@dataclass(frozen=True, slots=True)
class Claimant:
    """0 ≤ floor ≤ claim in the case's unit; weight > 0; priority ≥ 1, 1 is served first."""

    id: str
    claim: Fraction
    weight: Fraction = Fraction(1)
    floor: Fraction = Fraction(0)
    priority: int = 1


@dataclass(frozen=True, slots=True)
class ShareCase:
    """`quantum`: the least amount that is handed out in one piece (a sack); None = any fraction can be."""

    good: str
    unit: str
    amount: Fraction
    rule: Rule
    claimants: tuple[Claimant, ...]
    quantum: Fraction | None = None


def read_case(document: object, packed: bool = False) -> ShareCase:
    """The case that the document holds. Raises CaseError with the JSON path of the first thing that is wrong."""
    return _SHAPE.read(document, packed)


def _claimant(floor: Fraction, claim: Fraction, **rest: Any) -> Claimant:
    if floor > claim:
        raise CaseError("above", most=decimal_text(claim), number=decimal_text(floor)).inside("floor")
    return Claimant(claim=claim, floor=floor, **rest)


def _case(rule: str, quantum: Fraction | None, claimants: tuple[Claimant, ...], **rest: Any) -> ShareCase:
    if quantum is not None:
        for row, claimant in enumerate(claimants):
            _check_multiple(claimant.claim, quantum, row, "claim")
            _check_multiple(claimant.floor, quantum, row, "floor")
    return ShareCase(rule=Rule(rule), quantum=quantum, claimants=claimants, **rest)


def _check_multiple(number: Fraction, quantum: Fraction, row: int, key: str) -> None:
    if number.numerator * quantum.denominator % (number.denominator * quantum.numerator):
        error = CaseError("not_multiple", number=decimal_text(number), quantum=decimal_text(quantum))
        raise error.inside(key).inside(row).inside("claimants")


def _shape(rule: Rule) -> Record[ShareCase]:
    claimant = Record(
        _claimant,
        id=Id(),
        claim=Number(at_least=0),
        floor=Optional(Number(at_least=0), Fraction(0)),
        weight=Optional(NotFor("weight", "rule", rule) if rule is Rule.TALMUD else Number(above=0), Fraction(1)),
        priority=Optional(Whole(at_least=1) if rule is Rule.PRIORITY else NotFor("priority", "rule", rule), 1),
    )
    return Record(
        _case,
        good=Text(),
        unit=Text(),
        amount=Number(at_least=0),
        quantum=Optional(Number(above=0), None),
        rule=Choice((rule,)),
        claimants=ListOf(claimant, unique="id"),
    )


_SHAPE = Versioned("birge.share/1", Variant("rule", {str(rule): _shape(rule) for rule in Rule}))
