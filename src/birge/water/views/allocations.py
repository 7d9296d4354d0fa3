"""The share-out of a source in a ten-day period: comparing the rules, deciding, publishing, replacing."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from birge.algorithms.water.share import Rule
from birge.decisions.actions import NotAsCompared, NotOpen, NotPublishable, Trial
from birge.decisions.charts import outcome
from birge.decisions.forms import DecideForm, ReplaceForm
from birge.decisions.keyring import KeyMissing
from birge.decisions.templatetags.decisions import exact
from birge.decisions.views.public import newer_of
from birge.kernel.journal import subject_of
from birge.kernel.lists import Column, Listing, list_response
from birge.kernel.permissions import require
from birge.meetings.queries import reference_of
from birge.water.actions import allocating as actions
from birge.water.actions.allocating import NotReady
from birge.water.models import Allocation, AllocationRow
from birge.water.proposing import rules_for
from birge.water.queries.allocations import minutes_for, rows_of, totals_of, with_decisions
from birge.water.queries.register import users_named
from birge.water.rules import can_change, can_publish, can_replace
from birge.water.share_words import NAMES, SENTENCES, UNIT
from birge.water.situations import Situation
from birge.water.views.common import Opened, context_of, note_reading, open_association
from birge.water.views.seasons import ASK_OR_SEND


def found(request: HttpRequest, pk: UUID) -> tuple[Allocation, Opened]:
    """The share-out, if this person reads the association's register; else 404."""
    allocation = get_object_or_404(with_decisions(Allocation.objects.all()), pk=pk)
    return allocation, open_association(request, allocation.association_id)


@login_required
@require_safe
def allocation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Before the decision: the way to it, or the comparison. After it: who gets how much and why."""
    share, opened = found(request, pk)
    if share.decision.is_made:
        return _result(request, share, opened)
    return _comparison(request, share, opened, None)


def _context(request: HttpRequest, share: Allocation, opened: Opened) -> dict[str, Any]:
    return {
        **context_of(opened),
        "share": share,
        "decision": share.decision,
        "back": reverse("water:period", args=[share.season_id, share.period_on.isoformat()]),
        "may_change": bool(can_change(request.user, share, opened.today)),
        "may_publish": bool(can_publish(request.user, share, opened.today)),
        "may_replace": bool(can_replace(request.user, share, opened.today)),
    }


def _comparison(request: HttpRequest, share: Allocation, opened: Opened, form: DecideForm | None) -> HttpResponse:
    context = _context(request, share, opened)
    try:
        situation = actions.ready_situation(share)
    except NotReady as error:
        return render(request, "water/comparison.html", {**context, "not_ready": str(error)})
    trials = actions.trials_of(situation)
    without = actions.trials_of(situation, with_floors=False) if situation.has_floors else []
    is_compared = share.decision.tried == {trial.proposal.rule.name: trial.proposal.digest for trial in trials}
    if form is None and is_compared:
        form = _form(share, situation, initial={"request_key": str(uuid4())})
    note_reading(opened.by, "compare_shares", [share.decision])
    asked = sum((request.volume_m3 for request in situation.requests), start=0)
    context |= {
        "situation": situation,
        "asked_m3": asked,
        "is_short": situation.supply_m3 < asked,
        "alternatives": [_alternative(trial) for trial in trials],
        "without": [_alternative(trial) for trial in without],
        "rows": _rows(situation, [*trials, *without]),
        "is_compared": is_compared,
        "form": form if context["may_change"] else None,
    }
    return render(request, "water/comparison.html", context)


def _form(share: Allocation, situation: Situation, *args: Any, **kwargs: Any) -> DecideForm:
    rules = [(str(rule), str(NAMES[rule])) for rule in rules_for(situation)]
    minutes = [(str(row.pk), reference_of(row)) for row in minutes_for(share.association_id)[:50]]
    return DecideForm(*args, rules=rules, minutes=minutes, **kwargs)


def _given(trial: Trial) -> dict[str, Fraction]:
    subjects = zip(trial.proposal.subjects, trial.computation.results, strict=True)
    return {subject.ref: Fraction(result["given_m3"]) for subject, result in subjects}


def _alternative(trial: Trial) -> dict[str, Any]:
    rule, given = Rule(trial.proposal.rule.name), _given(trial)
    asked = {subject.ref: Fraction(subject.values["request_m3"]) for subject in trial.proposal.subjects}
    pairs = [(asked[ref], given[ref]) for ref in asked]
    return {"name": NAMES[rule], "sentence": SENTENCES[rule], "outcome": outcome(pairs)}


def _rows(situation: Situation, trials: Sequence[Trial]) -> list[tuple[dict[str, Any], list[tuple[Any, Fraction]]]]:
    """Per request who asks for what at which outlet, and (the name of the rule, what it gives) for every trial."""
    by_rule = [(NAMES[Rule(trial.proposal.rule.name)], _given(trial)) for trial in trials]
    ordered = sorted(situation.requests, key=lambda row: (row.outlet.code, row.user.number))
    return [
        (
            {"user": situation.names[row.user_id], "outlet": row.outlet.code, "asked": row.volume_m3},
            [(name, given[subject_of(row)]) for name, given in by_rule],
        )
        for row in ordered
    ]


def _result(request: HttpRequest, share: Allocation, opened: Opened) -> HttpResponse:
    named: dict[UUID, Any] = {}

    def read(rows: Sequence[AllocationRow]) -> None:
        named.update(users_named({row.request.user_id for row in rows}, share.period_on))
        note_reading(opened.by, "read_shares", [share.decision] if rows else [])

    listing = Listing(
        title=_("Who gets how much"),
        queryset=rows_of(share),
        columns=[
            Column("outlet", _("Outlet"), lambda row: row.request.outlet.code, sort="request__outlet__code"),
            Column("number", _("No."), lambda row: row.request.user.number, sort="request__user__number"),
            Column("user", _("Water user"), lambda row: str(named.get(row.request.user_id, "")),
                   link=lambda row: reverse("water:why", args=[share.pk, row.number])),
            Column("asked", pgettext("water", "Asked for"), lambda row: exact(row.asked_m3), sort="asked_m3",
                   numeric=True, unit=UNIT),
            Column("given", pgettext("water", "Given"), lambda row: exact(row.given_m3), sort="given_m3", numeric=True,
                   unit=UNIT),
        ],
        search=_search,
        order="outlet",
        export_name="water-shares",
        on_rows=read,
    )  # fmt: skip
    context = {**_context(request, share, opened), "newer": newer_of(share.decision), "totals": totals_of(share)}
    return list_response(request, listing, "water/allocation.html", context)


def _search(rows: QuerySet[AllocationRow], text: str) -> QuerySet[AllocationRow]:
    name = Q(request__user__states__name__icontains=text)
    return rows.filter(name | Q(request__user__number=text) | Q(request__outlet__code__icontains=text)).distinct()


@login_required
@require_safe
def why(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """Why this user gets this much, in the words that stand in the decision."""
    share, opened = found(request, pk)
    row = get_object_or_404(share.decision.rows, number=number)
    note_reading(opened.by, "read_why", [row])
    context = {**_context(request, share, opened), "row": row, "reason": row.value("reason"), "name": row.value("name"),
               "given": row.value("result")["given_m3"], "asked": row.value("request_m3")}  # fmt: skip
    return render(request, "water/why.html", context)


@login_required
@require_POST
def compare(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put the rules side by side; the requests and the flow as they now are count as compared."""
    share, opened = found(request, pk)
    by = require(can_change(request.user, share, opened.today))
    try:
        actions.compare(share, by=by, at=timezone.now())
    except (NotReady, NotOpen) as error:
        messages.error(request, str(error))
    return redirect(share)


