"""Organisations: a public list and page; entered and changed by administrators."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from birge.kernel import journal
from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.kernel.permissions import require
from birge.kernel.texts import text_in
from birge.people.actions import add_organisation, change_organisation
from birge.people.enums import OrganisationKind, Role
from birge.people.forms.organisations import OrganisationForm
from birge.people.models import Account, Assignment, Organisation
from birge.people.queries import found_organisations, in_force
from birge.people.rules import assignments_visible_to, can_add_organisation, can_change_organisation, holds, may
from birge.people.rules.reach import OVERSIGHT
from birge.people.views.where import where_asked
from birge.places.queries import name_of, names_by_place


def organisations(request: HttpRequest) -> HttpResponse:
    """The public register of organisations: no personal data stand in it."""
    names: dict[Any, str] = {}
    today = timezone.localdate()

    def name_places(rows: Sequence[Organisation]) -> None:
        found = names_by_place({row.place_id for row in rows if row.place_id}, today)
        names.update({place: text_in(texts) for place, texts in found.items()})

    may_add = holds(request.user, {Role.ADMINISTRATOR}, today)
    listing = Listing(
        title=_("Organisations"),
        lead=_("Who works together here: bodies of power, associations, schools, centres, partners."),
        queryset=Organisation.objects.all(),
        columns=[
            Column("name", _("Name"), str, sort="names", link=_address),
            Column("kind", _("Kind"), lambda row: row.get_kind_display(), sort="kind"),
            Column("place", _("Place"), lambda row: names.get(row.place_id, "") or _("The whole country")),
            Column("phone", _("Phone"), lambda row: row.phone),
        ],
        search=found_organisations,
        filters=[Filter("kind", _("Kind"), OrganisationKind.choices, _of_kind)],
        action=(_("Add an organisation"), reverse("people:add_organisation")) if may_add else None,
        empty=_("No organisation is entered yet."),
        order="name",
        export_name="organisations",
        on_rows=name_places,
    )
    return list_response(request, listing)


def _of_kind(queryset: QuerySet[Organisation], kind: str) -> QuerySet[Organisation]:
    return queryset.filter(kind=kind)


def _address(row: Organisation) -> str:
    return reverse("people:organisation", args=[row.pk])


def organisation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One organisation; its people only for those who may see them, and then journalled."""
    thing = get_object_or_404(Organisation.objects.select_related("place"), pk=pk)
    today = timezone.localdate()
    answer = may(request.user, OVERSIGHT, organisation=thing, on=today)
    roles: list[Assignment] = []
    if answer:
        held = assignments_visible_to(request.user, thing.assignments.all(), today)
        roles = list(in_force(held, today).select_related("account", "acting_for__account"))
        read = {role.account for role in roles}
        journal.record_read(by=require(answer), at=timezone.now(), verb="people.read_list", subjects=read)
    context = {
        "organisation": thing,
        "place_name": name_of(thing.place, today) if thing.place else "",
        "past": thing.past.order_by("-ends_on"),
        "is_over": thing.ends_on is not None and thing.ends_on <= today,
        "roles": roles,
        "sees_people": bool(answer),
        "may_change": can_change_organisation(request.user, thing, today),
        "may_appoint": may(request.user, {Role.ADMINISTRATOR}, organisation=thing, on=today),
    }
    return render(request, "people/organisation.html", context)


@login_required
def add(request: HttpRequest) -> HttpResponse:
    """Enter an organisation."""
    today, user = timezone.localdate(), cast(Account, request.user)
    require(holds(user, {Role.ADMINISTRATOR}, today))
    place, _organisation = where_asked(request)
    form = OrganisationForm(request.POST or None, user=user, on=today, place=place)
    if request.method == "POST" and form.is_valid():
        facts = form.facts()
        actor = require(can_add_organisation(user, facts.place, today))
        starts_on = form.cleaned_data["since_on"]
        thing = add_organisation(facts=facts, starts_on=starts_on, by=actor, at=timezone.now())
        messages.success(request, _("The organisation is entered."))
        return redirect("people:organisation", pk=thing.pk)
    lead = _("So that its people can get roles and its work can be seen.")
    return _page(request, form, _("Add an organisation"), lead, reverse("people:organisations"))


@login_required
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What an organisation is from a day on; what it was before stays known."""
    thing = get_object_or_404(Organisation.objects.select_related("place"), pk=pk)
    today, user = timezone.localdate(), cast(Account, request.user)
    actor = require(can_change_organisation(user, thing, today))
    form = OrganisationForm(request.POST or None, user=user, on=today, organisation=thing)
    if request.method == "POST" and form.is_valid() and _changed(form, thing, form.cleaned_data["since_on"], actor):
        messages.success(request, _("Saved."))
        return redirect("people:organisation", pk=thing.pk)
    lead = _("A new name, kind or place holds from the day that you choose; the old one stays known.")
    return _page(request, form, str(thing), lead, _address(thing))


def _changed(form: OrganisationForm, thing: Organisation, since_on: date, actor: Any) -> bool:
    try:
        change_organisation(organisation=thing, facts=form.facts(), since_on=since_on, by=actor, at=timezone.now())
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


def _page(request: HttpRequest, form: OrganisationForm, heading: Any, lead: Any, back: str) -> HttpResponse:
    context = {"form": form, "heading": heading, "lead": lead, "submit": _("Save"), "back": back}
    return render(request, "people/form_page.html", context)
