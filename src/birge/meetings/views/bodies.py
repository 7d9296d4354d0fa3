"""The page of a body, and the forms that set it up."""

from __future__ import annotations

from datetime import date
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from birge.kernel.permissions import require
from birge.meetings.actions import bodies as actions
from birge.meetings.forms.bodies import BodyForm, EndForm, LegalBaseForm, MemberForm, NamesForm, RulesForm
from birge.meetings.models import Body, BodyMember, BodyRules, LegalBase, Meeting
from birge.meetings.queries import host_name, legal_bases_of, members_of, rules_of
from birge.meetings.rules import can_found, can_run, can_set_up, meetings_visible_to
from birge.meetings.views.common import body_seen, body_to_set_up, done, form_page, posted, sent
from birge.people.models import Account
from birge.people.views.where import where_asked


@require_safe
def body(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A body as of a day (`?on=2024-01-31`): members, rules, legal bases; its meetings."""
    thing = body_seen(request, pk)
    today = timezone.localdate()
    on = _day_asked(request, today)
    seen = meetings_visible_to(request.user, Meeting.objects.filter(body=thing), today)
    rules = rules_of(thing, on)
    context = {
        "body": thing,
        "host": host_name(thing, on),
        "on": on,
        "is_past": on != today,
        "members": members_of(thing, on),
        "rules": rules,
        "unconfirmed": rules.unconfirmed() if rules else [],
        "legal_bases": [(base, base.holds_on(on)) for base in legal_bases_of(thing)],
        "meetings": seen.order_by("-starts_at")[:50],
        "runs": can_run(request.user, thing, today),
        "sets_up": can_set_up(request.user, thing, today),
    }
    return render(request, "meetings/body.html", context)


def _day_asked(request: HttpRequest, today: date) -> date:
    try:
        return parse_date(request.GET.get("on", "")) or today
    except ValueError:
        return today


@login_required
def found_body(request: HttpRequest) -> HttpResponse:
    """Enter a body; `?place=` or `?organisation=` says whose."""
    today, user = timezone.localdate(), cast(Account, request.user)
    place, organisation = where_asked(request)
    form = BodyForm(sent(request), user=user, on=today, place=place, organisation=organisation)
    if posted(request, form):
        place, organisation = form.cleaned_data["host"]
        by = require(can_found(user, place=place, organisation=organisation, on=today))
        data = form.cleaned_data
        wanted = {name: data[name] for name in ("kind", "starts_on", "is_public")}
        if done(form, actions.found_body, names=form.names(), place=place, organisation=organisation, by=by, **wanted):
            messages.success(request, _("The body is entered. Now enter its members, legal base and rules."))
            return redirect("meetings:bodies")
    lead = _("A council, commission or other group that meets and decides.")
    return form_page(
        request, form, heading=_("Add a body"), lead=lead, submit=_("Add"), back=reverse("meetings:bodies")
    )


@login_required
def add_member(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Enter who sits in the body."""
    thing, by = body_to_set_up(request, pk)
    form = MemberForm(sent(request), body=thing, on=timezone.localdate())
    if posted(request, form) and done(form, actions.add_member, member=form.instance, by=by):
        messages.success(request, _("The member is entered."))
        return _to(thing)
    return _page(request, form, thing, _("Add a member"), _("From when a person sits in the body, and as what."))


@login_required
def end_member(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End a membership on a day."""
    member = get_object_or_404(BodyMember.objects.select_related("body__place", "body__organisation__place"), pk=pk)
    by = require(can_set_up(request.user, member.body, timezone.localdate()))
    form = EndForm(sent(request))
    if posted(request, form) and done(
        form, actions.end_member, member=member, ends_on=form.cleaned_data["ends_on"], by=by
    ):
        return _to(member.body)
    return _page(request, form, member.body, _("End a membership"), member.name)


@login_required
def add_legal_base(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Enter an act on which the body stands."""
    thing, by = body_to_set_up(request, pk)
    form = LegalBaseForm(sent(request), instance=LegalBase(body=thing))
    if posted(request, form) and done(form, actions.add_legal_base, base=form.instance, by=by):
        return _to(thing)
    lead = _("The act on which the body stands, and from when to when it holds.")
    return _page(request, form, thing, _("Add a legal base"), lead)


@login_required
def end_legal_base(request: HttpRequest, pk: UUID) -> HttpResponse:
    """An act was repealed."""
    base = get_object_or_404(LegalBase.objects.select_related("body__place", "body__organisation__place"), pk=pk)
    by = require(can_set_up(request.user, base.body, timezone.localdate()))
    form = EndForm(sent(request))
    if posted(request, form) and done(
        form, actions.end_legal_base, base=base, ends_on=form.cleaned_data["ends_on"], by=by
    ):
        return _to(base.body)
    return _page(request, form, base.body, _("The act no longer holds"), base.act)


@login_required
def set_rules(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Enter by what rules the body works from a day on."""
    thing, by = body_to_set_up(request, pk)
    before = rules_of(thing, timezone.localdate())
    initial = {}
    if before is not None:
        initial = {name: getattr(before, name) for name in RulesForm.Meta.fields if name != "starts_on"}
        initial |= {f"source_{name}": text for name, text in before.sources.items()}
    form = RulesForm(sent(request), instance=BodyRules(body=thing), initial=initial)
    if posted(request, form) and done(form, actions.set_rules, rules=form.instance, by=by):
        return _to(thing)
    lead = _("Quorum, majority, notice. Give the source of each; without it the rule is marked “to confirm”.")
    return _page(request, form, thing, _("Set the rules"), lead)


@login_required
def rename_body(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Correct or translate what the body is called; names in languages that the form does not have are kept."""
    thing, by = body_to_set_up(request, pk)
    form = NamesForm(sent(request), initial={f"name_{code}": text for code, text in thing.names.items()})
    if posted(request, form):
        others = {code: text for code, text in thing.names.items() if f"name_{code}" not in form.fields}
        if done(form, actions.rename_body, body=thing, names=others | form.names(), by=by):
            return _to(thing)
    return _page(request, form, thing, _("Change the names"), _("Minutes that were signed keep the name of their day."))


@login_required
def end_body(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The body exists no longer."""
    thing, by = body_to_set_up(request, pk)
    form = EndForm(sent(request))
    if posted(request, form) and done(form, actions.end_body, body=thing, ends_on=form.cleaned_data["ends_on"], by=by):
        return _to(thing)
    return _page(request, form, thing, _("The body ends"), _("Its meetings and minutes stay."))


def _to(thing: Body) -> HttpResponse:
    return redirect("meetings:body", pk=thing.pk)


def _page(request: HttpRequest, form: object, thing: Body, heading: str, lead: str) -> HttpResponse:
    back = reverse("meetings:body", args=[thing.pk])
    return form_page(request, form, heading=heading, lead=lead, submit=_("Save"), back=back, above=str(thing))  # type: ignore[arg-type]
