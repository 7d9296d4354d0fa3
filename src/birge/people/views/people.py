"""The people of an administrator's places: list, one person, a new one, a changed one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from birge.kernel import journal
from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.kernel.permissions import require
from birge.people.actions import add_person, change_person
from birge.people.enums import Role
from birge.people.forms.accounts import ChangePersonForm, FindAccountForm, NewPersonForm
from birge.people.forms.roles import RoleForm
from birge.people.models import Account, Assignment
from birge.people.queries import found_people, holding, in_force, scope_names
from birge.people.rules import (
    assignments_visible_to,
    can_add_person,
    can_appoint,
    can_end,
    can_restore,
    can_see_person,
    holds,
    people_visible_to,
)
from birge.people.rules.reach import OVERSIGHT
from birge.people.views.where import where_asked


@login_required
def people(request: HttpRequest) -> HttpResponse:
    """Everyone who holds or held a role in my places. One journal row a page of the list."""
    today = timezone.localdate()
    actor = require(holds(request.user, OVERSIGHT, today))
    seen = in_force(assignments_visible_to(request.user, Assignment.objects.all(), today), today)
    roles = Prefetch("assignments", queryset=seen.select_related("place", "organisation"), to_attr="seen_roles")
    names: dict[str, str] = {}

    def read(rows: Sequence[Account]) -> None:
        journal.record_read(by=actor, at=timezone.now(), verb="people.read_list", subjects=rows)
        names.update(scope_names([role for row in rows for role in cast(Any, row).seen_roles], today))

    listing = Listing(
        title=_("People"),
        lead=_("Everyone who holds or held a role in your places."),
        queryset=people_visible_to(request.user, Account.objects.all(), today).prefetch_related(roles),
        columns=[
            Column("name", pgettext_lazy("person", "Name"), lambda row: row.name, sort="name", link=_person_address),
            Column("roles", _("Roles"), lambda row: _roles_in_words(row, names)),
            Column("username", _("Sign-in name"), lambda row: row.username, sort="username"),
            Column("phone", _("Phone"), lambda row: row.phone),
            Column("state", _("May sign in"), lambda row: _("yes") if row.is_active else _("closed")),
        ],
        search=found_people,
        filters=[
            Filter("role", _("Role"), Role.choices, lambda queryset, role: holding(queryset, seen, role)),
        ],
        action=(_("Add a person"), reverse("people:add")) if can_add_person(request.user, today) else None,
        empty=_("Nobody yet. Add the first person with her role."),
        order="name",
        export_name="people",
        on_rows=read,
    )
    return list_response(request, listing)


def _person_address(row: Account) -> str:
    return reverse("people:person", args=[row.pk])


def _roles_in_words(row: Account, names: dict[str, str]) -> str:
    roles = cast(Any, row).seen_roles
    return "; ".join(f"{role.get_role_display()} · {names.get(role.scope) or _('everywhere')}" for role in roles)


@login_required
def person(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One person with her roles, past ones too; the reading is journalled unless it is her own."""
    account = get_object_or_404(Account, pk=pk)
    today = timezone.localdate()
    actor = require(can_see_person(request.user, account, today))
    if account.pk != request.user.pk:
        journal.record_read(by=actor, at=timezone.now(), verb="people.read_person", subjects=[account])
    rows = assignments_visible_to(request.user, account.assignments.all(), today)
    related = ("place", "organisation__place", "account", "acting_for__account", "appointed_by", "ended_by")
    roles = list(rows.select_related(*related).order_by("-starts_on", "-id"))
    names = scope_names(roles, today)
    context = {
        "person": account,
        "roles": [_shown_role(request, role, names, today) for role in roles],
        "may_change": can_restore(request.user, account, today),
        "may_appoint": can_add_person(request.user, today) and account.pk != request.user.pk,
        "in_role": Role(actor.role).label if actor.role else "",
    }
    return render(request, "people/person.html", context)


def _shown_role(request: HttpRequest, role: Assignment, names: dict[str, str], today: date) -> dict[str, Any]:
    over = role.ends_on is not None and role.ends_on <= today
    return {
        "role": role,
        "where": names.get(role.scope, ""),
        "state": "over" if over else "current" if role.starts_on <= today else "later",
        "may_end": not over and bool(can_end(request.user, role, today)),
    }


@login_required
def add(request: HttpRequest) -> HttpResponse:
    """A new account with its first role; or the page to appoint someone who has an account."""
    today = timezone.localdate()
    require(can_add_person(request.user, today))
    user = cast(Account, request.user)
    place, organisation = where_asked(request)
    finding = "existing" in request.POST
    find = FindAccountForm(request.POST if finding else None)
    if finding and find.is_valid():
        address = reverse("people:appoint", args=[find.cleaned_data["existing"].pk])
        return redirect(f"{address}?{request.GET.urlencode()}")
    data = request.POST if request.method == "POST" and not finding else None
    form = NewPersonForm(data)
    role = RoleForm(data, user=user, on=today, place=place, organisation=organisation)
    if data is not None and all([form.is_valid(), role.is_valid()]):
        wanted = role.as_action()
        scope = {"place": wanted["place"], "organisation": wanted["organisation"]}
        actor = require(can_appoint(user, None, wanted["role"], on=today, **scope))
        names = {name: form.cleaned_data.pop(name) for name in ("username", "name")}
        account = add_person(by=actor, at=timezone.now(), contacts=form.cleaned_data, **names, **wanted)
        messages.success(request, _("The account is made. Now print the sign-in code and hand it over."))
        return redirect("people:person", pk=account.pk)
    return render(request, "people/add.html", {"form": form, "role": role, "find": find})


@login_required
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """An administrator corrects a person's record, closes or reopens the account."""
    account = get_object_or_404(Account, pk=pk)
    actor = require(can_restore(request.user, account, timezone.localdate()))
    fields = ("name", "phone", "email", "identifier", "is_active")
    initial = {name: getattr(account, name) for name in fields}
    form = ChangePersonForm(request.POST or None, account=account, initial=initial)
    if request.method == "POST" and form.is_valid():
        change_person(account=account, by=actor, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("people:person", pk=account.pk)
    context = {
        "form": form,
        "heading": account.name,
        "lead": _("Correct the name and contacts, or close the account."),
        "submit": _("Save"),
        "back": reverse("people:person", args=[account.pk]),
    }
    return render(request, "people/form_page.html", context)
