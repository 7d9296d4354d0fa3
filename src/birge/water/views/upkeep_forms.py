"""What people write down about the upkeep of canals."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from birge.kernel.actors import Actor
from birge.kernel.files import FileRefused
from birge.kernel.permissions import require
from birge.water.actions import upkeep as actions
from birge.water.forms.upkeep import AssessForm, CameForm, CleaningForm, DoneForm, GiveForm, MoveRepairForm, RepairForm
from birge.water.models import CleaningDay, Repair
from birge.water.rules.upkeep import can_keep_up
from birge.water.views.common import Opened, context_of, open_association
from birge.water.views.seasons import ASK_OR_SEND, tried
from birge.water.views.upkeep import open_cleaning, open_repair

Text = str | Promise
MOVED = gettext_lazy("Begin, finish or drop the repair")


def _by(opened: Opened) -> Actor:
    return require(can_keep_up(opened.user, opened.association, opened.today))


def _answer(
    request: HttpRequest, opened: Opened, form: Any, write: Callable[[], Any], heading: Text, lead: Text, back: str
) -> HttpResponse:
    """The form, or on to where it leads once it was written."""
    if request.method == "POST" and tried(form, write):
        messages.success(request, _("Written into the register."))
        return redirect(back)
    context = {**context_of(opened), "form": form, "heading": heading, "lead": lead, "back": back}
    return render(request, "water/form.html", context)


@login_required
@require_http_methods(ASK_OR_SEND)
def new_assessment(request: HttpRequest, association: UUID) -> HttpResponse:
    """How a stretch was found, perhaps with a photo."""
    opened = open_association(request, association)
    by = _by(opened)
    form = AssessForm(request.POST or None, request.FILES or None, association=opened.association, on=opened.today,
                      initial={"on": opened.today})  # fmt: skip

    def write() -> None:
        try:
            actions.assess(**form.cleaned_data, by=by, at=timezone.now())
        except FileRefused as error:
            raise ValidationError({"photo": str(error)}) from error

    back = reverse("water:upkeep", args=[association])
    return _answer(request, opened, form, write, _("Condition of a canal"),
                   _("What you saw on a stretch, so that it can be compared later."), back)  # fmt: skip


@login_required
@require_http_methods(ASK_OR_SEND)
def new_repair(request: HttpRequest, association: UUID) -> HttpResponse:
    """Work that is planned."""
    opened = open_association(request, association)
    by = _by(opened)
    form = RepairForm(request.POST or None, association=opened.association, on=opened.today)
    back = reverse("water:upkeep", args=[association])
    return _answer(
        request, opened, form, lambda: actions.plan_repair(**form.cleaned_data, by=by, at=timezone.now()),
        _("Plan a repair"), _("What is to be done where, until when, and what it may cost."), back,
    )  # fmt: skip


@login_required
@require_http_methods(ASK_OR_SEND)
def new_cleaning(request: HttpRequest, association: UUID) -> HttpResponse:
    """Call everyone who gets water from a canal."""
    opened = open_association(request, association)
    by = _by(opened)
    form = CleaningForm(request.POST or None, association=opened.association, on=opened.today)
    back = reverse("water:upkeep", args=[association])
    lead = _("Everyone who gets water from this canal or a branch of it is called, on the site and by SMS.")
    return _answer(
        request, opened, form, lambda: actions.call_cleaning(**form.cleaned_data, by=by, at=timezone.now()),
        _("Call a cleaning day"), lead, back,
    )  # fmt: skip


@login_required
@require_http_methods(ASK_OR_SEND)
def move(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How far a repair has come."""
    repair, opened = open_repair(request, pk)
    by = _by(opened)
    form = MoveRepairForm(request.POST or None)

    def write() -> None:
        typed = form.cleaned_data
        actions.move_repair(repair, state=typed["state"], spent_tyiyn=typed["spent"], on=opened.today, by=by,
                            at=timezone.now())  # fmt: skip

    return _answer(request, opened, form, write, MOVED, repair.what, repair.get_absolute_url())


@login_required
@require_http_methods(ASK_OR_SEND)
def give_to_repair(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What somebody gave to a repair."""
    repair, opened = open_repair(request, pk)
    return _give(request, opened, repair, repair.what)


@login_required
@require_http_methods(ASK_OR_SEND)
def give_to_cleaning(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What somebody gave to a cleaning day."""
    day, opened = open_cleaning(request, pk)
    return _give(request, opened, day, _("Work of people stands with who came; here stands what else was given."))


def _give(request: HttpRequest, opened: Opened, to: Repair | CleaningDay, lead: str) -> HttpResponse:
    by = _by(opened)
    form = GiveForm(request.POST or None, initial={"on": opened.today})

    def write() -> None:
        typed = dict(form.cleaned_data)
        amount, hours = typed.pop("amount") or 0, typed.pop("hours") or Decimal(0)
        actions.contribute(to=to, **typed, amount_tyiyn=amount, hours=hours, by=by, at=timezone.now())

    return _answer(request, opened, form, write, _("What somebody gave"), lead, to.get_absolute_url())


@login_required
@require_http_methods(ASK_OR_SEND)
def came(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who came for one user; then the next one."""
    day, opened = open_cleaning(request, pk)
    by = _by(opened)
    form = CameForm(request.POST or None, association=opened.association)
    lead = _("One user after the other, from the sheet of paper; 0 people: nobody came.")
    return _answer(
        request, opened, form, lambda: actions.note_who_came(day, **form.cleaned_data, by=by, at=timezone.now()),
        _("Write down who came"), lead, day.get_absolute_url(),
    )  # fmt: skip


@login_required
@require_http_methods(ASK_OR_SEND)
def done(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the day achieved."""
    day, opened = open_cleaning(request, pk)
    by = _by(opened)
    form = DoneForm(request.POST or None, initial={"done": day.done, "cleaned_m": day.cleaned_m or day.metres})
    return _answer(
        request, opened, form, lambda: actions.note_what_was_done(day, **form.cleaned_data, by=by, at=timezone.now()),
        _("What was done"), _("For the report of the year and for everyone."), day.get_absolute_url(),
    )  # fmt: skip


@login_required
@require_POST
def remind_of(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask everyone once more."""
    day, opened = open_cleaning(request, pk)
    actions.remind(day, by=_by(opened), at=timezone.now())
    messages.success(request, _("The reminders are on their way."))
    return redirect(day)
