"""Roles are given and ended here, by an administrator above."""

from __future__ import annotations

from datetime import date
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from birge.kernel.permissions import require
from birge.people import actions
from birge.people.forms.roles import ActingForm, EndForm, RoleForm
from birge.people.models import Account, Assignment
from birge.people.queries import scope_names
from birge.people.rules import can_add_person, can_appoint, can_end
from birge.people.views.where import where_asked


@login_required
def appoint(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give a person one more role."""
    account = get_object_or_404(Account, pk=pk)
    today, user = timezone.localdate(), cast(Account, request.user)
    require(can_add_person(user, today))
    place, organisation = where_asked(request)
    data = request.POST or None
    form = RoleForm(data, user=user, on=today, account=account, place=place, organisation=organisation)
    if request.method == "POST" and form.is_valid():
        wanted = form.as_action()
        scope = {"place": wanted["place"], "organisation": wanted["organisation"]}
        actor = require(can_appoint(user, account, wanted["role"], on=today, **scope))
        if _done(form, actions.appoint, account=account, by=actor, **wanted):
            messages.success(request, _("The role is given."))
            return _after(request, account)
    return _page(request, form, account, _("Give a role"), _("The person works in it from its first day."))


@login_required
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End a role on a day."""
    assignment = _assignment(pk)
    today, user = timezone.localdate(), cast(Account, request.user)
    actor = require(can_end(user, assignment, today))
    form = EndForm(request.POST or None, user=user, on=today, assignment=assignment)
    if request.method == "POST" and form.is_valid():
        last = form.cleaned_data["ends_on"]
        if _done(form, actions.end_assignment, assignment=assignment, ends_on=last, by=actor):
            messages.success(request, _("The role ends."))
            return _after(request, assignment.account)
    return _page(request, form, assignment.account, _("End a role"), _role_of(assignment, today))


@login_required
def acting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Name who stands in for the holder of a role."""
    assignment = _assignment(pk)
    today, user = timezone.localdate(), cast(Account, request.user)
    require(can_end(user, assignment, today))
    form = ActingForm(request.POST or None, user=user, on=today, assignment=assignment)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        account = data.pop("who")
        scope: dict[str, Any] = {"place": assignment.place, "organisation": assignment.organisation}
        actor = require(can_appoint(user, account, assignment.role, on=today, **scope))
        wanted = {**data, **scope, "role": assignment.role, "acting_for": assignment, "by": actor}
        if _done(form, actions.appoint, account=account, **wanted):
            messages.success(request, _("The acting person is named."))
            return _after(request, account)
    return _page(request, form, assignment.account, _("Name an acting person"), _role_of(assignment, today))


def _assignment(pk: UUID) -> Assignment:
    related = ("account", "place", "organisation__place")
    return get_object_or_404(Assignment.objects.select_related(*related), pk=pk)


def _role_of(assignment: Assignment, on: date) -> str:
    """Which role it is about, and where it holds."""
    where = scope_names([assignment], on).get(assignment.scope) or _("everywhere")
    return f"{assignment.get_role_display()} · {where}"


def _done(form: Form, action: Any, **wanted: Any) -> bool:
    """Do it; what the action refuses stands beside the fields."""
    try:
        action(at=timezone.now(), **wanted)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


def _after(request: HttpRequest, account: Account) -> HttpResponse:
    return redirect("people:person", pk=account.pk)


def _page(request: HttpRequest, form: Form, account: Account, heading: str, lead: str) -> HttpResponse:
    context = {
        "form": form,
        "heading": f"{heading}: {account.name}",
        "lead": lead,
        "submit": heading,
        "back": reverse("people:person", args=[account.pk]),
    }
    return render(request, "people/form_page.html", context)
