"""The procedure of a contest as data: what a rule set says, one object per group of terms.

Stored as JSON in `RuleSet.terms`; a term is named by its path ("days.standstill") wherever its source is kept. Money is
in tyiyn, terms of time in working days unless the name says otherwise, shares in percent. None: the procedure has no
such term.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from birge.kernel.money import Money

Texts = dict[str, str]
SUMS_IN = "KGS"
"""The currency of all sums in terms: with money of another currency they are never compared."""


@dataclass(frozen=True)
class FormLength:
    """Up to this sum (None: any) the application has the `short`, `standard` or `full` form; in another currency than
    `SUMS_IN` it has the longest of them.
    """

    form: str
    up_to_tyiyn: int | None = None


@dataclass(frozen=True)
class Document:
    """A paper to attach: for which kinds of applicant (empty: for all), of which kinds of file, how large at most."""

    id: str
    names: Texts
    is_required: bool = True
    applicants: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=lambda: ["pdf", "jpeg", "png"])
    most_mb: int = 10


@dataclass(frozen=True)
class Requirement:
    """A condition answered with yes or no; who does not give the `needed` answer is not admitted."""

    id: str
    names: Texts
    needed: bool | None = None


@dataclass(frozen=True)
class Anchor:
    """What a mark means, in words."""

    mark: int
    names: Texts


@dataclass(frozen=True)
class Criterion:
    """What is marked from 0 to `most`; the weights of a rule set total 100."""

    id: str
    names: Texts
    weight: int
    most: int
    anchors: list[Anchor] = field(default_factory=list)


@dataclass(frozen=True)
class Ranking:
    """The formula and the selection, as `birge.contests.rank/1` has them. `minimum` is decimal text ("60")."""

    aggregate: str = "mean"
    minimum: str = "0"
    tie_break: list[str] = field(default_factory=list)
    selection: str = "skip"
    reserve: int = 0


@dataclass(frozen=True)
class CommissionTerms:
    """Seats by group ([least, most]; most None: no limit), marks per application (None: everybody marks all).

    `group_minimum`: so many markers of a group for each application. Quorum and majority are the body's own rules.
    """

    seats: dict[str, list[int | None]] = field(default_factory=dict)
    per_application: int | None = None
    group_minimum: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Visibility:
    """Blind phases: are applicants' names hidden from markers; when a marker sees the others' marks.

    `others_marks`: "never", "after-own" or "always". `openers`: of how many persons with opening codes how many must be
    there when the applications are opened, as [needed, all].
    """

    names_hidden: bool = False
    others_marks: str = "after-own"
    openers: list[int] = field(default_factory=lambda: [2, 3])


@dataclass(frozen=True)
class Days:
    """Terms in working days: see the names. `applications` is the least between announcement and deadline."""

    applications: int | None = None
    questions_before_deadline: int | None = None
    repair: int | None = None
    marking: int | None = None
    standstill: int | None = None
    complaint: int | None = None
    complaint_answer: int | None = None
    acceptance: int | None = None
    report: int | None = None


@dataclass(frozen=True)
class MoneyTerms:
    """Advance at most, own contribution at least, the variance of a budget row that must be explained (percent).

    From `two_approvals_from_tyiyn` two persons approve a payment; in another currency than `SUMS_IN` they always do.
    """

    advance_percent: int | None = None
    own_percent: int | None = None
    variance_percent: int | None = None
    two_approvals_from_tyiyn: int = 0

    def needs_two(self, amount: Money) -> bool:
        """Whether two persons approve a payment of this amount."""
        return amount.currency != SUMS_IN or amount.amount_tyiyn >= self.two_approvals_from_tyiyn


@dataclass(frozen=True)
class Reports:
    """How often a contractor reports: "month", "quarter", "milestone" or "end"."""

    every: str = "quarter"


@dataclass(frozen=True)
class Terms:
    """The whole procedure. `order`: "contest", "voucher", "initiative" or "donor-grant"."""

    order: str = "contest"
    applicants: list[str] = field(default_factory=list)
    forms: list[FormLength] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    requirements: list[Requirement] = field(default_factory=list)
    criteria: list[Criterion] = field(default_factory=list)
    ranking: Ranking = field(default_factory=Ranking)
    commission: CommissionTerms = field(default_factory=CommissionTerms)
    visibility: Visibility = field(default_factory=Visibility)
    days: Days = field(default_factory=Days)
    money: MoneyTerms = field(default_factory=MoneyTerms)
    reports: Reports = field(default_factory=Reports)
    complaint_body: Texts = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """As `RuleSet.terms` holds it."""
        return asdict(self)

    @classmethod
    def from_json(cls, terms: dict[str, Any]) -> Terms:
        """What `to_json` gave. A key that is not known is a TypeError; a missing one has its default."""
        parts: dict[str, Any] = dict(terms)
        for name, part in _LISTS.items():
            if name in parts:
                parts[name] = [part(**row) for row in parts[name]]
        if "criteria" in parts:
            parts["criteria"] = [_criterion(row) for row in parts["criteria"]]
        for name, part in _GROUPS.items():
            if name in parts:
                parts[name] = part(**parts[name])
        return cls(**parts)


_LISTS: dict[str, type] = {"forms": FormLength, "documents": Document, "requirements": Requirement}
_GROUPS: dict[str, type] = {
    "ranking": Ranking,
    "commission": CommissionTerms,
    "visibility": Visibility,
    "days": Days,
    "money": MoneyTerms,
    "reports": Reports,
}


def _criterion(row: dict[str, Any]) -> Criterion:
    return Criterion(**{**row, "anchors": [Anchor(**anchor) for anchor in row.get("anchors", [])]})
