"""Who is offered an agreement, and who is next."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from birge.contests.enums.applications import ApplicationState
from birge.contests.enums.awards import PUBLISHED, AgreementState, OfferState
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

    @property
    def held_tyiyn(self) -> int:
        """What is bound or offered here, or can be; nothing where the answer was no, or it is not its turn."""
        if self.agreement is not None:
            return self.agreement.bound_tyiyn
        if self.offer is not None:
            return 0 if self.offer.state in (OfferState.DECLINED, OfferState.LAPSED) else self.offer.amount_tyiyn
        return (self.row.granted_tyiyn or self.application.requested_tyiyn or 0) if self.is_next else 0


def published_awards(call: Call) -> QuerySet[Award]:
    """The published awards of a call, the newest round first."""
    return Award.objects.filter(call=call, state__in=PUBLISHED).order_by("-number")


def rests_until(award: Award, at: datetime) -> datetime | None:
    """Until when no agreement may be offered yet; None where the standstill is over or the procedure has none."""
    until = award.standstill_until
    return until if until is not None and until > at else None


def places_of(award: Award) -> list[Place]:
    """Winners in order, then the reserve list; of those in reserve only as many are next as winners said no."""
    return places_in([award])[award.pk]


def places_in(awards: Collection[Award]) -> dict[UUID, list[Place]]:
    """The places of each of these awards by its key, in three queries."""
    rows: dict[UUID, list[AwardRow]] = {award.pk: [] for award in awards}
    won = AwardRow.objects.filter(
        award__in=awards, application__state__in=[ApplicationState.WON, ApplicationState.RESERVE]
    ).select_related("application__applicant__organisation")
    for row in won:
        rows[row.award_id].append(row)
    offers: dict[UUID, dict[UUID, Offer]] = {award.pk: {} for award in awards}
    for made in Offer.objects.filter(award__in=awards).order_by("offered_at"):
        offers[made.award_id][made.application_id] = made
    agreed = Agreement.objects.filter(application__in=[row.application_id for row in won])
    agreements = {one.application_id: one for one in agreed}
    return {pk: _in_turn(rows[pk], offers[pk], agreements) for pk in rows}


def _is_given_up(offer: Offer, agreement: Agreement | None) -> bool:
    """Whether the answer was no, or an agreement that was accepted ended before both had signed it."""
    if agreement is not None and agreement.state == AgreementState.TERMINATED:
        return agreement.signed_at is None
    return offer.state in (OfferState.DECLINED, OfferState.LAPSED)


def _in_turn(rows: list[AwardRow], offers: Mapping[UUID, Offer], agreements: Mapping[UUID, Agreement]) -> list[Place]:
    rows.sort(key=lambda row: (row.application.state == ApplicationState.RESERVE, row.rank or 0, row.number))
    given_up = sum(1 for key, made in offers.items() if _is_given_up(made, agreements.get(key)))
    found = []
    for row in rows:
        offer, is_reserve = offers.get(row.application_id), row.application.state == ApplicationState.RESERVE
        is_next = offer is None and (not is_reserve or given_up > 0)
        given_up -= int(is_reserve and (offer is not None or is_next))
        found.append(Place(row, row.application, offer, agreements.get(row.application_id), is_reserve, is_next))
    return found
