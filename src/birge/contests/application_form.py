"""The form of an application, in one place: which texts it asks for, and how much a small one is spared.

The questions follow what real notices of municipalities ask for (application, proposal, work plan, budget, proof of own
resources) and what local initiatives are judged by: importance for the standard of living, participation of residents,
sustainability, a sound budget, own contribution.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from birge.contests.terms import SUMS_IN, Document, Terms
from birge.kernel.money import Money
from birge.kernel.texts import text_in

SHORT, STANDARD, FULL = "short", "standard", "full"
LENGTHS = (SHORT, STANDARD, FULL)
LINE, TEXT, LIST = "line", "text", "list"

SCAN = Document("paper-scan", {"ky": "Кагаздын сканери", "ru": "Скан бумаги", "en": "Scan of the paper"}, most_mb=20)
"""What is attached to an application that a clerk enters from paper."""


@dataclass(frozen=True)
class Question:
    """A text of the form: from which length of form on it is asked, how many letters at most, is it needed.

    `kind`: one line, a text, or a list with one thing a line.
    """

    id: str
    label: str | Promise
    hint: str | Promise
    length: str = SHORT
    kind: str = TEXT
    most: int = 3000
    is_required: bool = True


QUESTIONS = (
    Question("title", _("Name of the project"), _("Short, so that anybody understands it."), kind=LINE, most=200),
    Question("where", _("Where it happens"), _("Village, street, school, canal …"), kind=LINE, most=200),
    Question("term", _("From when to when"), _("For example: from May to September 2026."), kind=LINE, most=100),
    Question("problem", _("What is wrong now"),
             _("Whom it concerns, and how you know about it: a study, a meeting, numbers.")),
    Question("goal", _("Goal of the project"), _("What will be different when it is over."), STANDARD, most=1000),
    Question("doing", _("What you will do"), _("Step by step, with months: this is your work plan."), most=5000),
    Question("people", _("Who benefits"), _("Who they are and how many.")),
    Question("participation", _("How residents take part"), _("Work, things, time, decisions.")),
    Question("results", _("How the result is measured"),
             _("What you count: how it is now and how it should be at the end."), STANDARD),
    Question("after", _("What remains when the money is spent"), _("Who looks after it and with what.")),
    Question("team", _("Who does the work"), _("What they have done before."), STANDARD),
    Question("partners", _("Who helps you"), _("Organisations and people, one a line; leave it empty if nobody."),
             STANDARD, LIST, 1000, is_required=False),
    Question("risks", _("What can go wrong"), _("And what you will do then."), FULL),
    Question("inclusion", _("Who could be left out"),
             _("How women, old people and people with disabilities take part."), FULL),
    Question("openness", _("How residents learn about it"), _("Meetings, boards, groups in messengers …"), FULL),
    Question("monitoring", _("How you check the work"), _("Who looks at it, how often, and what is written down."),
             FULL),
)  # fmt: skip


def length_for(terms: Terms, requested: Money) -> str:
    """Which form a sum of this size needs: the first whose limit it does not pass. Without such terms: the standard.

    Limits are in som, so in another currency it is the longest of the forms.
    """
    if terms.forms and requested.currency != SUMS_IN:
        return max((form.form for form in terms.forms), key=LENGTHS.index)
    for form in terms.forms:
        if form.up_to_tyiyn is None or requested.amount_tyiyn <= form.up_to_tyiyn:
            return form.form
    return terms.forms[-1].form if terms.forms else STANDARD


def questions_of(length: str) -> list[Question]:
    """The questions of a form of this length, in their order."""
    known = LENGTHS.index(length)
    return [question for question in QUESTIONS if LENGTHS.index(question.length) <= known]


def label_of(part: str, terms: Terms) -> str | Promise:
    """What a part of the form is called: "texts:title", "requested", "rows", "area", "answers:x", "documents:x"."""
    kind, _colon, name = part.partition(":")
    if kind == "texts":
        return next((question.label for question in QUESTIONS if question.id == name), name)
    if kind in ("answers", "documents"):
        known = terms.requirements if kind == "answers" else [*terms.documents, SCAN]
        return next((text_in(item.names) for item in known if item.id == name), name)
    return _PARTS.get(kind, part)


_PARTS: dict[str, str | Promise] = {
    "requested": _("The sum asked for"), "rows": pgettext_lazy("project", "Budget"), "area": _("Place of the project"),
    "applicant": _("Applicant"),
}  # fmt: skip
