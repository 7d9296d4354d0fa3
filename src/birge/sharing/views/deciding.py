"""Comparing the rules, deciding, publishing, replacing."""

from __future__ import annotations

from fractions import Fraction
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from birge.algorithms.shares import Rule
from birge.decisions.actions import NotAsCompared, NotOpen, NotPublishable, Trial
from birge.decisions.charts import outcome
from birge.decisions.enums import State
from birge.decisions.forms import DecideForm, ReplaceForm
from birge.decisions.keyring import KeyMissing
from birge.kernel.journal import subject_of
from birge.kernel.permissions import require
from birge.meetings.models import Minutes
from birge.meetings.queries import reference_of
from birge.sharing import actions
from birge.sharing.actions import NothingToShare
from birge.sharing.models import Claimant, ShareOut
from birge.sharing.queries import claimants_of, minutes_for, totals_of
from birge.sharing.rules import can_decide, can_publish, can_replace, can_see
from birge.sharing.views.common import found, note_reading
from birge.sharing.wording import FLOOR, FLOORS_SHORT, NAMES, SENTENCES


@login_required
@require_POST
def compare(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put the rules side by side; the list as it now is counts as compared."""
    share_out = found(request, pk)
    by = require(can_decide(request.user, share_out, timezone.localdate()))
    try:
        actions.compare(share_out, by=by, at=timezone.now())
    except NothingToShare as error:
        messages.error(request, str(error))
        return redirect(share_out)
    return redirect("sharing:comparison", pk=pk)


@login_required
@require_safe
def comparison(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What each rule gives to each family."""
    share_out = found(request, pk)
    if share_out.decision.state != State.WHAT_IF:
        return redirect(share_out)
    return _comparison(request, share_out, None)


def _comparison(request: HttpRequest, share_out: ShareOut, form: DecideForm | None) -> HttpResponse:
    claimants = claimants_of(share_out)
    try:
        trials = actions.trials_of(share_out, claimants, timezone.now())
    except NothingToShare as error:
        messages.error(request, str(error))
        return redirect(share_out)
    if form is None:
        form = DecideForm(rules=_choices(trials), minutes=_minutes(share_out), initial={"request_key": str(uuid4())})
    totals = totals_of(claimants)
    note_reading(can_see(request.user, share_out, timezone.localdate()), share_out, claimants, "compare")
    context = {
        "share_out": share_out,
        "alternatives": [_alternative(trial) for trial in trials],
        "rows": _rows(claimants, trials),
        "totals": totals,
        "floor_sentence": _floor_sentence(totals["floor"], share_out.amount),
        "form": form if can_decide(request.user, share_out, timezone.localdate()) else None,
    }
    return render(request, "sharing/comparison.html", context)


def _choices(trials: list[Trial]) -> list[tuple[str, str]]:
    return [(trial.proposal.rule.name, str(NAMES[Rule(trial.proposal.rule.name)])) for trial in trials]


def _minutes(share_out: ShareOut) -> list[tuple[str, str]]:
    return [(str(minutes.pk), reference_of(minutes)) for minutes in minutes_for(share_out)[:50]]


def _chosen(share_out: ShareOut, pk: str) -> Minutes | None:
    return minutes_for(share_out).filter(pk=pk).first() if pk else None


def _floor_sentence(floors: Fraction, amount: Fraction) -> Any:
    if not floors:
        return ""
    return FLOORS_SHORT if floors > amount else FLOOR


def _given(trial: Trial) -> dict[str, Fraction]:
    subjects = zip(trial.proposal.subjects, trial.computation.results, strict=True)
    return {subject.ref: Fraction(result["given"]) for subject, result in subjects}


def _alternative(trial: Trial) -> dict[str, Any]:
    rule, given = Rule(trial.proposal.rule.name), _given(trial)
    claims = {subject.ref: Fraction(subject.values["claim"]) for subject in trial.proposal.subjects}
    pairs = [(claims[ref], given[ref]) for ref in claims]
    return {"name": NAMES[rule], "sentence": SENTENCES[rule], "outcome": outcome(pairs)}


def _rows(claimants: list[Claimant], trials: list[Trial]) -> list[tuple[Claimant, list[tuple[Any, Fraction]]]]:
    """Per family (the name of the rule, what it gives) for every rule."""
    by_rule = [(NAMES[Rule(trial.proposal.rule.name)], _given(trial)) for trial in trials]
    return [(claimant, [(name, given[subject_of(claimant)]) for name, given in by_rule]) for claimant in claimants]


@login_required
@require_POST
def decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Decide by one rule. Sending the same page twice decides once."""
    share_out = found(request, pk)
    if share_out.decision.request_key and share_out.decision.request_key == request.POST.get("request_key"):
        return redirect(share_out)
    by = require(can_decide(request.user, share_out, timezone.localdate()))
    rules = [(str(rule), str(name)) for rule, name in NAMES.items()]
    form = DecideForm(request.POST, rules=rules, minutes=_minutes(share_out))
    if not form.is_valid():
        return _comparison(request, share_out, form)
    try:
        actions.decide(
            share_out,
            rule=Rule(form.cleaned_data["rule"]),
            minutes_text=form.cleaned_data["minutes_text"],
            minutes=_chosen(share_out, form.cleaned_data.get("minutes", "")),
            request_key=form.cleaned_data["request_key"],
            by=by,
            at=timezone.now(),
        )
    except (NothingToShare, NotAsCompared, NotOpen, KeyMissing) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Decided. Now publish it, print the list and hand out."))
    return redirect(share_out)


@login_required
@require_POST
def publish(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the decision to everyone."""
    share_out = found(request, pk)
    if share_out.decision.is_shown:
        return redirect(share_out)
    by = require(can_publish(request.user, share_out, timezone.localdate()))
    try:
        actions.publish(share_out, by=by, at=timezone.now())
    except (NotPublishable, KeyMissing) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Published: everyone can now read and check this decision."))
    return redirect(share_out)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def replace(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Begin the decision that replaces this one."""
    share_out = found(request, pk)
    by = require(can_replace(request.user, share_out, timezone.localdate()))
    form = ReplaceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.replace(share_out, why=form.cleaned_data["why"], by=by, at=timezone.now())
        except NotPublishable as error:
            messages.error(request, str(error))
            return redirect(share_out)
        return redirect(made)
    return render(request, "sharing/replace.html", {"form": form, "share_out": share_out})
