"""Contracts of a season: the list, one contract with its versions, the answer, the paper, and who has none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from birge.decisions.templatetags.decisions import exact
from birge.kernel.issued import initials_of
from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.kernel.permissions import require
from birge.registers.enums import Sex
from birge.water.actions import contracts as actions
from birge.water.contract_paper import contract_pdf
from birge.water.enums import ContractState
from birge.water.forms.contracts import AnswerForm, EndContractForm, PrepareForm
from birge.water.models import Contract, ContractVersion
from birge.water.queries.contracts import (
    NO,
    NOT_STATED,
    SMALLEST_GROUP,
    YES,
    Gap,
    contracts_of,
    counts_by_state,
    gap_of,
    in_force,
    search_contracts,
    without_contract,
)
from birge.water.queries.register import users_named
from birge.water.rules import can_ask
from birge.water.share_words import UNIT
from birge.water.terms import differences, read_terms
from birge.water.views.common import Opened, context_of, note_reading, open_association, read_of
from birge.water.views.seasons import ASK_OR_SEND, open_season, tried
from birge.water.wording import by_period

STATUS = {
    ContractState.DRAFTED: "draft",
    ContractState.OFFERED: "waiting",
    ContractState.ACCEPTED: "done",
    ContractState.REFUSED: "failed",
    ContractState.ENDED: "superseded",
}
"""The shape of each state."""
MOST_NAMES = 50


@login_required
@require_safe
def contracts(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Every contract of the season, how many are in which state, and what to do next."""
    season, opened = open_season(request, pk)

    def read(rows: Sequence[Any]) -> None:
        users = users_named({row.user_id for row in rows}, opened.today).values()
        note_reading(opened.by, "read_contracts", read_of(users))

    listing = Listing(
        title=_("Contracts"),
        lead=_("What each user ordered for the season, what was offered, and what she answered."),
        queryset=contracts_of(season, opened.today),
        columns=_columns(),
        search=search_contracts,
        filters=[
            Filter("state", _("State"), ContractState.choices, lambda rows, value: rows.filter(state=value))
        ],
        empty=_("No contract yet. Prepare them from the crop plan: every user in it gets one."),
        order="number",
        export_name="contracts",
        on_rows=read,
    )  # fmt: skip
    counts = counts_by_state(season)
    context = {
        **context_of(opened),
        "season": season,
        "counts": [(ContractState(state).label, STATUS[ContractState(state)], counts[state])
                   for state in ContractState.values if state in counts],
        "has_any": bool(counts),
        "has_drafts": bool(counts.get(ContractState.DRAFTED)),
        "offers": season.offers.order_by("-number"),
        "without": without_contract(season, opened.today).count(),
    }  # fmt: skip
    return list_response(request, listing, "water/contracts/list.html", context)


def _columns() -> list[Column]:
    return [
        Column("number", _("No."), lambda row: row.user.number, sort="user__number"),
        Column("user", _("Water user"), lambda row: row.user_name or "", sort="user_name",
               link=lambda row: row.get_absolute_url()),
        Column("ordered", _("Ordered"), lambda row: exact(row.ordered_m3), sort="ordered_m3", numeric=True, unit=UNIT),
        Column("offered", pgettext("contract", "Offered"), lambda row: exact(row.offered_m3), sort="offered_m3",
               numeric=True, unit=UNIT),
        Column("version", pgettext("contract", "Version"), lambda row: row.number, sort="number", numeric=True),
        Column("state", _("State"), lambda row: row.get_state_display(), sort="state",
               status=lambda row: STATUS[ContractState(row.state)]),
    ]  # fmt: skip


