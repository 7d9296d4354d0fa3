"""Whether a procedure can be carried out as it is written: what is wrong, term by term."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from birge.contests.enums.commission import MarkerGroup
from birge.contests.enums.programmes import ApplicantKind
from birge.contests.enums.terms import (
    Aggregate,
    FileKind,
    FormKind,
    Order,
    OthersMarks,
    ReportEvery,
    Selection,
    TieBreak,
)
from birge.contests.terms import Criterion, Terms

TOTAL_WEIGHT = 100


@dataclass(frozen=True)
class Fault:
    """What is wrong with a term."""

    path: str
    text: str | Promise


def faults_of(terms: Terms) -> list[Fault]:
    """All that is wrong; [] when calls can be announced under these terms."""
    parts = (_order, _documents, _requirements, _criteria, _ranking, _commission, _visibility, _days, _money)
    return [Fault(path, text) for part in parts for path, text in part(terms)]


Found = Iterator[tuple[str, str]]


def _order(terms: Terms) -> Found:
    if terms.order not in Order.values:
        yield "order", _("Choose a form of the order.")
    if not terms.applicants or set(terms.applicants) - set(ApplicantKind.values):
        yield "applicants", _("Say who can apply.")
    if not terms.forms or any(row.form not in FormKind.values for row in terms.forms):
        yield "forms", _("Say which form is filled in.")
        return
    *up_to, last = [row.up_to_tyiyn for row in terms.forms]
    rising = [sum_ for sum_ in up_to if sum_ is not None]
    if last is not None or len(rising) < len(up_to) or rising != sorted(set(rising)):
        yield "forms", _("The sums rise, and the last form is for any sum.")


def _documents(terms: Terms) -> Found:
    yield from _named("documents", [(row.id, row.names) for row in terms.documents])
    for row in terms.documents:
        if not row.kinds or set(row.kinds) - set(FileKind.values) or not 1 <= row.most_mb <= 100:
            yield "documents", _("A document is a file of a known kind, of 1 to 100 MB: %(id)s") % {"id": row.id}
        if set(row.applicants) - set(ApplicantKind.values):
            yield "documents", _("Say who can apply.")


def _requirements(terms: Terms) -> Found:
    yield from _named("requirements", [(row.id, row.names) for row in terms.requirements])


def _criteria(terms: Terms) -> Found:
    yield from _named("criteria", [(row.id, row.names) for row in terms.criteria])
    if not terms.criteria:
        yield "criteria", _("Name at least one criterion: without marks nothing is decided.")
        return
    total = sum(row.weight for row in terms.criteria)
    if total != TOTAL_WEIGHT:
        yield "criteria", _("The weights total %(total)s; they must total 100.") % {"total": total}
    for row in terms.criteria:
        if row.weight < 1 or row.most < 1:
            yield "criteria", _("Weight and highest mark are 1 or more: %(id)s") % {"id": row.id}
        yield from _anchors(row)


def _anchors(row: Criterion) -> Found:
    marks = [anchor.mark for anchor in row.anchors]
    if len(marks) != len(set(marks)) or any(not 0 <= mark <= row.most for mark in marks):
        yield "criteria", _("Each mark is described once, between 0 and the highest: %(id)s") % {"id": row.id}


def _ranking(terms: Terms) -> Found:
    rules = terms.ranking
    if rules.aggregate not in Aggregate.values or rules.selection not in Selection.values:
        yield "ranking.aggregate", _("Choose how the score is made and how the money is given out.")
    try:
        fits = 0 <= Decimal(rules.minimum) <= TOTAL_WEIGHT
    except InvalidOperation:
        fits = False
    if not fits:
        yield "ranking.minimum", _("The least score is a number from 0 to 100.")
    known = {f"criterion:{row.id}" for row in terms.criteria} | set(TieBreak.values)
    if set(rules.tie_break) - known or len(set(rules.tie_break)) < len(rules.tie_break):
        yield "ranking.tie_break", _("Each rule for equal scores stands once and names a criterion that there is.")
    if rules.reserve < 0:
        yield "ranking.reserve", _("The reserve list has 0 places or more.")


def _commission(terms: Terms) -> Found:
    rules = terms.commission
    for group, (least, most) in rules.seats.items():
        if group not in MarkerGroup.values or least is None or least < 0 or (most is not None and most < least):
            yield "commission.seats", _("The seats of a group: the most is not less than the least.")
    if set(rules.group_minimum) - set(MarkerGroup.values):
        yield "commission.group_minimum", _("Choose a group of markers.")
    if rules.per_application is not None:
        if rules.per_application < 1:
            yield "commission.per_application", _("At least one marks each application.")
        if sum(rules.group_minimum.values()) > rules.per_application:
            yield "commission.group_minimum", _("The groups together need more markers than an application has.")


def _visibility(terms: Terms) -> Found:
    rules = terms.visibility
    if rules.others_marks not in OthersMarks.values:
        yield "visibility.others_marks", _("Choose when marks of others are seen.")
    if len(rules.openers) != 2 or not 1 <= rules.openers[0] <= rules.openers[1]:
        yield "visibility.openers", _("Of the persons with codes so many are needed: from one to all.")


def _days(terms: Terms) -> Found:
    for name, count in vars(terms.days).items():
        if count is not None and count < 0:
            yield f"days.{name}", _("A term is 0 working days or more.")
    before, whole = terms.days.questions_before_deadline or 0, terms.days.applications
    if whole is not None and before >= whole > 0:
        yield "days.questions_before_deadline", _("Questions must be possible for a day at least.")


def _money(terms: Terms) -> Found:
    for name in ("advance_percent", "own_percent", "variance_percent"):
        share = getattr(terms.money, name)
        if share is not None and not 0 <= share <= 100:
            yield f"money.{name}", _("A share is from 0 to 100 percent.")
    if terms.money.two_approvals_from_tyiyn < 0:
        yield "money.two_approvals_from_tyiyn", _("A sum is zero or more.")
    if terms.reports.every not in ReportEvery.values:
        yield "reports.every", _("Choose how often is reported.")


def _named(path: str, rows: Iterable[tuple[str, dict[str, str]]]) -> Found:
    ids: set[str] = set()
    for id_, names in rows:
        if not id_ or id_ in ids:
            yield path, _("Each row has a code of its own: %(id)s") % {"id": id_ or "—"}
        ids.add(id_)
        if not names.get("ky") or not names.get("ru"):
            yield path, _("Write each name in Kyrgyz and in Russian: %(id)s") % {"id": id_}
