"""The kinds of statuses: for clerks to read, for an administrator of the installation to keep."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from birge.kernel.lists import Column, Listing, list_response
from birge.kernel.permissions import require
from birge.kernel.texts import text_in
from birge.registers.actions.statuses import save_status_kind
from birge.registers.forms.statuses import StatusKindForm
from birge.registers.models import StatusKind
from birge.registers.rules import can_set_for_all, works_here
from birge.registers.views.common import above_lists


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def status_kinds(request: HttpRequest) -> HttpResponse:
    """All kinds, used or not; the administrator adds one, or changes the one that `?kind=` names."""
    may_set = can_set_for_all(request.user, timezone.localdate())
    by = require(may_set if may_set or request.method == "POST" else works_here(request.user))
    kind = _chosen(request.GET.get("kind", "")) if may_set else None
    form = StatusKindForm(request.POST or None, kind=kind) if may_set else None
    if request.method == "POST" and form is not None and form.is_valid():
        save_status_kind(kind=kind or StatusKind(), values=form.values(), by=by, at=timezone.now())
        messages.success(request, _("Saved."))
        return redirect("registers:status_kinds")
    listing = Listing(
        title=_("Kinds of statuses"),
        lead=_("What clerks can give to persons and households, by which act."),
        queryset=StatusKind.objects.all(),
        columns=[
            Column("name", _("Status"), text_of_kind, sort="names", link=_address if may_set else None),
            Column("of_whom", _("Of whom"), lambda row: row.get_of_whom_display(), sort="of_whom"),
            Column("source", _("Legal act"), lambda row: row.source or _("to confirm")),
            Column("is_used", _("Can be given"), lambda row: _("yes") if row.is_used else _("no")),
        ],
        empty=_("There is no kind of status."),
        export_name="status-kinds",
    )
    return list_response(
        request,
        listing,
        "registers/status_kinds.html",
        {"form": form, "kind": kind, "above": above_lists(request.user)},
    )


def text_of_kind(kind: StatusKind) -> str:
    """The kind's name in the reader's language."""
    return text_in(kind.names)


def _address(kind: StatusKind) -> str:
    return f"?kind={kind.pk}"


def _chosen(text: str) -> StatusKind | None:
    try:
        return get_object_or_404(StatusKind, pk=UUID(text)) if text else None
    except ValueError:
        return None