@login_required
@require_http_methods(ASK_OR_SEND)
def prepare_contracts(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Compute all requests and write what each user ordered into her contract."""
    season, opened = open_season(request, pk, to_write=True)
    form = PrepareForm(request.POST or None)
    made: list[int] = []
    if request.method == "POST" and tried(
        form,
        lambda: made.append(
            actions.prepare_contracts(season=season, why=form.cleaned_data["why"], by=opened.by, at=timezone.now())
        ),
    ):
        messages.success(request, _("Contracts written: %(count)s") % {"count": made[0]})
        return redirect("water:contracts", pk=pk)
    context = {
        **context_of(opened),
        "form": form,
        "back": reverse("water:contracts", args=[pk]),
        "heading": _("Prepare the contracts"),
        "lead": _("The requests of all ten days are computed from the crop plan, and each user's contract says what "
                  "she orders. What was written by hand stays."),
        "save": _("Prepare the contracts"),
    }  # fmt: skip
    return render(request, "water/contracts/form.html", context)


def open_contract(request: HttpRequest, pk: UUID) -> tuple[Contract, Opened]:
    """A contract of an association whose register this person reads; else 404."""
    found = get_object_or_404(Contract.objects.select_related("user", "season"), pk=pk)
    opened = open_association(request, found.association_id)
    found.association = opened.association
    return found, opened


@login_required
@require_http_methods(ASK_OR_SEND)
def contract(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One contract: what stands in it, every version with what changed, and the user's answer to write down."""
    found, opened = open_contract(request, pk)
    may_ask = can_ask(request.user, opened.association, opened.today)
    form = AnswerForm(request.POST or None, initial={"number": found.number})
    if request.method == "POST":
        by = require(may_ask)
        if tried(form, lambda: _answer(found, form, by)):
            messages.success(request, _("The answer is written down."))
            return redirect(found)
    versions = list(found.versions.select_related("paper").order_by("-number"))
    user = users_named([found.user_id], opened.today).get(found.user_id)
    note_reading(opened.by, "read_contract", [found, *(read_of([user]) if user else [])])
    can_answer = found.state not in (ContractState.DRAFTED, ContractState.ENDED)
    context = {
        **context_of(opened),
        **told(found, versions),
        "user": user,
        "form": form if may_ask and can_answer else None,
        "may_end": opened.may_write and found.state != ContractState.ENDED,
    }
    return render(request, "water/contracts/contract.html", context)


def _answer(found: Contract, form: Any, by: Any) -> None:
    typed = form.cleaned_data
    actions.answer(contract=found, number=typed["number"], accepted=typed["accepted"] == "yes", way=typed["way"],
                   note=typed["note"], by=by, at=timezone.now())  # fmt: skip


def told(found: Contract, versions: list[ContractVersion]) -> dict[str, Any]:
    """What a page tells of a contract: `versions` from the latest to the first."""
    latest = versions[0]
    terms = read_terms(latest.terms)
    pairs = zip(versions, [*versions[1:], None], strict=True)
    return {
        "contract": found,
        "season": found.season,
        "version": latest,
        "status": STATUS[ContractState(found.state)],
        "terms": terms,
        "periods": by_period(terms.volumes),
        "in_force": in_force(versions),
        "versions": [
            (one, *_shape(one, found),
             differences(read_terms(before.terms), read_terms(one.terms)) if before else [])
            for one, before in pairs
        ],
    }  # fmt: skip


def _shape(version: ContractVersion, contract: Contract) -> tuple[str, Any]:
    """(shape, word) of a version's state; an older one that nobody answered was replaced."""
    if version.number < contract.number and version.state in (ContractState.DRAFTED, ContractState.OFFERED):
        return "superseded", pgettext("contract", "Replaced")
    return STATUS[ContractState(version.state)], version.get_state_display()


@login_required
@require_http_methods(ASK_OR_SEND)
def end_contract(request: HttpRequest, pk: UUID) -> HttpResponse:
    """From a day on the contract no longer holds."""
    found, _opened = open_contract(request, pk)
    opened = open_association(request, found.association_id, to_write=True)
    form = EndContractForm(request.POST or None, initial={"on": opened.today})
    if request.method == "POST" and tried(
        form, lambda: actions.end_contract(contract=found, **form.cleaned_data, by=opened.by, at=timezone.now())
    ):
        return redirect(found)
    context = {
        **context_of(opened),
        "form": form,
        "back": found.get_absolute_url(),
        "heading": _("End the contract"),
        "lead": _("Its versions stay readable; its paper is withdrawn."),
    }
    return render(request, "water/form.html", context)


@login_required
@require_POST
def contract_paper(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """A version on paper, with the code by which anyone can check it."""
    found, opened = open_contract(request, pk)
    by = require(can_ask(request.user, opened.association, opened.today))
    version = get_object_or_404(found.versions.exclude(state=ContractState.DRAFTED), number=number)
    user = users_named([found.user_id], opened.today).get(found.user_id)
    name = user.name if user else found.user.number
    paper = actions.give_paper(version=version, initials=initials_of(name), by=by, at=timezone.now())
    note_reading(opened.by, "print_contract", [found, *(read_of([user]) if user else [])])
    return contract_pdf(found, version, paper, name)


@login_required
@require_safe
def contract_gap(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who in the crop plan has no accepted contract: groups for everyone here, names to go to."""
    season, opened = open_season(request, pk)
    gap = gap_of(season, opened.today)
    shown = gap.missing[:MOST_NAMES]
    note_reading(opened.by, "read_users", read_of(user for user, _contract in shown))
    context = {
        **context_of(opened),
        "season": season,
        "smallest": SMALLEST_GROUP,
        "sexes": _sex_rows(gap),
        "zones": _zone_rows(gap),
        "users": [(user, found, STATUS[ContractState(found.state)] if found else "") for user, found in shown],
        "count": len(gap.missing),
        "more": len(gap.missing) - len(shown),
    }
    return render(request, "water/contracts/gap.html", context)


def _sex_rows(gap: Gap) -> list[tuple[Any, list[int | None]]]:
    words = {Sex.FEMALE.value: pgettext("head of household", "Women"),
             Sex.MALE.value: pgettext("head of household", "Men"), NOT_STATED: _("Not stated"),
             "total": _("In all")}  # fmt: skip
    return [(label, _pair(gap, sex, "total")) for sex, label in words.items()]


def _zone_rows(gap: Gap) -> list[tuple[Any, list[int | None]]]:
    nodes = [node for node in gap.table.table.dimensions[1].nodes if node != "total"]
    label = {NOT_STATED: _("Not stated")}
    return [(label.get(str(node), gap.zones.get(str(node), node)), _pair(gap, "total", node)) for node in nodes]


def _pair(gap: Gap, sex: Any, zone: Any) -> list[int | None]:
    return [gap.table.shown(sex, zone, answer) for answer in ("total", YES, NO)]
