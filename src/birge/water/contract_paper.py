"""A contract for water on paper: what was ordered and offered ten days by ten days, to sign, with a code to check."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from birge.decisions.papers import pdf
from birge.decisions.templatetags.decisions import exact
from birge.kernel.issued import check_data
from birge.kernel.models import IssuedDocument
from birge.kernel.texts import text_in
from birge.water.models import Contract, ContractVersion
from birge.water.share_words import UNIT
from birge.water.terms import Terms, read_terms
from birge.water.wording import by_period, day

LEGAL_BASE = "128, 27.06.2025"
"""Number and day of the Water Code."""


def contract_pdf(contract: Contract, version: ContractVersion, paper: IssuedDocument, name: str) -> HttpResponse:
    """The paper in the reader's language."""
    terms = read_terms(version.terms)
    number = f"{contract.user.number}-{version.number}"
    facts = [
        (_("Water users' association"), str(contract.association)),
        (_("Water user"), f"{contract.user.number} · {name}"),
        (_("Season"), f"{contract.season} ({day(contract.season.starts_on)} – {day(contract.season.ends_on)})"),
        (pgettext("contract", "Version"), str(version.number)),
        (_("Why it was changed"), version.why),
        (_("Legal base"), contract.season.legal_base),
        (_("Answer of the user"), str(version.get_state_display()) if version.answered_at else ""),
        (_("Contract ended"), day(contract.ended_on) if contract.ended_on else ""),
    ]
    data = {
        "title": _("Contract for irrigation water No. %(number)s") % {"number": number},
        "facts": [{"label": label, "value": value} for label, value in facts],
        "law": _("Where the forecast lies below the orders, the Water Code (No. %(law)s) has the supplier offer "
                 "everyone a proportional cut. When the forecast changes, the contract gets a new version.")
        % {"law": LEGAL_BASE},
        "tables": [_land(terms), _volumes(terms, version)],
        "signatures": [_("For the association"), _("Water user")],
        "check": check_data(paper.code),
    }  # fmt: skip
    return pdf("water/contract", data, f"contract-{number}.pdf")


def _land(terms: Terms) -> dict[str, Any]:
    rows = [[row["parcel"], row["outlet"], text_in(row["crop"]), exact(row["area_ha"])] for row in terms.land]
    heads = [_("Parcel"), _("Outlet"), _("Crop"), f"{_('Area')}, {_('ha')}"]
    return {"heading": _("Parcels and crops"), "heads": heads, "rows": rows, "total": []}


def _volumes(terms: Terms, version: ContractVersion) -> dict[str, Any]:
    rows = [
        [str(line.volume.period), line.volume.outlet, exact(line.volume.ordered),
         "–" if line.volume.offered is None else exact(line.volume.offered), line.why]
        for line in by_period(terms.volumes)
    ]  # fmt: skip
    offered = pgettext("contract", "Offered")
    heads = [_("Ten days"), _("Outlet"), f"{_('Ordered')}, {UNIT}", f"{offered}, {UNIT}", _("Why")]
    total = [_("In all"), "", exact(version.ordered_m3), exact(version.offered_m3) or "–", ""]
    return {"heading": _("Water, ten days by ten days"), "heads": heads, "rows": rows, "total": total}
