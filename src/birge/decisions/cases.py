"""What is put before those who decide: subjects, inputs and one rule. Not stored; frozen by `actions.decide`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from birge.algorithms import contests_rank, contests_votes, shares, water_share
from birge.algorithms.packages import Field, canonical
from birge.algorithms.packages.recompute import Computation, compute
from birge.algorithms.registry import Algorithm, find

ALGORITHMS = (shares.SHARE, water_share.WATER_SHARE, contests_rank.RANK, contests_votes.CONTESTS_VOTE)
"""Imported here so that they are registered before any decision is made or opened."""


@dataclass(frozen=True)
class Rule:
    """A rule that was or can be chosen: its name in the case, its one plain sentence by language, and its ground."""

    name: str
    texts: Mapping[str, str]
    legal_base: str = ""
    in_force_on: date | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "texts": dict(self.texts),
            "legal_base": self.legal_base or None,
            "in_force_on": self.in_force_on.isoformat() if self.in_force_on else None,
        }


@dataclass(frozen=True)
class Subject:
    """Somebody concerned: the journal's name of the thing, a value for every field (None = not stated), a group."""

    ref: str
    values: Mapping[str, Any]
    group: str = ""


@dataclass(frozen=True)
class Measure:
    """What the public totals count: the good, its unit, how much there is, and the fields that hold asked and given.

    `given_tells`: where the inputs tell of people's status, sums of what is given tell of it too, for example because
    everybody knows how much land her neighbours have; then everyone sees only what was asked for. `per`: how many of
    what the fields and the amount count make one `unit` (100 tyiyn a som).
    """

    good: str
    unit: str
    amount: str
    asked: str
    given: str
    given_tells: bool = False
    per: int = 1


@dataclass(frozen=True)
class Proposal:
    """A whole case under one rule. `inputs` and values are as packages hold them: whole numbers or exact text."""

    algorithm: str
    version: int
    rule: Rule
    fields: Mapping[str, Field]
    inputs: Mapping[str, Any]
    subjects: Sequence[Subject]
    measure: Measure

    @property
    def registered(self) -> Algorithm:
        return find(self.algorithm, self.version)

    @property
    def digest(self) -> str:
        """SHA-256 of all that the result and the package depend on: two equal proposals, and only they, agree."""
        fields = {name: field.as_json() for name, field in self.fields.items()}
        rows = [[subject.ref, subject.group, dict(subject.values)] for subject in self.subjects]
        whole = [self.algorithm, self.version, self.rule.as_json(), fields, dict(self.inputs), rows]
        return sha256(canonical(whole)).hexdigest()

    def compute(self) -> Computation:
        """What this rule would give. Raises CaseError (malformed) or NoAnswer, as the algorithm says."""
        seen = [name for name, field in self.fields.items() if field.input]
        subjects = [{name: subject.values[name] for name in seen} for subject in self.subjects]
        return compute(self.registered, self.inputs, subjects)
