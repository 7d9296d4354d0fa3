"""What everyone sees of contests: the list of all, and each with its results."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from birge.contests.models import Call
from birge.contests.rules.customers import can_run
from birge.contests.words.states import shape_of, state_of
from birge.exchange.contests.gathering import contests
from birge.exchange.contests.results import given_by, results_of
from birge.exchange.contests.things import Contest
from birge.exchange.downloads import FILES, formats_of
from birge.exchange.queries.lists import found_calls, in_state, listed_calls
from birge.exchange.queries.published import announced_calls, complaints_about
from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.kernel.money import Money

STATES = Filter(
    "state",
    _("State"),
    [
        ("open", _("Taking applications")),
        ("deciding", _("Being decided")),
        ("decided", _("Decided, projects running")),
        ("closed", _("Closed")),
        ("cancelled", _("Cancelled")),
    ],
    in_state,
)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every contest of the country that was announced."""
    listing = Listing(
        title=_("Contests: open data"),
        lead=_("Every contest that was announced, what was decided and what came of the money: open to everyone."),
        queryset=listed_calls(),
        columns=COLUMNS,
        search=found_calls,
        filters=[STATES],
        order="-announced",
        empty=_("No contest was announced yet. When one is, it stands here with its papers."),
        export_name="contests",
    )
    return list_response(request, listing, "exchange/index.html", {"files": FILES})


def _money(call: Call, tyiyn: int | None) -> str:
    return "" if tyiyn is None else Money(tyiyn, call.currency).format()


COLUMNS = [
    Column("name", _("Contest"), str, link=lambda call: reverse("exchange:contest", args=[call.pk])),
    Column("customer", _("Customer"), lambda call: str(call.customer)),
    Column(
        "state",
        _("State"),
        lambda call: state_of(call, timezone.now()),
        status=lambda call: shape_of(call, timezone.now()),
    ),
    Column("announced", _("Announced"), lambda call: timezone.localdate(call.announced_at), sort="announced_at"),
    Column(
        "deadline",
        _("Deadline"),
        lambda call: timezone.localdate(call.deadline_at) if call.deadline_at else "",
        sort="deadline_at",
    ),
    Column("funding", _("Money"), lambda call: _money(call, call.funding_tyiyn), sort="funding_tyiyn", numeric=True),
    Column("winners", _("Winners"), lambda call: call.winners, numeric=True),
    Column("given", pgettext_lazy("money", "Given"), lambda call: _money(call, call.given_tyiyn), numeric=True),
]


def opened(pk: UUID) -> Contest:
    """The announced contest as everyone may know it; Http404 for another."""
    found = next(contests(announced_calls().filter(pk=pk), timezone.localdate(), with_maps=False), None)
    if found is None:
        raise Http404
    return found


def _may_write(request: HttpRequest, pk: UUID) -> bool:
    """Whether this person runs the contest, and so writes its press release."""
    if not request.user.is_authenticated:
        return False
    call = Call.objects.select_related("customer__place").get(pk=pk)
    return bool(can_run(request.user, call.customer, timezone.localdate()))


@require_safe
def contest(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One contest: its money, who won and why, what was paid and reached, its files."""
    shown = opened(pk)
    context = {
        "contest": shown,
        "rounds": results_of(shown),
        "given_tyiyn": given_by(shown.winners),
        "paid_tyiyn": sum(contract.paid_tyiyn for contract in shown.contracts),
        "indicators": [(row, contract) for contract in shown.contracts for row in contract.indicators],
        "files": FILES,
        "told": formats_of(shown),
        "complaints": complaints_about(pk),
        "may_write": _may_write(request, pk),
    }
    return render(request, "exchange/contest.html", context)
