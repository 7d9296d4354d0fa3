"""What the pages of an award show: the ranking as it stands, before and after the decision, and how firm it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from birge.algorithms.packages.recompute import Computation
from birge.contests.cases.ranking import Situation
from birge.contests.models import Application, Award, Call
from birge.contests.queries.awards import decided_rows, rows_of
from birge.contests.words.awards import missing_words
from birge.contests.words.ranking import outcome_words
from birge.kernel.money import Money
from birge.kernel.texts import text_in

HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True)
class Reader:
    """Who reads a ranking: `barred` from these applications; `is_blind` where she may not know whose they are."""

    barred: Collection[UUID] = ()
    is_blind: bool = False


@dataclass(frozen=True)
class Line:
    """A row of a ranking. `application` is None where the reader is recused from it. `number` is that of the case;
    `shown`, what the page calls it: the number in the case where the application's own would tell whose it is.
    """

    number: int
    shown: int | None
    application: Application | None
    rank: int | None
    score: Decimal | None
    outcome: str
    words: str
    missing: list[str]
    is_reserve: bool


def hundredths(exact: str | int | None) -> Decimal | None:
    """A score as people read it: half up to two decimals."""
    if exact is None or exact == "":
        return None
    value = Fraction(exact)
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(HUNDREDTH, ROUND_HALF_UP)


def _line(
    number: int, found: Application, result: Mapping[str, Any], reserve: Collection[int], currency: str, reader: Reader
) -> Line:
    application = None if found.pk in reader.barred else found
    selected = result["outcome"] == "selected"
    points = "" if selected else _number(result["points_short"])
    som = "" if selected or not result["tyiyn_short"] else Money(result["tyiyn_short"], currency).format()
    words = _("On the reserve list") if number in reserve else outcome_words(result["outcome"])
    return Line(
        number,
        number if application is None or reader.is_blind else application.number,
        application,
        result["place"],
        hundredths(result["score"]),
        result["outcome"],
        words,
        missing_words(points, som),
        number in reserve,
    )


def _number(value: Any) -> str:
    shown = hundredths(str(value)) if value else None
    return number_format(shown) if shown is not None else ""


def trial_lines(situation: Situation, computation: Computation, reader: Reader) -> list[Line]:
    """The ranking as it would be decided now, best first."""
    reserve = {int(number) for number in computation.outputs["reserve"]}
    rows = zip(situation.applications, computation.results, strict=True)
    currency = situation.call.currency
    lines = [
        _line(number, row, result, reserve, currency, reader) for number, (row, result) in enumerate(rows, start=1)
    ]
    return in_order(lines)


def award_lines(award: Award, reader: Reader) -> list[Line]:
    """The ranking as it was decided, best first."""
    decided = decided_rows(award)
    reserve = set(award.statement.get("reserve", []))
    currency = award.call.currency
    return in_order(
        [
            _line(row.number, row.application, decided[row.number].value("result"), reserve, currency, reader)
            for row in rows_of(award)
        ]
    )


def in_order(lines: list[Line]) -> list[Line]:
    """By place; those without one behind."""
    return sorted(lines, key=lambda line: (line.rank is None, line.rank or 0, line.number))


def stability_words(call: Call, stability: Mapping[str, Any], lines: Sequence[Line]) -> list[str]:
    """How firm the selection is: who would win without one member, or with another weight of one criterion."""
    if stability["stable"]:
        return [
            _(
                "The same projects win if the marks of any one member are left out, and if the weight of any one "
                "criterion is a tenth less or more."
            )
        ]
    names = {row.id: text_in(row.names) for row in call.rule_set.procedure.criteria}
    named = {line.number: line for line in lines}
    words = []
    for change in stability["by_marker"]:
        facts = {"member": change["marker"], "selected": _winners(change["selected"], named)}
        words.append(_("Without the marks of member %(member)s these would win: %(selected)s.") % facts)
    for change in stability["by_weight"]:
        less = Fraction(change["factor"]) < 1
        name = names.get(change["criterion"], change["criterion"])
        facts = {"criterion": name, "selected": _winners(change["selected"], named)}
        sentence = (
            _("With a tenth less weight on “%(criterion)s” these would win: %(selected)s.")
            if less
            else _("With a tenth more weight on “%(criterion)s” these would win: %(selected)s.")
        )
        words.append(sentence % facts)
    return words


def _winners(selected: Sequence[str] | None, named: Mapping[int, Line]) -> str:
    """The applications as the page calls them."""
    if selected is None:
        return _("nobody, the money would be short")
    return ", ".join(f"№ {named[int(number)].shown}" for number in selected) or "—"
