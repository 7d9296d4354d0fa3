"""Finding a batch again, and bringing a new one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from birge.kernel.imports import actions, rules
from birge.kernel.imports.enums import State
from birge.kernel.imports.faults import Unreadable
from birge.kernel.imports.forms import UploadForm
from birge.kernel.imports.kinds import ImportKind, all_kinds
from birge.kernel.imports.messages import MESSAGES
from birge.kernel.imports.models import ImportBatch
from birge.kernel.imports.places import places
from birge.kernel.imports.sample import csv_template, xlsx_template
from birge.kernel.imports.views.common import address, go_on, kind_for, my_places
from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.kernel.permissions import require

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
@require_safe
def batches(request: HttpRequest) -> HttpResponse:
    """All batches of this person's places, the newest first."""
    titles: dict[str, str | Promise] = {kind.name: kind.title for kind in all_kinds()}
    queryset = rules.visible_to(request.user, ImportBatch.objects.all(), timezone.localdate())
    listing = Listing(
        title=gettext_lazy("Imports"),
        lead=gettext_lazy("Files that were brought into the registers, and how far each has come."),
        queryset=queryset.order_by("-uploaded_at"),
        columns=[
            Column("file", gettext_lazy("File"), lambda batch: batch.file_name, "file_name", address),
            Column("kind", gettext_lazy("Kind"), lambda batch: titles.get(batch.kind, batch.kind)),
            Column("state", gettext_lazy("State"), lambda batch: batch.get_state_display(), "state"),
            Column("rows", gettext_lazy("Rows"), lambda batch: batch.rows_count, "rows_count", numeric=True),
            Column("errors", gettext_lazy("Errors"), lambda batch: batch.errors_count, "errors_count", numeric=True),
            Column("by", gettext_lazy("Uploaded by"), lambda batch: batch.uploaded_by["name"]),
            Column("at", gettext_lazy("Uploaded"), lambda batch: _moment(batch), "uploaded_at"),
        ],
        search=lambda found, text: found.filter(file_name__icontains=text),
        filters=[Filter("state", gettext_lazy("State"), State.choices, _in_state)],
        action=(gettext_lazy("Bring a file"), reverse("kernel:imports:choose")),
        empty=gettext_lazy("No file has been brought yet. Begin with “Bring a file”."),
        export_name="imports",
    )
    return list_response(request, listing)


def _in_state(queryset: QuerySet, state: str) -> QuerySet:
    return queryset.filter(state=state)


def _moment(batch: ImportBatch) -> str:
    return timezone.localtime(batch.uploaded_at).strftime("%d.%m.%Y %H:%M")


@login_required
@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """What a person may bring."""
    kinds = [kind for kind in all_kinds() if my_places(kind, request.user)]
    if len(kinds) == 1:
        return redirect("kernel:imports:upload", kinds[0].name)
    return render(request, "kernel/imports/choose.html", {"kinds": kinds})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, kind: str) -> HttpResponse:
    """The file goes in; the reading is the workers' business."""
    found = kind_for(request, kind)
    names = places().names_of(my_places(found, request.user))
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES, places=names)
        if form.is_valid():
            try:
                return _received(request, found, form.cleaned_data)
            except Unreadable as error:
                form.add_error("file", str(MESSAGES[error.fault.code].text))
            except actions.NotNow as error:
                form.add_error(None, str(error.reason))
    else:
        given = {name: request.GET[name] for name in ("place", "target", "replaces") if name in request.GET}
        form = UploadForm(initial=given or None, places=names)
    title, target = _title(request, found, form), str(form["target"].value() or "")
    context = {
        "form": form,
        "kind": found,
        "target": title,
        "target_url": found.target_url(ImportBatch(target=target)) if title else "",
        "sheets": found.sheets,
    }
    return render(request, "kernel/imports/upload.html", context)


def _title(request: HttpRequest, kind: ImportKind, form: UploadForm) -> str:
    """What the file is for, if this person may import into it: an address must not tell a neighbour's drafts."""
    target, place = str(form["target"].value() or ""), str(form["place"].value() or "")
    mine = {str(pk): pk for pk in my_places(kind, request.user)}
    if not target or place not in mine or not kind.can_import(request.user, mine[place], target):
        return ""
    return kind.target_title(target)


def _received(request: HttpRequest, kind: ImportKind, given: dict[str, Any]) -> HttpResponse:
    file: UploadedFile = given["file"]
    by = require(kind.can_import(request.user, given["place"], given["target"]))
    batch, is_new = actions.upload(
        kind=kind.name,
        place=given["place"],
        target=given["target"],
        file_name=file.name or "",
        chunks=file.chunks(),
        replaces=_replaced(request, given["replaces"], kind),
        by=by,
        at=timezone.now(),
    )
    if not is_new:
        messages.info(request, _("This file is here already; nothing was brought twice."))
        return redirect(address(batch))
    return go_on(batch)


def _replaced(request: HttpRequest, identity: UUID | None, kind: ImportKind) -> ImportBatch | None:
    """The batch that the file replaces, if this person may work on it."""
    if not identity:
        return None
    batch = ImportBatch.objects.filter(pk=identity, kind=kind.name).first()
    if batch is None or not rules.can_work_on(request.user, batch):
        raise Http404
    return batch


@login_required
@require_safe
def template(request: HttpRequest, kind: str, ending: str) -> HttpResponse:
    """The empty table to fill in."""
    found = kind_for(request, kind)
    if ending == "xlsx":
        response = HttpResponse(xlsx_template(found), content_type=XLSX)
    elif ending == "csv":
        response = HttpResponse(csv_template(found.sheets[0]), content_type="text/csv; charset=utf-8")
    else:
        raise Http404
    response["Content-Disposition"] = f'attachment; filename="{found.name}.{ending}"'
    return response
