"""The papers of a share-out: the list of volumes by outlet, and a slip for each user."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from birge.decisions.codes import code_of, plain
from birge.decisions.models import DecisionRow
from birge.decisions.papers import pdf
from birge.decisions.templatetags.decisions import exact
from birge.kernel.documents import qr_svg
from birge.kernel.texts import text_in
from birge.water.models import Allocation, AllocationRow
from birge.water.queries.allocations import rows_of, totals_of
from birge.water.queries.register import users_named
from birge.water.share_words import UNIT
from birge.water.views.allocations import found
from birge.water.views.common import note_reading


def _made(request: HttpRequest, pk: UUID, verb: str) -> tuple[Allocation, list[AllocationRow], dict[UUID, Any]]:
    share, opened = found(request, pk)
    if not share.decision.is_made:
        raise Http404
    note_reading(opened.by, verb, [share.decision])
    rows = list(rows_of(share).filter(asked_m3__gt=0))  # who asked for nothing needs no paper
    return share, rows, users_named({row.request.user_id for row in rows}, share.period_on)


@login_required
@require_safe
def list_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who gets how much at which outlet, to sign."""
    share, rows, users = _made(request, pk, "print_shares")
    return pdf("decisions/list", _list_data(share, rows, users), "water.pdf")


def _list_data(share: Allocation, rows: list[AllocationRow], users: dict[UUID, Any]) -> dict[str, Any]:
    decision, totals = share.decision, totals_of(share)
    facts = [
        (_("Water users' association"), str(share.association)),
        (_("Expected at the head"), f"{exact(share.supply_m3)} {UNIT}"),
        (_("Rule"), text_in(decision.rule_texts)),
        (_("Minutes of the meeting"), decision.minutes_text),
        (_("Decided"), formats.date_format(timezone.localtime(decision.decided_at), "DATE_FORMAT")),
        (_("State"), str(decision.get_state_display())),
        (_("Demonstration"), _("The people and figures are invented.") if decision.is_demo else ""),
    ]
    asked, given = f"{pgettext('water', 'Asked for')}, {UNIT}", f"{pgettext('water', 'Given')}, {UNIT}"
    address = settings.BASE_URL + decision.get_absolute_url()
    return {
        "title": text_in(decision.titles),
        "facts": [{"label": label, "value": value} for label, value in facts],
        "head": [_("Outlet"), _("No."), _("Water user"), asked, given, _("Signature")],
        "rows": [
            [
                row.request.outlet.code,
                row.request.user.number,
                str(users.get(row.request.user_id, "")),
                exact(row.asked_m3),
                exact(row.given_m3),
                "",
            ]
            for row in rows
        ],
        "total": ["", "", _("In all"), exact(totals["asked"]), exact(totals["given"]), ""],
        "address": address,
        "qr": qr_svg(address),
        "qr_alt": _("QR code of the decision's page"),
        "check": None,
        "check_label": _("Everyone can read and check this decision at:"),
    }


@login_required
@require_safe
def slips_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A slip per user and outlet: what she gets, her code, and the QR code of her own page."""
    share, rows, users = _made(request, pk, "print_slips")
    cells = dict(DecisionRow.objects.filter(decision=share.decision).values_list("number", "cells"))
    title = text_in(share.decision.titles)
    data = {
        "title": _("Slips: %(title)s") % {"title": title},
        "head": title,
        "place": str(share.association),
        "labels": {
            "given": pgettext("water", "Given"),
            "code": _("Code"),
            "how": _("Why this much? Open the address or scan the code:"),
            "alt": _("QR code of the user's own page"),
        },
        "address": f"{settings.BASE_URL}{reverse('decisions:enter_code')}",
        "slips": [_slip(row, str(users.get(row.request.user_id, "")), cells[row.number]) for row in rows],
        "check": None,
    }
    return pdf("decisions/slips", data, "slips.pdf")


def _slip(row: AllocationRow, name: str, cells: Any) -> dict[str, str]:
    code, outlet = code_of(cells), _("Outlet")
    return {
        "name": name,
        "address": f"{outlet}: {row.request.outlet.code}",
        "number": row.request.user.number,
        "given": f"{exact(row.given_m3)} {UNIT}",
        "code": code,
        "qr": qr_svg(settings.BASE_URL + reverse("decisions:mine", args=[plain(code)])),
    }
