"""An agreement is offered to a winner, who accepts, declines or lets the term pass; then the next one is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from birge.contests.actions.agreements.beginning import begin_agreement
from birge.contests.actions.moving import locked
from birge.contests.enums.awards import PUBLISHED, OfferState
from birge.contests.models import Agreement, Application, Award, Offer
from birge.contests.queries.agreements.offers import places_of, rests_until
from birge.contests.queries.awards import complaints_pending
from birge.contests.queries.rounds import most_to_offer
from birge.contests.stages import Act, require_stage
from birge.kernel import journal
from birge.kernel.actors import SYSTEM, Actor
from birge.kernel.events import publish
from birge.kernel.money import Money
from birge.kernel.workdays import add_working_days


@dataclass(frozen=True)
class OfferMade:
    """An applicant was offered an agreement."""

    offer: Offer
    at: datetime


@dataclass(frozen=True)
class OfferAnswered:
    """An applicant accepted or declined, or the term passed."""

    offer: Offer
    at: datetime


@transaction.atomic
def offer_agreement(*, award: Award, application: Application, amount_tyiyn: int, by: Actor, at: datetime) -> Offer:
    """Offer an agreement to a winner, or to the next on the reserve list after somebody said no.

    Raises ValidationError before the standstill is over, while a complaint is pending, or out of turn.
    """
    call = locked(award.call)
    award = Award.objects.get(pk=award.pk)
    require_stage(call, Act.OFFER)
    _require_standing(award)
    if rests_until(award, at):
        raise ValidationError(_("The standstill is not over yet."), code="standstill")
    place = next((one for one in places_of(award) if one.application.pk == application.pk), None)
    if place is None or not place.is_next:
        raise ValidationError(_("It is not this application's turn."), code="turn")
    most = most_to_offer(award, place)
    if not 0 < amount_tyiyn <= most:
        free = Money(most, call.currency).format()
        raise ValidationError({"amount": _("At most %(amount)s can be offered here: the rest is for others.")
                               % {"amount": free}})  # fmt: skip
    days = call.rule_set.procedure.days.acceptance
    offer = Offer.objects.create(
        award=award, application=application, amount_tyiyn=amount_tyiyn, offered_at=at,
        answer_until=None if days is None else _end_of(add_working_days(timezone.localdate(at), days)),
    )  # fmt: skip
    after = {"amount_tyiyn": amount_tyiyn, "answer_until": offer.answer_until and offer.answer_until.isoformat()}
    journal.record(by=by, at=at, verb="contests.offer", subject=offer, also=[application, call], after=after)
    publish(OfferMade(offer, at))
    return offer


def _require_standing(award: Award) -> None:
    if award.state not in PUBLISHED:
        raise ValidationError(_("Agreements are offered when the decision is published."))
    if complaints_pending(award):
        raise ValidationError(_("A complaint waits for its answer."), code="complaint")


def _end_of(day: date) -> datetime:
    """The last second of a day in Bishkek."""
    return timezone.make_aware(datetime.combine(day, time(23, 59, 59)))


@transaction.atomic
def accept_offer(*, offer: Offer, by: Actor, at: datetime) -> Agreement:
    """The applicant accepts: the money is bound, and the draft of the agreement stands.

    Raises ValidationError, also while a complaint is pending or when the decision is repeated.
    """
    locked(offer.application.call)
    offer = _waiting(offer, at)
    _require_standing(offer.award)
    _answer(offer, OfferState.ACCEPTED, "", by, at)
    return begin_agreement(offer, by=by, at=at)


@transaction.atomic
def decline_offer(*, offer: Offer, why: str, by: Actor, at: datetime) -> Offer:
    """The applicant says no, and why; the next on the reserve list can be asked."""
    if not why.strip():
        raise ValidationError({"why": _("Write why the agreement is declined.")})
    return _answer(_waiting(offer, at), OfferState.DECLINED, why.strip(), by, at)


@transaction.atomic
def lapse_offer(*, offer: Offer, at: datetime) -> Offer:
    """The term passed without an answer. Nothing where it was answered in the meantime."""
    row = Offer.objects.select_for_update(of=("self",)).select_related("application__call").get(pk=offer.pk)
    if row.state != OfferState.OFFERED or row.answer_until is None or row.answer_until >= at:
        return row
    return _answer(row, OfferState.LAPSED, "", SYSTEM, at)


def take_back_offers(award: Award, *, by: Actor, at: datetime) -> None:
    """Offers of a decision that is repeated lapse unless they were answered; in the caller's transaction."""
    for offer in award.offers.select_for_update(of=("self",)).select_related("application").order_by("pk"):
        if offer.state == OfferState.OFFERED:
            _answer(offer, OfferState.LAPSED, _("The decision is repeated: a complaint was right."), by, at)


def _waiting(offer: Offer, at: datetime) -> Offer:
    related = (
        "award",
        "application__call__rule_set",
        "application__applicant__organisation",
        "application__call__customer",
    )
    row = Offer.objects.select_for_update(of=("self",)).select_related(*related).get(pk=offer.pk)
    if row.state != OfferState.OFFERED:
        raise ValidationError(_("This offer was answered already, or its term has passed."))
    if row.answer_until is not None and row.answer_until < at:
        raise ValidationError(_("The term for the answer has passed."), code="late")
    return row


def _answer(offer: Offer, state: OfferState, why: str, by: Actor, at: datetime) -> Offer:
    offer.state, offer.why, offer.answered_at, offer.answered_by = state, why, at, by.as_json()
    offer.save()
    after = {"state": state.value, "why": why}
    journal.record(by=by, at=at, verb="contests.answer_offer", subject=offer, also=[offer.application], after=after)
    publish(OfferAnswered(offer, at))
    return offer
