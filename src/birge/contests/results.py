"""An applicant's own result, as the published decision states it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from birge.contests.award_pages import Line, award_lines
from birge.contests.models import Application, Award, AwardRow
from birge.contests.queries.awards import SHOWN, with_decisions
from birge.contests.queries.marking import marks_given
from birge.decisions.models import DecisionRow
from birge.kernel.texts import text_in


@dataclass(frozen=True)
class Given:
    """One member's marks under a number: (criterion, mark, reason)."""

    member: int
    marks: list[tuple[str, Decimal, str]]


@dataclass(frozen=True)
class Result:
    """What the applicant sees. `ranked`: how many have a place."""

    award: Award
    line: Line
    ranked: int
    reason: DecisionRow
    granted_tyiyn: int | None
    marks: list[Given]


def has_result(application: Application) -> bool:
    """Whether a published award says what became of it."""
    return AwardRow.objects.filter(application=application, award__state__in=SHOWN).exists()


def result_of(application: Application) -> Result | None:
    """The newest published result of this application; None before there is one."""
    rows = AwardRow.objects.filter(application=application, award__state__in=SHOWN)
    row = rows.order_by("-award__decision__published_at").first()
    if row is None:
        return None
    award = with_decisions(Award.objects.all()).get(pk=row.award_id)
    lines = award_lines(award)
    line = next(line for line in lines if line.number == row.number)
    return Result(
        award=award,
        line=line,
        ranked=sum(other.rank is not None for other in lines),
        reason=award.decision.rows.get(number=row.number),
        granted_tyiyn=row.granted_tyiyn,
        marks=_marks(application, award),
    )


def _marks(application: Application, award: Award) -> list[Given]:
    """The marks on which that decision stood; members bear the numbers of its package."""
    criteria = application.call.rule_set.procedure.criteria
    names = {row.id: text_in(row.names) for row in criteria}
    order = {row.id: place for place, row in enumerate(criteria)}
    by_member: dict[int, list[tuple[str, Decimal, str]]] = {}
    decided_at = award.decision.decided_at
    if decided_at is None:
        return []
    marks = sorted(marks_given(application, decided_at), key=lambda mark: order.get(mark.criterion, 0))
    for mark in marks:
        number = mark.task.marker.number or 0
        by_member.setdefault(number, []).append((names.get(mark.criterion, mark.criterion), mark.mark, mark.reason))
    return [Given(number, by_member[number]) for number in sorted(by_member)]
