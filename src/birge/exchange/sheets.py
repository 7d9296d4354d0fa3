"""Open contests as tables for a spreadsheet: contests, awards, agreements, payments, indicators."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time
from fractions import Fraction
from pathlib import Path
from typing import IO, Any

import xlsxwriter
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from birge.contests.enums.awards import AgreementState
from birge.contests.enums.calls import CallState
from birge.contests.enums.programmes import Profile
from birge.contests.models import Call
from birge.exchange.contests.gathering import contests
from birge.exchange.contests.things import Contest, Point
from birge.exchange.ids import ocid
from birge.exchange.links import contest_url
from birge.exchange.outcomes import DECIDED_ANEW
from birge.exchange.words import amount, day, local_day, name_of, titled
from birge.exchange.writing import NothingToTell
from birge.kernel.texts import text_in

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Row = list[Any]
_ID, _CURRENCY, _AMOUNT, _STATE = _("ID of the contest"), _("Currency"), _("Amount"), _("State")


def workbook(calls: QuerySet[Call], on: date, path: Path | IO[bytes]) -> None:
    """Write the tables of these calls into the file, row by row; the same calls and day give the same bytes.

    NothingToTell when there is no call."""
    told = contests(calls, on)
    first = next(told, None)
    if first is None:
        raise NothingToTell("no call was announced yet")
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(path, options) as book:
        book.set_properties({"created": datetime.combine(on, time.min)})
        sheets = [(book.add_worksheet(str(title)), rows) for title, _headings, rows in SHEETS]
        for (sheet, _rows), (_title, headings, _make) in zip(sheets, SHEETS, strict=True):
            sheet.freeze_panes(1, 0)
            sheet.write_row(0, 0, [str(heading) for heading in headings])
        lines = [1] * len(sheets)
        for contest in _all(first, told):
            for number, (sheet, rows) in enumerate(sheets):
                for row in rows(contest):
                    sheet.write_row(lines[number], 0, ["" if cell is None else cell for cell in row])
                    lines[number] += 1


def workbook_of(calls: QuerySet[Call], on: date) -> bytes:
    """The tables of a few calls."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "contests.xlsx"
        workbook(calls, on, path)
        return path.read_bytes()


def _all(first: Contest, rest: Iterable[Contest]) -> Iterator[Contest]:
    yield first
    yield from rest


def _place(place: Point | None) -> str:
    return text_in(place.names) if place else ""


def _contest_rows(contest: Contest) -> Iterator[Row]:
    yield [
        ocid(contest.key),
        text_in(contest.names),
        text_in(name_of(contest.customer)),
        str(Profile(contest.profile).label),
        text_in(contest.programme_names),
        _place(contest.place),
        str(CallState(contest.state).label),
        day(local_day(contest.announced_at)),
        day(local_day(contest.deadline_at)) if contest.deadline_at else "",
        amount(contest.funding_tyiyn),
        contest.currency,
        contest.counts.received,
        contest.counts.withdrawn,
        contest.counts.not_admitted,
        contest.counts.selected,
        contest_url(contest.key),
    ]


def _award_rows(contest: Contest) -> Iterator[Row]:
    given = {award.key: award for award in contest.winners}
    rounds = {one.key: one for one in contest.standing}
    for row in contest.ranked:
        award, one = given.get(row.key), rounds.get(row.round)
        if one is None:
            continue
        yield [
            ocid(contest.key),
            one.number,
            row.number,
            award.title if award else "",
            text_in(name_of(row.party)),
            row.rank,
            float(Fraction(row.score)) if row.score else "",
            row.outcome,
            amount(award.granted_tyiyn) if award else "",
            contest.currency if award else "",
            str(DECIDED_ANEW) if one.is_repeated else "",
        ]


def _contract_rows(contest: Contest) -> Iterator[Row]:
    for row in contest.contracts:
        yield [
            ocid(contest.key),
            row.number,
            row.title,
            text_in(name_of(row.party)),
            _place(row.place),
            str(AgreementState(row.state).label),
            day(row.starts_on),
            day(row.last_on),
            amount(row.amount_tyiyn),
            amount(row.paid_tyiyn),
            contest.currency,
            row.milestones_met,
            len(row.milestones),
        ]


def _payment_rows(contest: Contest) -> Iterator[Row]:
    for contract in contest.contracts:
        for row in contract.transactions:
            value = amount(-row.amount_tyiyn if row.is_return else row.amount_tyiyn)
            yield [ocid(contest.key), contract.number, day(row.paid_on), value, contest.currency]


def _indicator_rows(contest: Contest) -> Iterator[Row]:
    for contract in contest.contracts:
        for row in contract.indicators:
            numbers = [float(value) if value is not None else "" for value in (row.baseline, row.target, row.actual)]
            yield [ocid(contest.key), contract.number, titled(row), row.unit, *numbers]


_PROJECT, _APPLICANT, _AGREEMENT = _("Project"), _("Applicant"), _("Agreement")
SHEETS: list[tuple[Promise | str, list[Promise | str], Callable[[Contest], Iterator[Row]]]] = [
    (
        _("Contests"),
        [
            _ID,
            _("Contest"),
            _("Customer"),
            _("Kind of procedure"),
            _("Programme"),
            _("Place"),
            _STATE,
            _("Announced"),
            _("Deadline"),
            _AMOUNT,
            _CURRENCY,
            _("Applications received"),
            _("Withdrawn"),
            _("Not admitted"),
            _("Selected"),
            _("Page"),
        ],
        _contest_rows,
    ),
    (
        _("Decisions"),
        [
            _ID,
            pgettext_lazy("heading", "Round"),
            _("Application №"),
            _PROJECT,
            _APPLICANT,
            _("Rank"),
            _("Score"),
            _("Outcome"),
            pgettext_lazy("money", "Given"),
            _CURRENCY,
            DECIDED_ANEW,
        ],
        _award_rows,
    ),
    (
        _("Agreements"),
        [
            _ID,
            _AGREEMENT,
            _PROJECT,
            _APPLICANT,
            _("Place"),
            _STATE,
            _("From"),
            _("Until"),
            _AMOUNT,
            _("Paid"),
            _CURRENCY,
            _("Milestones met"),
            _("Milestones"),
        ],
        _contract_rows,
    ),
    (_("Payments"), [_ID, _AGREEMENT, _("Day"), _AMOUNT, _CURRENCY], _payment_rows),
    (
        _("Indicators"),
        [_ID, _AGREEMENT, _("Indicator"), _("Unit"), _("Baseline"), _("Target"), _("Actual")],
        _indicator_rows,
    ),
]
