"""A procedure in words: its terms by group, each with where it was read or the mark that it is to confirm."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from birge.contests.enums.commission import MarkerGroup
from birge.contests.enums.programmes import ApplicantKind
from birge.contests.enums.terms import Aggregate, FormKind, Order, OthersMarks, ReportEvery, Selection, TieBreak
from birge.contests.terms import Terms
from birge.kernel.money import Money
from birge.kernel.texts import text_in

Text = Any
"""A string, or one that is translated when it is shown."""


@dataclass(frozen=True)
class Term:
    """A term that has a source of its own. `said(terms)` is its value in words, "" for a term that there is not."""

    path: str
    label: Text
    said: Callable[[Terms], str]


@dataclass(frozen=True)
class Group:
    """Terms that are edited together."""

    name: str
    title: Text
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class Line:
    """A term of certain rules, as a page shows it."""

    path: str
    label: Text
    value: str
    source: str

    @property
    def is_to_confirm(self) -> bool:
        """Whether it says something that nobody has said where it was read."""
        return bool(self.value) and not self.source


def _days(name: str, label: Text) -> Term:
    return Term(f"days.{name}", label, lambda terms: working_days(getattr(terms.days, name)))


def working_days(count: int | None) -> str:
    """A term in words."""
    if count is None:
        return ""
    return _("working days: %(count)s") % {"count": count}


def _percent(name: str, label: Text) -> Term:
    def said(terms: Terms) -> str:
        value = getattr(terms.money, name)
        return "" if value is None else f"{value} %"

    return Term(f"money.{name}", label, said)


def _list(words: list[str]) -> str:
    return "; ".join(word for word in words if word)


def _form(terms: Terms) -> str:
    found = []
    for row in terms.forms:
        label = str(FormKind(row.form).label)
        until = Money(row.up_to_tyiyn).format() if row.up_to_tyiyn is not None else ""
        found.append(_("%(form)s: up to %(sum)s") % {"form": label, "sum": until} if until else label)
    return _list([*found, _("in another currency the longest form") if len(found) > 1 else ""])


def tie_break_said(rule: str, terms: Terms) -> str:
    """A rule for equal scores in words."""
    kind, _colon, criterion = rule.partition(":")
    if kind != "criterion":
        return str(TieBreak(rule).label)
    names = next((row.names for row in terms.criteria if row.id == criterion), {})
    return _("more points by “%(criterion)s”") % {"criterion": text_in(names) or criterion}


def _seats(terms: Terms) -> str:
    found = []
    for group, (least, most) in terms.commission.seats.items():
        if most is None and not least:
            continue
        at_least = _("at least %(least)s") % {"least": least}
        count = at_least if most is None else f"{least}" if least == most else f"{least}–{most}"
        found.append(f"{MarkerGroup(group).label}: {count}")
    return _list(found)


def _least_by_group(terms: Terms) -> str:
    return _list([f"{MarkerGroup(group).label}: {count}" for group, count in terms.commission.group_minimum.items()])


def _per_application(terms: Terms) -> str:
    count = terms.commission.per_application
    return _("everybody marks all") if count is None else str(count)


def _openers(terms: Terms) -> str:
    needed, all_ = terms.visibility.openers
    return _("%(needed)s of %(all)s") % {"needed": needed, "all": all_}


def _two_approvals(from_tyiyn: int) -> str:
    if not from_tyiyn:
        return _("any sum")
    return _("%(sum)s; in another currency any sum") % {"sum": Money(from_tyiyn).format()}


def _weights(terms: Terms) -> str:
    return " + ".join(str(row.weight) for row in terms.criteria)


GROUPS: tuple[Group, ...] = (
    Group("order", gettext_lazy("Who applies, and how"), (
        Term("order", gettext_lazy("Form of the order"), lambda terms: str(Order(terms.order).label)),
        Term("applicants", gettext_lazy("Who can apply"),
             lambda terms: _list([str(ApplicantKind(kind).label) for kind in terms.applicants])),
        Term("forms", gettext_lazy("Length of the form"), _form),
    )),
    Group("documents", gettext_lazy("Documents"), (
        Term("documents", gettext_lazy("Documents to attach"),
             lambda terms: _list([text_in(row.names) for row in terms.documents])),
    )),
    Group("requirements", gettext_lazy("Requirements"), (
        Term("requirements", gettext_lazy("Questions about the applicant"),
             lambda terms: _list([text_in(row.names) for row in terms.requirements])),
    )),
    Group("criteria", gettext_lazy("Criteria"), (
        Term("criteria", gettext_lazy("Criteria of marking"),
             lambda terms: _list([text_in(row.names) for row in terms.criteria])),
        Term("criteria.weights", gettext_lazy("Weights of the criteria"), _weights),
        Term("criteria.anchors", gettext_lazy("What the marks mean"),
             lambda terms: _list(list(dict.fromkeys(f"0–{row.most}" for row in terms.criteria)))),
    )),
    Group("ranking", gettext_lazy("Ranking and selection"), (
        Term("ranking.aggregate", gettext_lazy("Score of an application"),
             lambda terms: str(Aggregate(terms.ranking.aggregate).label)),
        Term("ranking.minimum", gettext_lazy("Least score"), lambda terms: terms.ranking.minimum),
        Term("ranking.tie_break", gettext_lazy("At equal scores"),
             lambda terms: _list([tie_break_said(rule, terms) for rule in terms.ranking.tie_break])),
        Term("ranking.selection", gettext_lazy("Selection"),
             lambda terms: str(Selection(terms.ranking.selection).label)),
        Term("ranking.reserve", gettext_lazy("Reserve list"), lambda terms: str(terms.ranking.reserve)),
    )),
    Group("commission", gettext_lazy("Commission"), (
        Term("commission.seats", gettext_lazy("Seats by group"), _seats),
        Term("commission.per_application", gettext_lazy("Markers for each application"), _per_application),
        Term("commission.group_minimum", gettext_lazy("Of them from a group at least"), _least_by_group),
    )),
    Group("visibility", gettext_lazy("Who sees what"), (
        Term("visibility.names_hidden", gettext_lazy("Names of applicants hidden from markers"),
             lambda terms: _("yes") if terms.visibility.names_hidden else _("no")),
        Term("visibility.others_marks", gettext_lazy("A marker sees the others' marks"),
             lambda terms: str(OthersMarks(terms.visibility.others_marks).label)),
        Term("visibility.openers", gettext_lazy("Persons who open the applications together"),
             _openers),
    )),
    Group("days", gettext_lazy("Terms in working days"), (
        _days("applications", gettext_lazy("For applications, at least")),
        _days("questions_before_deadline", gettext_lazy("Questions end before the deadline by")),
        _days("repair", gettext_lazy("To repair formal defects")),
        _days("marking", gettext_lazy("For marking")),
        _days("standstill", gettext_lazy("No agreement after publication for")),
        _days("complaint", gettext_lazy("For a complaint")),
        _days("complaint_answer", gettext_lazy("To answer a complaint")),
        _days("acceptance", gettext_lazy("To accept the offer")),
        _days("report", gettext_lazy("For a report after its period")),
    )),
    Group("money", gettext_lazy("Money"), (
        _percent("advance_percent", gettext_lazy("Advance at most")),
        _percent("own_percent", gettext_lazy("Own contribution at least")),
        _percent("variance_percent", gettext_lazy("A budget row may vary without a reason by")),
        Term("money.two_approvals_from_tyiyn", gettext_lazy("Two persons approve a payment from"),
             lambda terms: _two_approvals(terms.money.two_approvals_from_tyiyn)),
    )),
    Group("reports", gettext_lazy("Reports and complaints"), (
        Term("reports.every", gettext_lazy("Contractor reports"),
             lambda terms: str(ReportEvery(terms.reports.every).label)),
        Term("complaint_body", gettext_lazy("Complaints go to"), lambda terms: text_in(terms.complaint_body)),
    )),
)  # fmt: skip
"""All that rules say, in the order in which they are read."""

PATHS = [term.path for group in GROUPS for term in group.terms]


def group_named(name: str) -> Group | None:
    """The group in an address."""
    return next((group for group in GROUPS if group.name == name), None)


def lines_of(group: Group, terms: Terms, sources: Mapping[str, Any]) -> list[Line]:
    """The terms of a group in words."""
    return [Line(term.path, term.label, term.said(terms), str(sources.get(term.path, ""))) for term in group.terms]


def all_lines(terms: Terms, sources: Mapping[str, Any]) -> list[tuple[Group, list[Line]]]:
    """Every group with its terms in words."""
    return [(group, lines_of(group, terms, sources)) for group in GROUPS]


def unconfirmed(terms: Terms, sources: Mapping[str, Any]) -> list[Line]:
    """The terms of which nobody has said where they were read."""
    return [line for _group, lines in all_lines(terms, sources) for line in lines if line.is_to_confirm]


def in_languages(label: Text) -> tuple[tuple[str, Text], ...]:
    """(language, label) of the two fields in which a text is typed."""
    return (
        ("ky", format_lazy("{} ({})", label, gettext_lazy("in Kyrgyz"))),
        ("ru", format_lazy("{} ({})", label, gettext_lazy("in Russian"))),
    )
