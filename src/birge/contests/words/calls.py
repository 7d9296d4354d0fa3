"""The notice of a call: what its rules say, in the words and the order of real municipal notices."""

from __future__ import annotations

from dataclasses import dataclass

from birge.contests.enums.programmes import ApplicantKind
from birge.contests.models import Call
from birge.contests.terms import Anchor, Criterion, Document, Requirement
from birge.contests.words.terms import Line, all_lines


@dataclass(frozen=True)
class Wanted:
    """A document: what it is, and of whom it is wanted ([]: of all)."""

    document: Document
    of: list[str]


@dataclass(frozen=True)
class Notice:
    """What a call's rules tell applicants; `line`: each term by its path, with "_" for ".".

    `scale`: what the marks mean where it is the same for all criteria, so that it is read once; else [].
    """

    line: dict[str, Line]
    criteria: list[Criterion]
    documents: list[Wanted]
    requirements: list[Requirement]
    days: list[Line]
    ranking: list[Line]
    scale: list[Anchor]

    @property
    def is_to_confirm(self) -> bool:
        """Whether a term has no source yet: the rules say which."""
        return any(line.is_to_confirm for line in self.line.values())


def notice_of(call: Call) -> Notice:
    """Read from the call's rule set; no query."""
    rules = call.rule_set
    terms = rules.procedure
    groups = {group.name: lines for group, lines in all_lines(terms, rules.sources)}
    lines = {line.path.replace(".", "_"): line for found in groups.values() for line in found}
    labels = dict(ApplicantKind.choices)
    return Notice(
        line=lines,
        criteria=terms.criteria,
        documents=[Wanted(row, [str(labels[kind]) for kind in row.applicants]) for row in terms.documents],
        requirements=terms.requirements,
        days=[line for line in groups["days"] if line.value],
        ranking=[line for line in groups["ranking"] if line.value],
        scale=_same_scale(terms.criteria),
    )


def _same_scale(criteria: list[Criterion]) -> list[Anchor]:
    first, *others = [row.anchors for row in criteria] or [[]]
    return first if others and all(anchors == first for anchors in others) else []
