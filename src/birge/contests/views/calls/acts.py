"""What is done with a call: drafted, changed, announced, cancelled, closed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from birge.contests.actions import calls as actions
from birge.contests.actions import ending_calls
from birge.contests.announcing import lacks_of
from birge.contests.deadlines import earliest_deadline
from birge.contests.forms.calls import CallForm, CancelForm, ChangeForm
from birge.contests.models import Call, Programme, RuleSet
from birge.contests.parts.registry import OpenedCall
from birge.contests.queries.calls import lines_of, money_of
from birge.contests.queries.rule_sets import in_force
from birge.contests.rules.customers import can_decide, can_run
from birge.contests.stages import Act, is_possible
from birge.contests.views.opening import ASK_OR_SEND, acted, made, open_call
from birge.kernel.actors import Actor
from birge.kernel.forms import tried
from birge.kernel.permissions import require


@login_required
@require_http_methods(ASK_OR_SEND)
def new_call(request: HttpRequest, programme: UUID) -> HttpResponse:
    """A call of a programme, drafted from published rules."""
    found = get_object_or_404(Programme.objects.select_related("customer__place", "place"), pk=programme)
    today = timezone.localdate()
    by = require(can_run(request.user, found.customer, today))
    rule_sets = in_force(RuleSet.objects.filter(customer=found.customer_id), today)
    if not rule_sets:
        messages.info(request, _("First publish the rules by which this customer holds contests."))
        return redirect("contests:rule_sets")
    form = CallForm(request.POST or None, rule_sets=rule_sets, lines=lines_of(found))

    def make(at: datetime) -> Call:
        rule_set = form.rule_sets[form.cleaned_data["rule_set"]]
        return actions.draft_call(
            programme=found, rule_set=rule_set, facts=form.facts(), money=form.money(), by=by, at=at
        )

    return made(
        request,
        form,
        make,
        done=_("Saved as a draft. Nobody else sees it before you announce it."),
        heading=_("New call"),
        lead=_("What is wanted, for how much money and until when. Nobody else sees it before you announce it."),
        back=found.get_absolute_url(),
        back_label=str(found),
        submit=_("Save the draft"),
    )


@login_required
@require_http_methods(ASK_OR_SEND)
def edit_call(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Anything of a draft."""
    opened, by = _to_run(request, pk)
    form = CallForm(request.POST or None, rule_sets=(), lines=lines_of(opened.call.programme), call=opened.call)

    def write(at: datetime) -> None:
        actions.change_draft(opened.call, facts=form.facts(), money=form.money(), by=by, at=at)

    return acted(request, opened.call, form, write, done=_("Saved."), heading=_("Change the draft"),
                  lead=_("What is wanted, for how much money and until when."))  # fmt: skip


@login_required
@require_http_methods(ASK_OR_SEND)
def announce(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What happens when it is announced, and the button."""
    opened, by = _to_decide(request, pk)
    form = Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and tried(form, lambda: actions.announce_call(opened.call, by=by, at=timezone.now())):
        messages.success(request, _("Announced: everybody sees it now."))
        return redirect(opened.call)
    days = opened.call.rule_set.procedure.days
    lacks = lacks_of(opened.call, opened.at) if is_possible(opened.call, Act.ANNOUNCE) else []
    context = {
        "opened": opened,
        "call": opened.call,
        "form": form,
        "money": money_of(opened.call),
        "days": days,
        "earliest": earliest_deadline(days, opened.on),
        "lacks": lacks,
    }
    return render(request, "contests/calls/announce.html", context)


@login_required
@require_http_methods(ASK_OR_SEND)
def change_call(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A later deadline or a corrected text of an announced call."""
    opened, by = _to_decide(request, pk)
    form = ChangeForm(request.POST or None, call=opened.call)

    def write(at: datetime) -> None:
        actions.change_call(opened.call, **form.wanted(), by=by, at=at)

    return acted(request, opened.call, form, write, done=_("Changed. Everybody sees what and why."),
                  heading=_("Change the call"),
                  lead=_("A term can become longer, a text can be corrected; what and why is public."))  # fmt: skip


@login_required
@require_http_methods(ASK_OR_SEND)
def cancel_call(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The end without a decision."""
    opened, by = _to_decide(request, pk)
    form = CancelForm(request.POST or None)

    def write(at: datetime) -> None:
        actions.cancel_call(opened.call, **form.cleaned_data, by=by, at=at)

    return acted(request, opened.call, form, write, done=_("Cancelled. Its money is free again."),
                  heading=_("Cancel the call"), submit=_("Cancel the call"), is_danger=True,
                  lead=_("Nobody is selected, and the money is free again. This cannot be undone."))  # fmt: skip


@login_required
@require_http_methods(ASK_OR_SEND)
def close_call(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The end when nothing is left to do."""
    opened, by = _to_decide(request, pk)

    def write(at: datetime) -> None:
        ending_calls.close_call(opened.call, by=by, at=at)

    return acted(request, opened.call, Form(request.POST or None), write,
                  done=_("Closed. What was left of the money is free again."),
                  heading=_("Close the call"), submit=_("Close the call"),
                  lead=_("All agreements are closed and nothing is left to do. This cannot be undone."))  # fmt: skip


@login_required
@require_POST
def drop_call(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A draft that nobody needs."""
    opened, by = _to_run(request, pk)
    programme = opened.call.programme
    try:
        actions.drop_draft(opened.call, by=by, at=opened.at)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(opened.call)
    messages.success(request, _("The draft is gone."))
    return redirect(programme)


def _to_run(request: HttpRequest, pk: UUID) -> tuple[OpenedCall, Actor]:
    opened = open_call(request, pk)
    return opened, require(can_run(request.user, opened.call.customer, opened.on))


def _to_decide(request: HttpRequest, pk: UUID) -> tuple[OpenedCall, Actor]:
    opened = open_call(request, pk)
    return opened, require(can_decide(request.user, opened.call.customer, opened.on))
