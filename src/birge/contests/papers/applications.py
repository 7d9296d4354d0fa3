"""Papers about applications: the receipt, the openers' sheets, the protocol of an opening."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from birge.contests.actions.opening import IMPOSSIBLE
from birge.contests.enums.applications import IntakeWay
from birge.contests.models import Application, Call, CallSeal, Opening
from birge.decisions.papers import pdf
from birge.kernel.issued import check_data
from birge.kernel.models import IssuedDocument
from birge.kernel.templatetags.birge import exactly


def fault_words(row: Mapping[str, Any]) -> str:
    """Why this application of an opening could not be opened."""
    if row.get("fault") == IMPOSSIBLE:
        return _("the envelope is whole, but what lies in it is no application that can be kept")
    return _("the envelope was changed after it was sealed and cannot be read")


def receipt_facts(document: IssuedDocument) -> list[tuple[Any, str]]:
    """What the check page says about a receipt: what stands on it."""
    return [
        (pgettext("application", "Number"), document.number),
        (pgettext("application", "Received"), exactly(document.issued_at)),
    ]


def receipt_pdf(application: Application, receipt: IssuedDocument) -> HttpResponse:
    """The receipt for an application; the personal code is not on it, because nobody keeps that."""
    facts = [
        (_("Contest"), str(application.call)),
        (_("Held by"), str(application.call.customer)),
        (_("Applicant"), str(application.applicant)),
        (_("Number of the application"), str(application.number)),
        (pgettext("application", "Received"), exactly(application.submitted_at)),
        (_("Stamp on the paper"), exactly(application.received_at)),
        (_("Fingerprint of the envelope (SHA-256)"), receipt.sha256),
    ]
    data = {
        "title": _("Receipt for application No. %(number)s") % {"number": application.number},
        "facts": [{"label": label, "value": value} for label, value in facts],
        "texts": [_("The application is sealed. Nobody can read it before the deadline is over and the openers come "
                    "together; the applicant reads and changes it with her own code.")],
        "heads": [], "rows": [], "signatures": [], "check": check_data(receipt.code),
    }  # fmt: skip
    return pdf("contests/paper", data, f"receipt-{application.number}.pdf")


def sheets_pdf(call: Call, seal: CallSeal, printed: list[tuple[str, str]]) -> HttpResponse:
    """A sheet for each opener with her code: made once, kept nowhere."""
    data = {
        "title": _("Opening codes"),
        "sheets": [{"heading": _("Opening code"), "name": name, "code": code, "call": str(call)}
                   for name, code in printed],
        "facts_of": {"call": _("Contest"), "name": _("Issued to"), "code": _("Code")},
        "texts": [
            _("Of %(all)s codes %(needed)s together open the applications after the deadline: %(deadline)s.")
            % {"all": len(printed), "needed": seal.needed, "deadline": exactly(call.deadline_at)},
            _("Keep this sheet in a closed envelope, apart from the others, and show it to nobody. Bring it to the "
              "opening."),
            _("The code is kept nowhere else. If so many sheets are lost that fewer than %(needed)s remain, nobody "
              "can open the applications any more.") % {"needed": seal.needed},
        ],
    }  # fmt: skip
    response = pdf("contests/opening_codes", data, f"opening-codes-{call.number}.pdf")
    response["Cache-Control"] = "no-store"
    response["Content-Disposition"] = f'attachment; filename="opening-codes-{call.number}.pdf"'
    return response


def protocol_pdf(opening: Opening) -> HttpResponse:
    """The protocol: who opened when, and all that was there, to be signed."""
    call = opening.call
    facts = [
        (_("Contest"), str(call)),
        (_("Held by"), str(call.customer)),
        (_("Deadline"), exactly(call.deadline_at)),
        (pgettext("applications", "Opened"), exactly(opening.at)),
        (_("Opened by the codes of"), ", ".join(opening.openers)),
        (_("Entered by"), opening.by["name"]),
    ]
    data = {
        "title": _("Protocol of the opening of applications"),
        "facts": [{"label": label, "value": value} for label, value in facts],
        "texts": [] if opening.rows else [_("There were no applications.")],
        "heads": [_("No."), _("Applicant"), pgettext("application", "Received"), _("How")],
        "rows": [_protocol_row(row) for row in opening.rows],
        "signatures": opening.openers, "check": None,
    }  # fmt: skip
    return pdf("contests/paper", data, f"opening-{call.number}-{opening.number}.pdf")


def _protocol_row(row: dict[str, Any]) -> list[str]:
    moment = row["received_at"] or row["submitted_at"]
    how = str(IntakeWay(row["way"]).label)
    if row["damaged"]:
        how += " · " + fault_words(row)
    return [str(row["number"]), row["applicant"], exactly(datetime.fromisoformat(moment)), how]
