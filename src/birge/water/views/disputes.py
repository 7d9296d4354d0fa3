"""Disputes about water: raised by the user or for her, answered within a term."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.kernel.permissions import require
from birge.water.actions import disputes as actions
from birge.water.enums import DisputeState
from birge.water.forms.disputes import AnswerForm, DisputeForm, TermForm
from birge.water.models import Dispute
from birge.water.queries.disputes import corrections_of, disputed, disputes_of, term_on, with_subjects
from birge.water.queries.register import users_named
from birge.water.rules.deliveries import can_answer, can_keep, can_set_term
from birge.water.views.common import Opened, context_of, note_reading, open_association, read_of
from birge.water.views.seasons import ASK_OR_SEND, tried
from birge.water.wording import about_dispute


@login_required
@require_safe
def disputes(request: HttpRequest, association: UUID) -> HttpResponse:
    """What users dispute, and until when it is to be answered."""
    opened = open_association(request, association)
    context = {
        **context_of(opened),
        "term": term_on(opened.association, opened.today),
        "may_set": bool(can_set_term(request.user, opened.association, opened.today)),
    }
    return list_response(request, _listing(opened), "water/deliveries/disputes.html", context)


def _listing(opened: Opened) -> Listing:
    named: dict[UUID, Any] = {}

    def read(rows: Any) -> None:
        named.update(users_named({row.user_id for row in rows}, opened.today))
        note_reading(opened.by, "read_disputes", read_of(named.values()))

    return Listing(
        title=_("Disputes"),
        lead=_("What users say is wrong about their water, and by which day it is answered."),
        queryset=disputes_of(opened.association),
        columns=[
            Column("user", _("Water user"), lambda row: f"{row.user.number} {named.get(row.user_id, '')}",
                   link=lambda row: row.get_absolute_url()),
            Column("about", _("About"), about_dispute),
            Column("raised", _("Raised on"), lambda row: row.raised_at, sort="raised_at"),
            Column("due", _("Answer until"), lambda row: row.due_on or _("no term"), sort="due_on"),
            Column("state", _("State"), lambda row: row.get_state_display(), sort="state"),
        ],
        filters=[Filter("state", _("State"), DisputeState.choices, lambda rows, value: rows.filter(state=value))],
        empty=_("Nobody disputes anything."),
        export_name="disputes",
        on_rows=read,
    )  # fmt: skip


@login_required
@require_http_methods(ASK_OR_SEND)
def dispute(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One dispute; whoever may answers it here."""
    row = get_object_or_404(with_subjects(Dispute.objects.all()), pk=pk)
    opened = open_association(request, row.association_id)
    answer = can_answer(request.user, row, opened.today)
    form = AnswerForm(request.POST or None, corrections=corrections_of(row), judge=row.judge)
    if request.method == "POST":
        by = require(answer)
        if tried(form, lambda: actions.answer_dispute(row, **form.cleaned_data, by=by, at=timezone.now())):
            messages.success(request, _("Answered."))
            return redirect(row)
    user = users_named([row.user_id], opened.today).get(row.user_id)
    note_reading(opened.by, "read_disputes", [row, *read_of([user] if user else [])])
    context = {
        **context_of(opened),
        "row": row,
        "about": about_dispute(row),
        "user": user,
        "form": form if answer else None,
        "is_late": row.state == DisputeState.OPEN and row.due_on is not None and row.due_on < opened.today,
    }
    return render(request, "water/deliveries/dispute.html", context)


@login_required
@require_http_methods(ASK_OR_SEND)
def new_dispute(request: HttpRequest, association: UUID) -> HttpResponse:
    """The water master writes down what a user disputes about `?delivery=`, `?turn=` or `?bill=`."""
    opened = open_association(request, association)
    by = require(can_keep(request.user, opened.association, opened.today))
    about = disputed(opened.association, request.GET.dict())
    back = reverse("water:disputes", args=[association])
    if about is None:
        messages.info(request, _("Open a delivery, a turn or a bill and dispute it there."))
        return redirect(back)
    form = DisputeForm(request.POST or None)
    made: list[Dispute] = []

    def write() -> None:
        made.append(actions.raise_dispute(**about, **form.cleaned_data, by=by, at=timezone.now()))

    if request.method == "POST" and tried(form, write):
        messages.success(request, _("Written. The answer is due by the day shown."))
        return redirect(made[0])
    context = {
        **context_of(opened),
        "form": form,
        "back": back,
        "heading": _("Dispute"),
        "lead": _("Write what the user says in her words; she sees it and the answer under “My water”."),
    }
    return render(request, "water/form.html", context)


@login_required
@require_http_methods(ASK_OR_SEND)
def dispute_term(request: HttpRequest, association: UUID) -> HttpResponse:
    """Within how many days disputes are answered here, and by whom."""
    opened = open_association(request, association)
    by = require(can_set_term(request.user, opened.association, opened.today))
    now = term_on(opened.association, opened.today)
    initial = {"working_days": now.working_days, "judge": now.judge, "source": now.source} if now else {}
    form = TermForm(request.POST or None, initial={**initial, "since": opened.today})
    back = reverse("water:disputes", args=[association])
    if request.method == "POST" and tried(
        form,
        lambda: actions.set_term(association=opened.association, **form.cleaned_data, by=by, at=timezone.now()),
    ):
        messages.success(request, _("Written into the register."))
        return redirect(back)
    context = {
        **context_of(opened),
        "form": form,
        "back": back,
        "heading": _("Term of disputes"),
        "lead": _("The charter of the association, or what its assembly resolved, says it."),
    }
    return render(request, "water/form.html", context)
