"""What no shape of a single row can see: marks that contradict one another, the recusals or the score sheet."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from birge.algorithms.cases import CaseError, decimal_text
from birge.algorithms.contests.rank.model import (
    BY_CRITERION,
    BY_ID,
    EARLIER,
    LOWER_REQUEST,
    Application,
    Criterion,
    Mark,
    Recusal,
)


def check_marks(
    criteria: Sequence[Criterion],
    applications: Sequence[Application],
    marks: Sequence[Mark],
    recusals: Sequence[Recusal],
) -> None:
    """Raises CaseError at the first mark or recusal that cannot stand."""
    highest = {criterion.id: criterion.max for criterion in criteria}
    known = {application.id for application in applications}
    recused = _recused(recusals, known)
    given: dict[tuple[str, str], dict[str, int]] = {}
    for place, mark in enumerate(marks):
        try:
            _check_mark(mark, highest, known, recused)
            row = given.setdefault((mark.application, mark.marker), {})
            if mark.criterion in row:
                raise CaseError(
                    "repeated_mark", marker=mark.marker, application=mark.application, criterion=mark.criterion
                )
            row[mark.criterion] = place
        except CaseError as error:
            raise error.inside(place).inside("marks") from None
    _check_complete(given, list(highest))


def _recused(recusals: Sequence[Recusal], known: set[str]) -> set[tuple[str, str]]:
    recused: set[tuple[str, str]] = set()
    for place, recusal in enumerate(recusals):
        if recusal.application not in known:
            error = CaseError("unknown_application", id=recusal.application).inside("application")
            raise error.inside(place).inside("recusals")
        pair = recusal.application, recusal.marker
        if pair in recused:
            error = CaseError("repeated_pair", application=recusal.application, marker=recusal.marker)
            raise error.inside(place).inside("recusals")
        recused.add(pair)
    return recused


def _check_mark(mark: Mark, highest: Mapping[str, Fraction], known: set[str], recused: set[tuple[str, str]]) -> None:
    if mark.application not in known:
        raise CaseError("unknown_application", id=mark.application).inside("application")
    most = highest.get(mark.criterion)
    if most is None:
        raise CaseError("unknown_criterion", id=mark.criterion).inside("criterion")
    if mark.mark > most:
        raise CaseError("above", most=decimal_text(most), number=decimal_text(mark.mark)).inside("mark")
    if (mark.application, mark.marker) in recused:
        raise CaseError("recused", marker=mark.marker, application=mark.application)


def _check_complete(given: Mapping[tuple[str, str], Mapping[str, int]], criteria: Sequence[str]) -> None:
    for (application, marker), row in given.items():
        if len(row) < len(criteria):
            missing = next(criterion for criterion in criteria if criterion not in row)
            error = CaseError("unmarked", marker=marker, application=application, criterion=missing)
            raise error.inside(min(row.values())).inside("marks")


def check_tie_break(tie_break: Sequence[str], criteria: Sequence[Criterion]) -> None:
    """Raises CaseError at the first entry that is unknown, repeated, or behind `id`, which leaves no tie."""
    known = {criterion.id for criterion in criteria}
    for place, word in enumerate(tie_break):
        if word.startswith(BY_CRITERION):
            if word.removeprefix(BY_CRITERION) not in known:
                raise _at(place, CaseError("unknown_criterion", id=word.removeprefix(BY_CRITERION)))
        elif word not in (LOWER_REQUEST, EARLIER, BY_ID):
            choices = ", ".join((f"{BY_CRITERION}<id>", LOWER_REQUEST, EARLIER, BY_ID))
            raise _at(place, CaseError("not_a_choice", choices=choices, found=word))
        if word in tie_break[:place]:
            raise _at(place, CaseError("repeated_id", id=word))
        if BY_ID in tie_break[:place]:
            raise _at(place, CaseError("behind_id", id=word))


def _at(place: int, error: CaseError) -> CaseError:
    return error.inside(place).inside("tie_break")
