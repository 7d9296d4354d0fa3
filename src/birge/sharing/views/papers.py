"""The papers: the list to sign, and a slip for each family."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from birge.decisions.codes import code_of, plain
from birge.decisions.models import DecisionRow
from birge.decisions.papers import pdf
from birge.decisions.templatetags.decisions import exact
from birge.kernel.documents import qr_svg
from birge.kernel.journal import subject_of
from birge.kernel.texts import text_in
from birge.sharing.models import Claimant, ShareOut
from birge.sharing.queries import claimants_of
from birge.sharing.rules import can_see
from birge.sharing.views.common import found, note_reading


def _made(request: HttpRequest, pk: UUID) -> ShareOut:
    share_out = found(request, pk)
    if not share_out.decision.is_made:
        raise Http404
    return share_out


@login_required
@require_safe
def list_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The list of families with a column to sign."""
    share_out = _made(request, pk)
    claimants = claimants_of(share_out)
    note_reading(can_see(request.user, share_out, timezone.localdate()), share_out, claimants, "print_list")
    return pdf("decisions/list", _list_data(share_out, claimants), "list.pdf")


def _list_data(share_out: ShareOut, claimants: list[Claimant]) -> dict[str, Any]:
    decision, unit = share_out.decision, share_out.unit
    facts = [
        (_("Place"), text_in(decision.place_names)),
        (_("What is shared out"), f"{share_out.good}: {exact(share_out.amount)} {unit}"),
        (_("Rule"), text_in(decision.rule_texts)),
        (_("Minutes of the meeting"), decision.minutes_text),
        (_("Decided"), formats.date_format(timezone.localtime(decision.decided_at), "DATE_FORMAT")),
        (_("Decided by"), str((decision.made_by or {}).get("name", ""))),
        (_("State"), str(decision.get_state_display())),
        (_("Demonstration"), _("The people and figures are invented.") if decision.is_demo else ""),
    ]
    return {
        "title": text_in(decision.titles),
        "facts": [{"label": label, "value": value} for label, value in facts],
        "head": [_("No."), _("Family, address"), f"{_('Asked for')}, {unit}", f"{_('Given')}, {unit}", _("Signature")],
        "rows": [
            [str(row.number), f"{row.name}\n{row.address}".strip(), exact(row.claim), exact(row.given), ""]
            for row in claimants
        ],
        "total": [
            "",
            _("In all"),
            exact(sum(row.claim for row in claimants)),
            exact(sum(row.given or 0 for row in claimants)),
            "",
        ],
        "address": settings.BASE_URL + decision.get_absolute_url(),
        "qr": qr_svg(settings.BASE_URL + decision.get_absolute_url()),
        "qr_alt": _("QR code of the decision's page"),
        "check": None,
        "check_label": _("Everyone can read and check this decision at:"),
    }


@login_required
@require_safe
def slips_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A slip per family, many on a page: what it gets, its personal code, and the QR code of its own page."""
    share_out = _made(request, pk)
    claimants = claimants_of(share_out)
    note_reading(can_see(request.user, share_out, timezone.localdate()), share_out, claimants, "print_slips")
    rows = {row.subject: row for row in DecisionRow.objects.filter(decision=share_out.decision)}
    data = {
        "title": _("Slips: %(title)s") % {"title": text_in(share_out.decision.titles)},
        "head": text_in(share_out.decision.titles),
        "place": text_in(share_out.decision.place_names),
        "labels": {
            "given": _("Given"),
            "code": _("Code"),
            "how": _("Why this much? Open the address or scan the code:"),
            "alt": _("QR code of the family's own page"),
        },
        "address": f"{settings.BASE_URL}{reverse('decisions:enter_code')}",
        "slips": [_slip(share_out, claimant, rows[subject_of(claimant)]) for claimant in claimants],
        "check": None,
    }
    return pdf("decisions/slips", data, "slips.pdf")


def _slip(share_out: ShareOut, claimant: Claimant, row: DecisionRow) -> dict[str, str]:
    code = code_of(row.cells)
    own_page = settings.BASE_URL + reverse("decisions:mine", args=[plain(code)])
    return {
        "name": claimant.name,
        "address": claimant.address,
        "number": str(row.number),
        "given": f"{exact(claimant.given)} {share_out.unit}",
        "code": code,
        "qr": qr_svg(own_page),
    }
