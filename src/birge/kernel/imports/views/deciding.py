"""What a person does about a checked batch: correct, accept, apply, undo, throw away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from birge.kernel.imports import actions, rules
from birge.kernel.imports.forms import UndoForm
from birge.kernel.imports.models import ImportBatch, ImportIssue
from birge.kernel.imports.places import name_of
from birge.kernel.imports.queries import can_accept_all, can_leave_all_out
from birge.kernel.imports.views.common import address, batch_for, go_on

ENCODINGS = ("cp1251",)


@login_required
@require_POST
def correct(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Cells typed anew, one offer taken, or one row left out."""
    found, _kind, by = batch_for(request, batch)
    changes = list(_changes(found, request))
    if not changes:
        messages.info(request, _("Nothing was changed."))
        return redirect(address(found))
    return _done(request, found, lambda: actions.correct(batch=found, corrections=changes, by=by, at=timezone.now()))


def _changes(batch: ImportBatch, request: HttpRequest) -> Iterator[actions.Correction]:
    """`leave_out` and `take` name one issue; else each field `cell-<issue>` that differs from what stands there."""
    if pressed := request.POST.get("leave_out") or request.POST.get("take"):
        for issue in ImportIssue.objects.filter(batch=batch, pk=_number(pressed), row__isnull=False):
            if "leave_out" in request.POST:
                yield actions.Correction(issue.sheet, issue.row or 0)
            elif issue.fix and issue.column:
                yield actions.Correction(issue.sheet, issue.row or 0, issue.column, issue.fix)
        return
    typed = {_number(name[5:]): str(value) for name, value in request.POST.items() if name.startswith("cell-")}
    for issue in ImportIssue.objects.filter(batch=batch, pk__in=typed, row__isnull=False).exclude(column=""):
        if typed[issue.pk].strip() != issue.value.strip():
            yield actions.Correction(issue.sheet, issue.row or 0, issue.column, typed[issue.pk].strip())


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0


@login_required
@require_POST
def accept(request: HttpRequest, batch: UUID) -> HttpResponse:
    """All offers of one kind, all repeated rows, or the offered encoding."""
    found, kind, by = batch_for(request, batch)
    code, at = request.POST.get("code", ""), timezone.now()
    if can_accept_all(code, kind) or can_leave_all_out(code, kind):
        return _done(request, found, lambda: actions.accept(batch=found, code=code, by=by, at=at))
    if code in ENCODINGS:
        return _done(request, found, lambda: actions.choose_encoding(batch=found, encoding=code, by=by, at=at))
    return redirect(address(found))


@login_required
@require_POST
def again(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Check anew."""
    found, _kind, by = batch_for(request, batch)
    return _done(request, found, lambda: actions.check_again(batch=found, by=by, at=timezone.now()))


@login_required
@require_POST
def discard(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Throw the batch away with its file."""
    found, _kind, by = batch_for(request, batch)
    try:
        actions.discard(batch=found, by=by, at=timezone.now())
    except actions.NotNow as error:
        messages.error(request, str(error.reason))
        return redirect(address(found))
    messages.success(request, _("The file was thrown away; nothing of it is left."))
    return redirect("kernel:imports:batches")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest, batch: UUID) -> HttpResponse:
    """What will happen, in numbers; then it happens."""
    found, kind, by = batch_for(request, batch)
    if request.method == "POST":
        return _done(request, found, lambda: actions.confirm(batch=found, by=by, at=timezone.now()))
    if not rules.can_apply(found):
        return redirect(address(found))
    context = {"batch": found, "kind": kind, "plan": kind.plan(found), "place": name_of(found.place)}
    return render(request, "kernel/imports/apply.html", {**context, "address_of_batch": address(found)})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, batch: UUID) -> HttpResponse:
    """The whole batch is taken back, with a reason."""
    found, kind, by = batch_for(request, batch)
    form = UndoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        return _done(request, found, lambda: actions.ask_undo(batch=found, reason=reason, by=by, at=timezone.now()))
    answer = rules.can_undo(found)
    if not answer:
        messages.error(request, str(answer.reason))
        return redirect(address(found))
    context = {"batch": found, "kind": kind, "form": form, "address_of_batch": address(found)}
    return render(request, "kernel/imports/undo.html", context)


def _done(request: HttpRequest, batch: ImportBatch, act: Callable[[], None]) -> HttpResponse:
    """The act, then the workers; or the reason why it cannot be, on the batch's page."""
    try:
        act()
    except actions.NotNow as error:
        messages.error(request, str(error.reason))
        return redirect(address(batch))
    return go_on(batch)
