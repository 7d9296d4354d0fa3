"""A household's own contract: what it says, and the answer of the head of the household."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from birge.kernel.permissions import require
from birge.water.actions import contracts as actions
from birge.water.enums import AnswerWay, ContractState
from birge.water.forms.contracts import OwnAnswerForm
from birge.water.rules.contracts import can_answer_own, own_contracts
from birge.water.views.contracts import told
from birge.water.views.seasons import ASK_OR_SEND, tried


@login_required
@require_http_methods(ASK_OR_SEND)
def my_contract(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was ordered and offered ten days by ten days; accepted or refused with one button."""
    today = timezone.localdate()
    shown = own_contracts(request.user, today).exclude(state=ContractState.DRAFTED, number=1)
    contract = get_object_or_404(shown, pk=pk)
    may = can_answer_own(request.user, contract, today)
    form = OwnAnswerForm(request.POST or None)
    if request.method == "POST":
        by = require(may)
        if tried(
            form,
            lambda: actions.answer(
                contract=contract, number=form.cleaned_data["number"],
                accepted=form.cleaned_data["accepted"] == "yes", way=AnswerWay.SITE,
                note=form.cleaned_data["note"], by=by, at=timezone.now(),
            ),
        ):  # fmt: skip
            messages.success(request, _("Thank you, your answer is written down."))
            return redirect("water:my_contract", pk=pk)
        for texts in form.errors.values():
            messages.error(request, " ".join(str(text) for text in texts))
    versions = [row for row in contract.versions.order_by("-number") if row.state != ContractState.DRAFTED]
    context = {
        **told(contract, versions),
        "association": contract.association,
        "may_answer": may,
        "can_answer": contract.state == ContractState.OFFERED,
        "form": form,
    }
    return render(request, "water/contracts/mine.html", context)
