"""The limits that META sets to each ballot. A ballot outside them makes the file wrong: it was never valid."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from birge.algorithms.cases import CaseError, decimal_text
from birge.algorithms.contests.votes.pabulib.meta import Meta
from birge.algorithms.contests.votes.vote import Project, VoteType

_ZERO = Fraction(0)


@dataclass(frozen=True)
class Limits:
    """`least`, `most`: how many projects a ballot names. `pairs`: by what else is limited, the least and the most, None
    where there is no limit.
    """

    kind: VoteType
    least: int
    most: int
    costs: list[Fraction]
    pairs: dict[str, tuple[Fraction | None, Fraction | None]]

    def check(self, line: int, projects: Sequence[int], points: Sequence[Fraction]) -> None:
        if not self.least <= len(projects) <= self.most:
            self._refuse_length(line, len(projects))
        if self.kind.is_approval:
            if "sum_cost" in self.pairs:
                self._within(line, "vote", "sum_cost", sum((self.costs[place] for place in projects), _ZERO))
            return
        if "points" in self.pairs:
            for number in points:
                self._within(line, "points", "points", number)
        if "sum_points" in self.pairs:
            self._within(line, "points", "sum_points", sum(points, _ZERO))

    def _refuse_length(self, line: int, found: int) -> None:
        less = found < self.least
        code, limit, number = ("pb_less", "min_length", self.least) if less else ("pb_more", "max_length", self.most)
        raise _outside(code, line, "vote", limit, Fraction(found), Fraction(number))

    def _within(self, line: int, field: str, name: str, found: Fraction) -> None:
        least, most = self.pairs.get(name, (None, None))
        if least is not None and found < least:
            raise _outside("pb_less", line, field, f"min_{name}", found, least)
        if most is not None and found > most:
            raise _outside("pb_more", line, field, f"max_{name}", found, most)


def limits_of(meta: Meta, projects: Sequence[Project]) -> Limits:
    kind = meta.vote_type
    names = ["sum_cost"] if kind.is_approval else ["points", "sum_points"] if kind.has_points else []
    free = None if kind is VoteType.SCORING else 0
    pairs = {name: (meta.number(f"min_{name}", least=free), meta.number(f"max_{name}", least=free)) for name in names}
    if kind is VoteType.CUMULATIVE and pairs["points"][0] is None:
        pairs["points"] = _ZERO, pairs["points"][1]
    least, most = meta.whole("min_length"), meta.whole("max_length")
    if kind is VoteType.CHOOSE_1:
        most = 1
    return Limits(
        kind,
        least=1 if least is None else least,
        most=len(projects) if most is None else most,
        costs=[project.cost for project in projects],
        pairs={name: pair for name, pair in pairs.items() if pair != (None, None)},
    )


def _outside(code: str, line: int, field: str, limit: str, found: Fraction, number: Fraction) -> CaseError:
    return CaseError(code, line=line, field=field, limit=limit, found=decimal_text(found), number=decimal_text(number))
