"""Messages to users: water was offered to them for the season, for the first time or anew."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from birge.kernel.notifications import News, Recipient, notify
from birge.people.notices import tell
from birge.water.actions.contracts import OfferMade
from birge.water.models import Contract, WaterUserState
from birge.water.queries.contracts import accounts_of_households

OFFERS = "water.offers"
_LANGUAGE = "ky"
"""Of a user without an account: nobody has asked her in which she reads."""


def on_offer(event: OfferMade) -> None:
    """Members of the household with an account read it under "My water"; others get an SMS where a phone is known."""
    on = timezone.localdate(event.at)
    users = _users(event.contracts, on)
    accounts = accounts_of_households({row.household_id for row in users.values() if row.household_id}, on)
    for contract in event.contracts:
        user = users.get(contract.user_id)
        if user is None:
            continue
        told = accounts.get(user.household_id, []) if user.household_id else []
        for account in told:
            tell(account, lambda contract=contract: _news(event, contract), event.at)  # type: ignore[misc]
        if not told and user.phone:
            with translation.override(_LANGUAGE):
                news = _news(event, contract)
            notify(Recipient(None, _LANGUAGE, phone=user.phone), news, event.at)


def _users(contracts: Iterable[Contract], on: date) -> dict[object, WaterUserState]:
    rows = WaterUserState.objects.on(on).filter(user__in=[contract.user_id for contract in contracts])
    return {row.user_id: row for row in rows}


def _news(event: OfferMade, contract: Contract) -> News:
    subject = _("Your water of the season: an offer waits for your answer")
    return News(
        OFFERS, f"{event.offer.pk}:{contract.pk}", subject, f"{event.offer.season}. {event.offer.why}",
        reverse("water:my_contract", args=[contract.pk]), _("An offer of irrigation water waits for your answer."),
    )  # fmt: skip
