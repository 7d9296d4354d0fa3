"""What waits for a person in agreements: an offer, a text to sign, what is late, what to look at, money to approve."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Count, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.awards import OfferState, Side
from birge.contests.models import Agreement, Offer
from birge.contests.parts.registry import OpenedCall
from birge.contests.queries.agreements.waiting import (
    with_money_to_approve,
    with_something_late,
    with_something_to_look_at,
    with_text_to_sign,
)
from birge.contests.rules.agreements import SIGN_FOR, own_applications
from birge.contests.rules.customers import DECIDE, PAY, RUN, customers_of
from birge.contests.stages import Act, is_possible
from birge.contests.waiting.sources import Waiting
from birge.people.rules import holds


def agreements_of_call(opened: OpenedCall) -> dict[str, Any] | None:
    """The panel of a decided call: how many agreements there are and what was paid; one query."""
    if not is_possible(opened.call, Act.OFFER):
        return None
    rows = Agreement.objects.filter(application__call=opened.call)
    return rows.aggregate(count=Count("pk"), agreed_tyiyn=Sum("amount_tyiyn"), paid_tyiyn=Sum("paid_tyiyn"))


def of_contractors(user: Any, now: datetime) -> Iterator[Waiting]:
    """For those who act for an applicant."""
    on, url = timezone.localdate(now), reverse("contests:agreements")
    offers = Offer.objects.filter(own_applications(user, on, "application__", SIGN_FOR), state=OfferState.OFFERED)
    own = Agreement.objects.filter(own_applications(user, on, "application__"))
    signing = Agreement.objects.filter(own_applications(user, on, "application__", SIGN_FOR))
    yield Waiting(_("You are offered an agreement: answer in time"), url, offers)
    yield Waiting(_("Agreements that wait for your signature"), f"{url}?waiting=own-to-sign",
                  with_text_to_sign(signing, Side.CONTRACTOR))  # fmt: skip
    yield Waiting(_("Agreements with something overdue"), f"{url}?waiting=late", with_something_late(own, on))


def of_customers(user: Any, now: datetime) -> Iterator[Waiting]:
    """For those who run contests, sign and pay for a customer."""
    if not holds(user, RUN | PAY):
        return
    on, url = timezone.localdate(now), reverse("contests:agreements")

    def of(roles: Any) -> Any:
        return Agreement.objects.filter(application__call__customer__in=customers_of(user, on, roles))

    yield Waiting(_("Agreements to sign for the customer"), f"{url}?waiting=to-sign",
                  with_text_to_sign(of(DECIDE), Side.CUSTOMER))  # fmt: skip
    yield Waiting(_("Agreements with milestones or reports to look at"), f"{url}?waiting=look",
                  with_something_to_look_at(of(RUN)))  # fmt: skip
    yield Waiting(_("Agreements with payments to approve or to enter"), f"{url}?waiting=pay",
                  with_money_to_approve(of(PAY), user.pk))  # fmt: skip
