"""The list of calls for everybody, the desk of those who run contests, and a call's two pages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from birge.contests.deadlines import calendar_of, is_late
from birge.contests.enums.calls import CallState
from birge.contests.enums.programmes import Profile
from birge.contests.models import Call, Programme
from birge.contests.next_steps import next_of
from birge.contests.parts.registry import NOTICE_ORDER, panels_of
from birge.contests.queries.calls import announced, money_of, on_desk, searched, with_work
from birge.contests.queries.openness import is_place_hidden
from birge.contests.rules.customers import GIVERS, can_run, customers_of, runs_contests
from birge.contests.stages import Act, is_possible
from birge.contests.views.opening import announced_call, open_call
from birge.contests.words.calls import notice_of
from birge.contests.words.states import funding_of, shape_of, state_of
from birge.kernel.lists import Column, Filter, Listing, list_response


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The desk of those who run contests; for everybody else the calls."""
    on = timezone.localdate()
    if not runs_contests(request.user):
        return list_response(request, _calls(), _LIST)
    mine = customers_of(request.user, on)
    if not Programme.objects.filter(customer__in=mine).exists():
        gives = mine.filter(kind__in=GIVERS).exists()
        begin = (_("New programme"), reverse("contests:new_programme")) if gives else None
        return list_response(request, replace(_calls(), action=begin), _LIST)
    return _desk(request)


@require_safe
def calls(request: HttpRequest) -> HttpResponse:
    """Every call that was announced, for everybody."""
    return list_response(request, _calls(), _LIST)


_LIST = "contests/calls/list.html"


def _calls() -> Listing:
    at = timezone.now()
    return Listing(
        title=_("Contests"),
        lead=_("What is wanted, for how much money and until when: calls that are open, and those of the past."),
        queryset=announced(),
        columns=[
            Column("name", _("Call"), str, link=lambda row: reverse("contests:open_call", args=[row.pk])),
            Column("customer", _("Customer"), lambda row: str(row.customer)),
            Column("money", _("Money"), funding_of, sort="funding_tyiyn", numeric=True),
            Column("deadline", _("Applications until"), lambda row: row.deadline_at, sort="deadline_at"),
            Column("state", _("State"), lambda row: state_of(row, at), sort="state",
                   status=lambda row: shape_of(row, at)),
        ],
        search=searched,
        filters=[
            Filter("state", _("State"), CallState.choices[1:], lambda rows, value: rows.filter(state=value)),
            Filter("kind", _("Kind of procedure"), Profile.choices,
                   lambda rows, value: rows.filter(rule_set__profile=value)),
        ],
        empty=_("No call was announced yet."),
        export_name="calls",
    )  # fmt: skip


def _desk(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    rows = list(on_desk(customers_of(request.user, timezone.localdate(at))))
    listed = [(call, next_of(call, at)) for call in rows]
    listed.sort(key=lambda row: not row[1].is_waiting)
    return render(
        request, "contests/calls/desk.html", {"calls": listed, "customers": len({call.customer_id for call in rows})}
    )


@login_required
@require_safe
def call(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A call for those who run it: its state, what is next, and the panels of all topics."""
    opened = open_call(request, pk)
    found = opened.call
    work = with_work(Call.objects.filter(pk=pk)).get() if found.state == CallState.OPEN else found
    context = {
        "opened": opened,
        "call": found,
        "next": next_of(work, opened.at),
        "money": money_of(found),
        "steps": calendar_of(found),
        "parts": panels_of(request, opened),
        "can": {act.name.lower(): is_possible(found, act) for act in Act} | _may_cancel(work),
        "is_late": is_late(found, opened.at),
    }
    return render(request, "contests/calls/call.html", context)


def _may_cancel(call: Any) -> dict[str, bool]:
    """A call whose decision was made is not cancelled any more; an open one was read with what waits in it."""
    return {"cancel": False} if getattr(call, "is_decided", False) else {}


@require_safe
def open_call_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The notice of a call, for everybody."""
    opened = announced_call(request, pk)
    found = opened.call
    parts = panels_of(request, opened, public=True)
    context = {
        "opened": opened,
        "call": found,
        "is_place_hidden": is_place_hidden(found),
        "notice": notice_of(found),
        "steps": calendar_of(found),
        "money": money_of(found),
        "first_parts": [part for part in parts if part.order < NOTICE_ORDER],
        "parts": [part for part in parts if part.order >= NOTICE_ORDER],
        "may_run": bool(can_run(request.user, found.customer, opened.on)),
    }
    return render(request, "contests/calls/open_call.html", context)
