"""Rules of contests: the list, one version, its groups of terms, publication, comparison."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from birge.contests.actions import rule_sets as actions
from birge.contests.comparing import differences
from birge.contests.forms.rule_sets import BeginForm, NameForm, PublishForm, VersionForm
from birge.contests.forms.term_rows import CriteriaForm, DocumentsForm, RequirementsForm
from birge.contests.forms.terms import (
    CommissionForm,
    DaysForm,
    MoneyTermsForm,
    OrderForm,
    RankingForm,
    ReportsForm,
    TermsForm,
    VisibilityForm,
    source_name,
)
from birge.contests.models import RuleSet
from birge.contests.queries.rule_sets import versions_of
from birge.contests.rules.customers import can_run, customers_of, runs_contests
from birge.contests.rules.rule_sets import can_edit, can_publish, can_see
from birge.contests.terms_check import faults_of
from birge.contests.views.opening import ASK_OR_SEND, acted, form_page, made
from birge.contests.words.terms import Group, all_lines, group_named
from birge.kernel.actors import Actor
from birge.kernel.forms import tried
from birge.kernel.lists import Column, Listing, list_response
from birge.kernel.permissions import require

FORMS: dict[str, type[TermsForm]] = {
    "order": OrderForm,
    "documents": DocumentsForm,
    "requirements": RequirementsForm,
    "criteria": CriteriaForm,
    "ranking": RankingForm,
    "commission": CommissionForm,
    "visibility": VisibilityForm,
    "days": DaysForm,
    "money": MoneyTermsForm,
    "reports": ReportsForm,
}


@login_required
@require_safe
def rule_sets(request: HttpRequest) -> HttpResponse:
    """The rules of the customers for whom this person works."""
    require(runs_contests(request.user))
    mine = customers_of(request.user, timezone.localdate())
    listing = Listing(
        title=_("Rules of contests"),
        above=(_("Contests"), reverse("contests:index")),
        lead=_("The procedure of each kind of contest, version by version. What was published never changes."),
        queryset=RuleSet.objects.filter(customer__in=mine).select_related("customer"),
        columns=[
            Column("name", _("Rules"), str, link=lambda row: row.get_absolute_url()),
            Column("customer", _("Customer"), lambda row: str(row.customer)),
            Column("version", pgettext("rules", "Version"), lambda row: row.version, sort="version", numeric=True),
            Column("starts", _("In force from"), lambda row: row.starts_on, sort="starts_on"),
            Column("state", _("State"), lambda row: _("Published") if row.published_at else _("Draft"),
                   status=lambda row: "published" if row.published_at else "draft"),
        ],
        action=(_("New rules"), reverse("contests:new_rule_set")),
        empty=_("There are no rules yet. Begin from a shipped procedure."),
        order="-starts",
        export_name="rules",
    )  # fmt: skip
    return list_response(request, listing)


@login_required
@require_http_methods(ASK_OR_SEND)
def new_rule_set(request: HttpRequest) -> HttpResponse:
    """A draft as a copy of a shipped procedure."""
    require(runs_contests(request.user))
    today = timezone.localdate()
    form = BeginForm(request.POST or None, customers=customers_of(request.user, today), initial={"starts_on": today})

    def make(at: datetime) -> RuleSet:
        customer = form.customers[form.cleaned_data["customer"]]
        by = require(can_run(request.user, customer, today))
        chosen = {name: form.cleaned_data[name] for name in ("profile", "starts_on")}
        return actions.begin_rule_set(customer=customer, **chosen, by=by, at=at)

    return made(
        request,
        form,
        make,
        done=_("Saved as a draft: a copy of the shipped procedure. Go through its terms."),
        heading=_("New rules"),
        lead=_("A copy of a shipped procedure, to be changed until it says what your regulation says."),
        back=reverse("contests:rule_sets"),
        back_label=_("Rules of contests"),
    )


@require_safe
def rule_set(request: HttpRequest, pk: UUID) -> HttpResponse:
    """All that the rules say, with the source of each term."""
    found = get_object_or_404(RuleSet.objects.select_related("customer__place", "replaces"), pk=pk)
    today = timezone.localdate()
    require(can_see(request.user, found, today))
    terms = found.procedure
    edits = bool(can_edit(request.user, found, today))
    works = bool(can_run(request.user, found.customer, today))
    versions = [row for row in versions_of(found) if works or row.published_at]
    context = {
        "rules": found,
        "terms": terms,
        "groups": all_lines(terms, found.sources),
        "faults": faults_of(terms) if edits else [],
        "versions": versions,
        "may_edit": edits,
        "may_run": works,
        "may_publish": bool(can_publish(request.user, found, today)),
        "is_newest": versions[0].pk == found.pk if versions else False,
    }
    return render(request, "contests/rule_sets/rule_set.html", context)


def _to_edit(request: HttpRequest, pk: UUID) -> tuple[RuleSet, Actor]:
    found = get_object_or_404(RuleSet.objects.select_related("customer__place"), pk=pk)
    return found, require(can_edit(request.user, found, timezone.localdate()))


@login_required
@require_http_methods(ASK_OR_SEND)
def write_terms(request: HttpRequest, pk: UUID, group: str) -> HttpResponse:
    """One group of terms of a draft."""
    found, by = _to_edit(request, pk)
    chosen = group_named(group)
    if chosen is None:
        raise Http404
    form = FORMS[group](request.POST or None, group=chosen, terms=found.procedure, sources=found.sources)

    def write() -> None:
        try:
            actions.write_terms(found, group=chosen, terms=form.written(), sources=form.sources(), by=by,
                                at=timezone.now())  # fmt: skip
        except ValidationError as error:
            raise _by_field(error, chosen, form) from error

    if request.method == "POST" and tried(form, write):
        messages.success(request, _("Saved."))
        return redirect(f"{found.get_absolute_url()}#{group}")
    return form_page(
        request,
        form,
        heading=str(chosen.title),
        lead=_("What your regulation says. A term of which you do not write where it was read is shown as to confirm."),
        back=found.get_absolute_url(),
        back_label=str(found),
        template="contests/rule_sets/terms.html",
    )


def _by_field(error: ValidationError, group: Group, form: Any) -> ValidationError:
    """The faults of terms beside the fields in which they are typed."""
    if not hasattr(error, "error_dict"):
        return error
    fields = {path: path.split(".")[-1] for path in error.message_dict}
    known = {path: name if name in form.fields else source_name(path) for path, name in fields.items()}
    return ValidationError({known[path]: texts for path, texts in error.message_dict.items()})


@login_required
@require_http_methods(ASK_OR_SEND)
def name_rule_set(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The name of a draft, and from when it holds."""
    found, by = _to_edit(request, pk)
    form = NameForm(request.POST or None, initial={**NameForm.typed_texts(found), "starts_on": found.starts_on})

    def write(at: datetime) -> None:
        starts_on = form.cleaned_data["starts_on"]
        actions.name_rule_set(found, names=form.texts("names"), starts_on=starts_on, by=by, at=at)

    return acted(request, found, form, write, done=_("Saved."), heading=_("Name of the rules"),
                 lead=_("How they are called, and from which day they hold."))  # fmt: skip


