"""What an application lacks, and whether its applicant may apply at all: for the applicant and the formal check."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from birge.algorithms.contests.budget import own_needed
from birge.contests.application_content import Finding, area_ids, sums_of
from birge.contests.application_form import SCAN, questions_of
from birge.contests.enums.applications import IntakeWay
from birge.contests.enums.programmes import ApplicantKind
from birge.contests.models import Application, Call
from birge.contests.terms import Document, Terms
from birge.kernel.money import Money
from birge.kernel.texts import text_in

IN_THE_FORM = frozenset({"application", "proposal", "plan", "budget"})
"""Documents of a procedure that the filled form is: nobody attaches them once more."""


def asked_of(application: Application) -> list[Document]:
    """The documents that belong to this application."""
    on_paper = application.way == IntakeWay.PAPER
    return documents_for(application.call.rule_set.procedure, application.applicant.kind, on_paper=on_paper)


def documents_for(terms: Terms, kind: str, *, on_paper: bool = False) -> list[Document]:
    """The documents that this kind of applicant attaches; `on_paper`: the scan of the paper too."""
    if on_paper:
        return [SCAN, *documents_for(terms, kind)]
    asked = [item for item in terms.documents if item.id not in IN_THE_FORM]
    return [item for item in asked if not item.applicants or kind in item.applicants]


def may_apply(terms: Terms, kind: str) -> str:
    """ "" when this kind of applicant may apply, else why not."""
    if not terms.applicants or kind in terms.applicants:
        return ""
    kinds = ", ".join(str(ApplicantKind(item).label) for item in terms.applicants)
    return _("In this contest can apply: %(kinds)s.") % {"kinds": kinds}


def findings(
    content: Mapping[str, Any], documents: Collection[str], *, call: Call, kind: str, on_paper: bool = False
) -> list[Finding]:
    """All that speaks against a content with these documents (ids). Nothing: it is formally in order."""
    terms = call.rule_set.procedure
    found = list(_of_texts(content))
    found += _of_money(content, call, terms)
    found += _of_area(content, call)
    found += _of_answers(content, terms)
    for item in documents_for(terms, kind, on_paper=on_paper):
        if item.is_required and item.id not in documents:
            found.append(Finding(f"documents:{item.id}", _("This document is missing.")))
    if reason := may_apply(terms, kind):
        found.append(Finding("applicant", reason))
    return found


def _of_texts(content: Mapping[str, Any]) -> Iterator[Finding]:
    for question in questions_of(content["form"]):
        if question.is_required and not content["texts"].get(question.id):
            yield Finding(f"texts:{question.id}", _("This is not answered yet."))


def _of_money(content: Mapping[str, Any], call: Call, terms: Terms) -> Iterator[Finding]:
    requested, sums = content["requested_tyiyn"], sums_of(content["rows"])
    if requested is None:
        yield Finding("requested", _("Write how much money you ask for."))
    elif call.least_tyiyn is not None and requested < call.least_tyiyn:
        yield Finding("requested", _("The least that is given is %(sum)s.") % {"sum": _som(call, call.least_tyiyn)})
    elif requested > (most := call.most_tyiyn if call.most_tyiyn is not None else call.funding_tyiyn):
        yield Finding("requested", _("The most that is given is %(sum)s.") % {"sum": _som(call, most)})
    if not content["rows"]:
        yield Finding("rows", _("The budget has no rows yet."))
        return
    if requested is not None and sums.grant_tyiyn != requested:
        words = _("You ask for %(asked)s, but without your own part the budget comes to %(sum)s.")
        told = {"asked": _som(call, requested), "sum": _som(call, sums.grant_tyiyn)}
        yield Finding("rows", words % told)
    percent = terms.money.own_percent
    if percent and sums.own_tyiyn < (needed := own_needed(sums.cost_tyiyn, percent)):
        words = _("Your own part is at least %(percent)s %% of all costs: %(sum)s.")
        yield Finding("rows", words % {"percent": percent, "sum": _som(call, needed)})


def _of_area(content: Mapping[str, Any], call: Call) -> Iterator[Finding]:
    if call.areas and content["area"] not in area_ids(call):
        yield Finding("area", _("Choose the place of the project."))


def _of_answers(content: Mapping[str, Any], terms: Terms) -> Iterator[Finding]:
    for item in terms.requirements:
        answer = content["answers"].get(item.id)
        if answer is None:
            yield Finding(f"answers:{item.id}", _("Answer yes or no."))
        elif item.needed is not None and answer != item.needed:
            words = _("With this answer an application is not admitted: %(question)s")
            yield Finding(f"answers:{item.id}", words % {"question": text_in(item.names)}, is_blocking=False)


def _som(call: Call, amount_tyiyn: int) -> str:
    return Money(amount_tyiyn, call.currency).format()
