"""The passport to take along: a sheet, paper, open data."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from birge.kernel.documents import render
from birge.kernel.texts import text_in
from birge.registers.publishing.open_data import CSV_NAME, as_csv, data_package
from birge.registers.publishing.paper import paper_of
from birge.registers.publishing.sheets import as_xlsx
from birge.registers.views.passports import Opened, opened

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def passport_file(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    """One of `FILES`, of the same day and with the same hidden numbers as the page."""
    found = opened(request, pk) if name in FILES else None
    if found is None:
        raise Http404
    title = _("Passport of the place: %(name)s") % {"name": text_in(found.names)}
    content_type, make = FILES[name]
    response = HttpResponse(make(found, title), content_type=content_type)
    way = "inline" if name.endswith(".pdf") else "attachment"
    response["Content-Disposition"] = f'{way}; filename="{name}"'
    return response


def _pdf(found: Opened, title: str) -> bytes:
    language = "uz" if get_language() == "uz-cyrl" else get_language() or "ky"
    return render("registers/passport", paper_of(found.passport, title), language, at=found.passport.about.known_at)


def _package(found: Opened, title: str) -> bytes:
    return json.dumps(data_package(found.passport, title), ensure_ascii=False, indent=1).encode()


FILES: dict[str, tuple[str, Any]] = {
    "passport.xlsx": (XLSX, lambda found, title: as_xlsx(found.passport, title)),
    "passport.pdf": ("application/pdf", _pdf),
    CSV_NAME: ("text/csv; charset=utf-8", lambda found, title: as_csv(found.passport)),
    "datapackage.json": ("application/json", _package),
}