@login_required
@require_http_methods(ASK_OR_SEND)
def publish_rule_set(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The customer adopted the rules."""
    found = get_object_or_404(RuleSet.objects.select_related("customer__place"), pk=pk)
    by = require(can_publish(request.user, found, timezone.localdate()))
    form = PublishForm(request.POST or None)

    def write(at: datetime) -> None:
        actions.publish_rule_set(found, **form.cleaned_data, by=by, at=at)

    return acted(
        request,
        found,
        form,
        write,
        done=_("Published. These rules never change from now on."),
        heading=_("Publish the rules"),
        lead=_("Everybody reads them then, and they never change: later there can be a new version."),
        submit=_("Publish the rules"),
    )


@login_required
@require_http_methods(ASK_OR_SEND)
def new_version(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A draft that continues published rules."""
    found = get_object_or_404(RuleSet.objects.select_related("customer__place"), pk=pk)
    by = require(can_run(request.user, found.customer, timezone.localdate()))
    form = VersionForm(request.POST or None)

    def make(at: datetime) -> RuleSet:
        return actions.new_version(found, **form.cleaned_data, by=by, at=at)

    return made(
        request,
        form,
        make,
        done=_("Saved as a draft."),
        heading=_("New version"),
        lead=_("It begins as a copy. Calls that are announced keep the version under which they were announced."),
        back=found.get_absolute_url(),
        back_label=str(found),
    )


@require_safe
def compare_rule_sets(request: HttpRequest, pk: UUID, other: UUID) -> HttpResponse:
    """What the later of two versions says otherwise."""
    pair = [get_object_or_404(RuleSet.objects.select_related("customer__place"), pk=key) for key in (pk, other)]
    for found in pair:
        require(can_see(request.user, found, timezone.localdate()))
    if (pair[0].customer_id, pair[0].profile) != (pair[1].customer_id, pair[1].profile):
        raise Http404
    old, new = sorted(pair, key=lambda row: row.version)
    context = {"old": old, "new": new, "rows": differences(old, new)}
    return render(request, "contests/rule_sets/comparison.html", context)


@login_required
@require_POST
def drop_rule_set(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A draft that nobody needs."""
    found, by = _to_edit(request, pk)
    actions.drop_rule_set(found, by=by, at=timezone.now())
    messages.success(request, _("The draft is gone."))
    return redirect("contests:rule_sets")
