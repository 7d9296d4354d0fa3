"""META of a `.pb` file: keys and values, and the limits that it sets to ballots."""

import re
from dataclasses import dataclass
from fractions import Fraction

from birge.algorithms.cases import CaseError
from birge.algorithms.cases.parsing import MOST_DIGITS
from birge.algorithms.contests.votes.pabulib.sections import Section
from birge.algorithms.contests.votes.vote import Rule, VoteType

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_NAMES = {
    "greedy": Rule.GREEDY,
    "equalshares": Rule.EQUAL_SHARES,
    "equal-shares": Rule.EQUAL_SHARES,
    "equalshares/add1": Rule.ADD1,
    "equal-shares/add1": Rule.ADD1,
    "add1": Rule.ADD1,
}
"""The format's names of rules, and ours."""

NOT_APPLIED = ("min_project_score_threshold", "budget_per_category", "budget_per_neighborhood")
"""Keys that change who wins in some cities' own rules."""


@dataclass(frozen=True)
class Meta:
    """Keys without a value count as missing."""

    line: int
    values: dict[str, tuple[int, str]]

    def text(self, key: str) -> str:
        """Empty if it is missing."""
        return self.values.get(key, (0, ""))[1]

    def line_of(self, key: str) -> int:
        return self.values[key][0]

    def number(self, key: str, least: int | None = 0) -> Fraction | None:
        """None if it is missing."""
        if key not in self.values:
            return None
        line, text = self.values[key]
        found = number(text, line, key)
        if least is not None and found < least:
            raise CaseError("pb_below", line=line, field=key, least=least, number=text)
        return found

    def whole(self, key: str) -> int | None:
        found = self.number(key)
        if found is not None and found.denominator != 1:
            raise CaseError("pb_not_whole", line=self.line_of(key), field=key, number=self.text(key))
        return None if found is None else found.numerator

    @property
    def budget(self) -> Fraction:
        found = self.number("budget")
        if found is None:
            raise CaseError("pb_missing", line=self.line, field="budget")
        return found

    @property
    def vote_type(self) -> VoteType:
        if "vote_type" not in self.values:
            raise CaseError("pb_missing", line=self.line, field="vote_type")
        line, text = self.values["vote_type"]
        _check_choice(line, "vote_type", text.lower(), tuple(VoteType))
        if text.lower() == VoteType.ORDINAL and "scoring_fn" in self.values:
            _check_choice(self.line_of("scoring_fn"), "scoring_fn", self.text("scoring_fn").lower(), ("borda",))
        return VoteType(text.lower())

    @property
    def rule(self) -> Rule | None:
        """None if the file names none that is counted here."""
        return rule_named(self.text("rule"))

    @property
    def default_score(self) -> Fraction:
        return self.number("default_score", least=None) or Fraction(0)


def rule_named(text: str) -> Rule | None:
    """By the format's name or ours; None if it is none that is counted here."""
    return _NAMES.get(text.strip().lower())


def meta_of(section: Section) -> Meta:
    key_at, value_at = section.column("key"), section.column("value")
    values: dict[str, tuple[int, str]] = {}
    seen: dict[str, int] = {}
    for line, cells in section.rows:
        key, value = cells[key_at].strip().lower(), cells[value_at].strip()
        if key in seen:
            raise CaseError("pb_twice", line=line, field="key", id=key, first=seen[key])
        seen[key] = line
        if value:
            values[key] = line, value
    return Meta(section.line, values)


def number(text: str, line: int, field: str) -> Fraction:
    """Exactly the decimal written."""
    if len(text) > MOST_DIGITS or not _NUMBER.fullmatch(text):
        raise CaseError("pb_not_a_number", line=line, field=field, text=text)
    return Fraction(text)


def _check_choice(line: int, field: str, found: str, choices: tuple[str, ...]) -> None:
    if found not in choices:
        raise CaseError("pb_not_a_choice", line=line, field=field, found=found, choices=", ".join(choices))