@login_required
@require_POST
def decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Decide by one rule. Sending the same page twice decides once."""
    share, opened = found(request, pk)
    if share.decision.request_key and share.decision.request_key == request.POST.get("request_key"):
        return redirect(share)
    by = require(can_change(request.user, share, opened.today))
    try:
        form = _form(share, actions.ready_situation(share), request.POST)
        if not form.is_valid():
            return _comparison(request, share, opened, form)
        chosen = form.cleaned_data.get("minutes", "")
        actions.decide(
            share,
            rule=Rule(form.cleaned_data["rule"]),
            minutes_text=form.cleaned_data["minutes_text"],
            minutes=minutes_for(share.association_id).filter(pk=chosen).first() if chosen else None,
            request_key=form.cleaned_data["request_key"],
            by=by,
            at=timezone.now(),
        )
    except (NotReady, NotAsCompared, NotOpen, KeyMissing) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Decided. Now publish it and print the list and the slips."))
    return redirect(share)


@login_required
@require_POST
def publish(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the decision to everyone."""
    share, opened = found(request, pk)
    if share.decision.is_shown:
        return redirect(share)
    by = require(can_publish(request.user, share, opened.today))
    try:
        actions.publish(share, by=by, at=timezone.now())
    except (NotPublishable, KeyMissing) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Published: everyone can now read and check this decision."))
    return redirect(share)


@login_required
@require_http_methods(ASK_OR_SEND)
def replace(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Begin the share-out that replaces this one."""
    share, opened = found(request, pk)
    by = require(can_replace(request.user, share, opened.today))
    form = ReplaceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(actions.replace(share, why=form.cleaned_data["why"], by=by, at=timezone.now()))
        except NotPublishable as error:
            messages.error(request, str(error))
            return redirect(share)
    context = {
        **context_of(opened),
        "form": form,
        "back": share.get_absolute_url(),
        "heading": _("Replace the decision"),
        "lead": _("A decision is never edited. When the new one is published, this one no longer holds."),
    }
    return render(request, "water/form.html", context)


@login_required
@require_POST
def drop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Throw a draft away."""
    share, opened = found(request, pk)
    by = require(can_change(request.user, share, opened.today))
    actions.drop(share, by=by, at=timezone.now())
    messages.success(request, _("The draft was thrown away."))
    return redirect("water:period", pk=share.season_id, starts_on=share.period_on.isoformat())
