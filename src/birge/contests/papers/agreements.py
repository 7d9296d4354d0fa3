"""An agreement on paper: the text, its milestones, budget and indicators, two signatures, and the code to check it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.utils import formats, translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from birge.contests.agreement_content import Content
from birge.contests.enums.awards import Side
from birge.contests.models import Agreement, AgreementVersion
from birge.kernel.documents import render
from birge.kernel.issued import check_data
from birge.kernel.money import Money
from birge.kernel.texts import text_in


def agreement_pdf(agreement: Agreement, version: AgreementVersion, language: str, at: datetime) -> HttpResponse:
    """The paper in this language; one that is not fixed yet has no code and says that it is a draft."""
    content = Content.from_json(version.content)
    signed = {one.side: one for one in version.signatures.all()}
    with translation.override(language):
        data: dict[str, Any] = {
            "title": _("Agreement No. %(number)s") % {"number": f"{content.number}-{version.number}"},
            "mark": "" if version.paper else _("Draft"),
            "why": f"{_('Why it was changed')}: {version.why}" if version.why else "",
            "paragraphs": [part for part in text_in(content.texts, language).split("\n\n") if part.strip()],
            "tables": [table for table in (_steps(content), _budget(content), _aims(content)) if table["rows"]],
            "signatures": [
                {"label": str(side.label), "name": signed[side].name if side in signed else "",
                 "how": str(signed[side].get_method_display()) if side in signed else ""}
                for side in Side
            ],
            "sha256": version.sha256,
            "check": check_data(version.paper.code) if version.paper else None,
        }  # fmt: skip
    answer = HttpResponse(render("contests/agreement", data, language, at=at), content_type="application/pdf")
    name = f"agreement-{content.number.replace('/', '-')}-{version.number}-{language}.pdf"
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


def _steps(content: Content) -> dict[str, Any]:
    rows = [
        [str(number), step.title, step.evidence, formats.date_format(step.due_on, "SHORT_DATE_FORMAT"),
         _money(content, step.tranche_tyiyn)]
        for number, step in enumerate(content.steps, start=1)
    ]  # fmt: skip
    heads = ["№", _("What is done"), _("What proves it"), _("Due"), _("Tranche")]
    return {"heading": _("Milestones"), "heads": heads, "rows": rows, "numeric": [4]}


def _budget(content: Content) -> dict[str, Any]:
    rows = [[row.title, _money(content, row.amount_tyiyn)] for row in content.budget]
    return {
        "heading": pgettext("project", "Budget"),
        "heads": [_("What the money is for"), _("Amount")],
        "rows": rows,
        "numeric": [1],
    }


def _aims(content: Content) -> dict[str, Any]:
    rows = [
        [aim.title, "–" if aim.baseline is None else formats.number_format(aim.baseline.normalize()),
         formats.number_format(aim.target.normalize()), aim.unit]
        for aim in content.aims
    ]  # fmt: skip
    heads = [_("Indicator"), pgettext("indicator", "Now"), _("Target"), _("Unit")]
    return {"heading": _("What is to change"), "heads": heads, "rows": rows, "numeric": [1, 2]}


def _money(content: Content, amount_tyiyn: int) -> str:
    return Money(amount_tyiyn, content.currency).format()
