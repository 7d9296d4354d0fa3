"""What an agreement says, as data: its sums, steps, aims and the text in both languages. A version holds one as JSON.

Money in tyiyn, days as "2026-11-22", amounts of aims as decimal text. Tranches and advance add up to the amount.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

Texts = dict[str, str]


@dataclass(frozen=True)
class Step:
    """A milestone: what is done until when, what proves it, which tranche it releases."""

    title: str
    evidence: str
    due_on: date
    tranche_tyiyn: int = 0


@dataclass(frozen=True)
class Aim:
    """An indicator with its target; `counts_people`: reported by sex and age."""

    title: str
    unit: str
    target: Decimal
    baseline: Decimal | None = None
    counts_people: bool = False


@dataclass(frozen=True)
class BudgetRow:
    """What the money is for."""

    title: str
    amount_tyiyn: int


@dataclass(frozen=True)
class Content:
    """The whole: `texts` are the paragraphs as both sides read them, written out with these numbers and names."""

    number: str
    title: str
    customer: Texts
    contractor: Texts
    currency: str
    amount_tyiyn: int
    starts_on: date
    ends_on: date
    advance_tyiyn: int = 0
    steps: list[Step] = field(default_factory=list)
    aims: list[Aim] = field(default_factory=list)
    budget: list[BudgetRow] = field(default_factory=list)
    texts: Texts = field(default_factory=dict)

    @property
    def tranches_tyiyn(self) -> int:
        """What the milestones release, the advance left out."""
        return sum(step.tranche_tyiyn for step in self.steps)

    def with_texts(self, texts: Texts) -> Content:
        """The same with its text written anew."""
        return replace(self, texts=texts)

    def to_json(self) -> dict[str, Any]:
        """As a version holds it: days and decimals are text."""
        plain: dict[str, Any] = _plain(asdict(self))
        return plain

    @classmethod
    def from_json(cls, content: dict[str, Any]) -> Content:
        """What `to_json` gave."""
        return cls(
            **{
                **content,
                "starts_on": date.fromisoformat(content["starts_on"]),
                "ends_on": date.fromisoformat(content["ends_on"]),
                "steps": [Step(**{**row, "due_on": date.fromisoformat(row["due_on"])}) for row in content["steps"]],
                "aims": [_aim(row) for row in content["aims"]],
                "budget": [BudgetRow(**row) for row in content["budget"]],
            }
        )


def _aim(row: dict[str, Any]) -> Aim:
    baseline = None if row["baseline"] is None else Decimal(row["baseline"])
    return Aim(**{**row, "target": Decimal(row["target"]), "baseline": baseline})


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:f}" if isinstance(value, Decimal) else value
