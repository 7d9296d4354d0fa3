"""An applicant's own result, as the published decision states it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.db.models import QuerySet

from birge.algorithms.contests.rank import Aggregate
from birge.contests.award_pages import Line, Reader, award_lines, hundredths
from birge.contests.models import Application, Award, AwardRow
from birge.contests.queries.awards import SHOWN, with_decisions
from birge.contests.queries.marking import marks_given
from birge.contests.terms import Criterion
from birge.kernel.texts import text_in


@dataclass(frozen=True)
class Judged:
    """A criterion, what members gave for it with their reasons, each under her number, and what came of it.

    `points`: what it gives to the score; None where the formula is not the plain mean, the only sum by criteria.
    """

    name: str
    weight: int
    most: int
    mean: Decimal
    points: Decimal | None
    given: list[tuple[int, Decimal, str]]


@dataclass(frozen=True)
class Result:
    """What the applicant sees. `ranked`: how many have a place; `why`: the reason of the decision, by language."""

    award: Award
    line: Line
    ranked: int
    why: dict[str, str]
    granted_tyiyn: int | None
    criteria: list[Judged]


def _published(application: Application) -> QuerySet[AwardRow]:
    """Its lines in awards that are shown and stand on a decision that was made."""
    made = {"award__state__in": SHOWN, "award__decision__decided_at__isnull": False}
    return AwardRow.objects.filter(application=application, **made)


def has_result(application: Application) -> bool:
    """Whether a published award says what became of it."""
    return _published(application).exists()


def result_of(application: Application) -> Result | None:
    """The newest published result of this application; None before there is one."""
    row = _published(application).order_by("-award__decision__published_at").first()
    if row is None:
        return None
    award = with_decisions(Award.objects.all()).get(pk=row.award_id)
    lines = award_lines(award, Reader())
    line = next(line for line in lines if line.number == row.number)
    return Result(
        award=award,
        line=line,
        ranked=sum(other.rank is not None for other in lines),
        why=award.decision.rows.get(number=row.number).value("reason")["texts"],
        granted_tyiyn=row.granted_tyiyn,
        criteria=_judged(application, award),
    )


def _judged(application: Application, award: Award) -> list[Judged]:
    """The marks on which that decision stood, by criterion; members bear the numbers of its package."""
    decided_at = award.decision.decided_at
    if decided_at is None:
        return []
    given: dict[str, list[tuple[int, Decimal, str]]] = defaultdict(list)
    for mark in marks_given(application, decided_at):
        given[mark.criterion].append((mark.task.marker.number or 0, mark.mark, mark.reason))
    procedure = application.call.rule_set.procedure
    is_sum = procedure.ranking.aggregate == Aggregate.MEAN
    return [_of(row, sorted(given[row.id]), is_sum=is_sum) for row in procedure.criteria if row.id in given]


def _of(criterion: Criterion, given: list[tuple[int, Decimal, str]], *, is_sum: bool) -> Judged:
    mean = sum(Fraction(mark) for _member, mark, _reason in given) / len(given)
    points = hundredths(str(mean * criterion.weight / criterion.most)) if is_sum else None
    name = text_in(criterion.names)
    return Judged(name, criterion.weight, criterion.most, hundredths(str(mean)) or Decimal(0), points, given)
