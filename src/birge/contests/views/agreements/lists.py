"""The list of agreements, and the ledger of their money."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_safe

from birge.contests.enums.agreements import PaymentState
from birge.contests.enums.awards import AgreementState, OfferState
from birge.contests.models import Agreement, Offer, Payment
from birge.contests.queries.agreements.finding import listed
from birge.contests.queries.agreements.waiting import (
    SIDES,
    with_money_to_approve,
    with_something_to_look_at,
    with_text_to_sign,
)
from birge.contests.rules.agreements import own_applications, visible_to
from birge.contests.views.agreements.common import read_agreements
from birge.contests.words import shapes
from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.kernel.money import Money
from birge.people.models import Account
from birge.people.rules import actor_of


@login_required
@require_safe
def agreements(request: HttpRequest) -> HttpResponse:
    """The agreements of those for whom this person works."""
    on = timezone.localdate()
    listing = Listing(
        title=_("Agreements"),
        above=(_("Contests"), reverse("contests:index")),
        lead=_("What was agreed with whom, how much was paid, and what is late."),
        queryset=listed(visible_to(request.user, Agreement.objects.all(), on), on),
        columns=_columns(),
        search=_search,
        filters=[
            Filter("state", _("State"), AgreementState.choices, lambda rows, value: rows.filter(state=value)),
            Filter("waiting", pgettext("agreement", "What waits"), WAITING, _waiting(request)),
        ],
        empty=_("No agreement yet. One begins when a winner accepts the offer."),
        order="-made",
        export_name="agreements",
        on_rows=lambda rows: _read(request, list(rows)),
    )  # fmt: skip
    offers = Offer.objects.filter(own_applications(request.user, on, "application__"), state=OfferState.OFFERED)
    context = {"offers": offers.select_related("application__call"), "today": on}
    return list_response(request, listing, "contests/agreements/list.html", context)


WAITING = [
    ("late", gettext_lazy("Something is overdue")),
    ("own-to-sign", gettext_lazy("The contractor is to sign")),
    ("to-sign", gettext_lazy("The customer is to sign")),
    ("look", gettext_lazy("Milestones or reports to look at")),
    ("pay", gettext_lazy("Payments to approve or to enter")),
]


def _waiting(request: HttpRequest) -> Callable[[QuerySet[Any], str], QuerySet[Any]]:
    def narrowed(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        if value == "late":
            return rows.filter(late=True)
        if value in SIDES:
            return with_text_to_sign(rows, SIDES[value])
        if value == "pay":
            return with_money_to_approve(rows, cast(Account, request.user).pk)
        return with_something_to_look_at(rows)

    return narrowed


def _search(rows: QuerySet[Agreement], text: str) -> QuerySet[Agreement]:
    return rows.filter(
        Q(number__icontains=text)
        | Q(application__title__icontains=text)
        | Q(application__applicant__name__icontains=text)
        | Q(application__applicant__organisation__names__icontains=text)
    )


def _columns() -> list[Column]:
    return [
        Column("number", _("No."), lambda row: row.number, sort="number", link=lambda row: row.get_absolute_url()),
        Column("made", _("Made on"), lambda row: timezone.localdate(row.made_at), sort="made_at"),
        Column("project", _("Project"), lambda row: row.application.title, link=lambda row: row.get_absolute_url()),
        Column("contractor", _("Contractor"), lambda row: str(row.application.applicant)),
        Column("amount", _("Amount"), lambda row: _money(row, row.amount_tyiyn), sort="amount_tyiyn", numeric=True),
        Column("paid", pgettext("money", "Paid"), lambda row: _money(row, row.paid_tyiyn), sort="paid_tyiyn",
               numeric=True),
        Column("until", _("Until"), lambda row: row.ends_on - timedelta(days=1), sort="ends_on"),
        Column("state", _("State"), lambda row: row.get_state_display(), sort="state",
               status=lambda row: shapes.AGREEMENT[AgreementState(row.state)]),
        Column("late", pgettext("agreement", "Late"), lambda row: _("overdue") if row.late else "",
               status=lambda row: "expired" if row.late else ""),
    ]  # fmt: skip


def _money(row: Agreement, amount_tyiyn: int) -> str:
    return Money(amount_tyiyn, row.application.call.currency).format()


def _read(request: HttpRequest, rows: list[Agreement]) -> None:
    """A page or a file of them was shown; one's own agreements are no reading about somebody."""
    user, at = cast(Account, request.user), timezone.now()
    own = own_applications(user, timezone.localdate(at), "application__")
    mine = set(Agreement.objects.filter(own, pk__in={row.pk for row in rows}).values_list("pk", flat=True))
    others = {row.pk: row for row in rows if row.pk not in mine}.values()
    read_agreements(actor_of(user), at, others, {row.application.applicant for row in others})


@login_required
@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    """Every payment of those agreements: asked for, approved by whom, paid by which order, returned."""
    on = timezone.localdate()
    seen = visible_to(request.user, Agreement.objects.all(), on)
    rows = Payment.objects.filter(agreement__in=seen).select_related(
        "milestone", "agreement__application__call", "agreement__application__applicant__organisation"
    )
    listing = Listing(
        title=_("Payments under agreements"),
        above=(_("Agreements"), reverse("contests:agreements")),
        lead=_("Each sum with its two approvals and its payment order; what came back is listed too."),
        queryset=rows,
        columns=_payment_columns(),
        search=lambda rows, text: rows.filter(
            Q(order_number__icontains=text) | Q(agreement__number__icontains=text)
            | Q(agreement__application__title__icontains=text)
        ),
        filters=[Filter("state", _("State"), PaymentState.choices, lambda rows, value: rows.filter(state=value))],
        empty=_("Nothing was asked for yet. A contractor asks on the page of the agreement."),
        order="-asked",
        export_name="payments",
        on_rows=lambda rows: _read(request, [row.agreement for row in rows]),
    )  # fmt: skip
    return list_response(request, listing)


def _payment_columns() -> list[Column]:
    def name(who: dict[str, str] | None) -> str:
        return (who or {}).get("name", "")

    return [
        Column("asked", _("Asked for on"), lambda row: timezone.localdate(row.asked_at), sort="asked_at",
               link=lambda row: row.get_absolute_url()),
        Column("agreement", _("Agreement"), lambda row: row.agreement.number, sort="agreement__number",
               link=lambda row: row.agreement.get_absolute_url()),
        Column("contractor", _("Contractor"), lambda row: str(row.agreement.application.applicant)),
        Column("what", _("For what"), lambda row: what_for(row)),
        Column("amount", _("Amount"), lambda row: _money(row.agreement, row.amount_tyiyn), sort="amount_tyiyn",
               numeric=True),
        Column("state", _("State"), lambda row: row.get_state_display(), sort="state",
               status=lambda row: shapes.PAYMENT[PaymentState(row.state)]),
        Column("first", _("First approval"), lambda row: name(row.first_by)),
        Column("second", _("Second approval"), lambda row: name(row.second_by)),
        Column("paid", _("Paid on"), lambda row: row.paid_on, sort="paid_on"),
        Column("order", _("Payment order"), lambda row: row.order_number, sort="order_number"),
    ]  # fmt: skip


def what_for(payment: Payment) -> str:
    """A milestone, the advance, or money that came back."""
    if payment.is_return:
        return str(payment.get_state_display())
    return f"{payment.milestone.number}. {payment.milestone.title}" if payment.milestone else _("Advance")
