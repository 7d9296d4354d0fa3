"""Who is offered an agreement, and who is next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from birge.contests.enums.applications import ApplicationState
from birge.contests.enums.awards import PUBLISHED, OfferState
from birge.contests.models import Agreement, Application, Award, AwardRow, Call, Offer


@dataclass(frozen=True)
class Place:
    """A selected application, or one of the reserve list, with its latest offer and its agreement.

    `is_next`: an agreement can be offered to it now.
    """

    row: AwardRow
    application: Application
    offer: Offer | None
    agreement: Agreement | None
    is_reserve: bool
    is_next: bool


def published_award(call: Call) -> Award | None:
    """The published award of a call."""
    return Award.objects.filter(call=call, state__in=PUBLISHED).first()


def rests_until(award: Award, at: datetime) -> datetime | None:
    """Until when no agreement may be offered yet; None where the standstill is over or the procedure has none."""
    until = award.standstill_until
    return until if until is not None and until > at else None


def places_of(award: Award) -> list[Place]:
    """Winners in order, then the reserve list; of those in reserve only as many are next as winners said no."""
    rows = list(
        AwardRow.objects.filter(
            award=award, application__state__in=[ApplicationState.WON, ApplicationState.RESERVE]
        ).select_related("application__applicant__organisation")
    )
    offers: dict[object, Offer] = {}
    for made in Offer.objects.filter(award=award).order_by("offered_at"):
        offers[made.application_id] = made
    agreements = {one.application_id: one for one in Agreement.objects.filter(application__award_rows__award=award)}
    rows.sort(key=lambda row: (row.application.state == ApplicationState.RESERVE, row.rank or 0, row.number))
    given_up = sum(1 for made in offers.values() if made.state in (OfferState.DECLINED, OfferState.LAPSED))
    found = []
    for row in rows:
        offer, is_reserve = offers.get(row.application_id), row.application.state == ApplicationState.RESERVE
        is_next = offer is None and (not is_reserve or given_up > 0)
        given_up -= int(is_reserve and (offer is not None or is_next))
        found.append(Place(row, row.application, offer, agreements.get(row.application_id), is_reserve, is_next))
    return found
