"""A decision is repeated as long as nothing was agreed on it, and nothing of the former one stands any more."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from birge.contests.actions import awards, complaints, formal
from birge.contests.actions.agreements import amending, offers
from birge.contests.actions.assigning import start_marking
from birge.contests.actions.conflicts import declare_none
from birge.contests.enums.applications import ApplicationState
from birge.contests.enums.awards import AwardState, OfferState, Side
from birge.contests.enums.calls import CallState
from birge.contests.enums.complaints import ComplaintState
from birge.contests.models import Agreement, Application, Award, Complaint, Offer
from birge.contests.queries.agreements.offers import places_of
from tests.contests.small_agreement import AT, small_contest
from tests.contests.small_jury import NOW, SmallJury, add_application
from tests.contests.test_awards import MARKS, decided, mark_all, marked

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]

LATER = NOW + timedelta(days=30)


def complained(jury: SmallJury, award: Award) -> Complaint:
    """On paper, handed in within the term and entered after it; it is being considered."""
    loser = jury.applications[0]
    row = complaints.complain(jury.call, about="decision", text="№ 41", applicant=loser.applicant, application=loser,
                              received_at=NOW, by=jury.by, at=LATER)  # fmt: skip
    return complaints.take_up(row, by=jury.by, at=LATER)


def final() -> tuple[SmallJury, Award, Offer]:
    """A final decision; the winner was offered an agreement."""
    jury = marked()
    award = awards.publish(decided(jury), by=jury.by, at=NOW)
    award = awards.finish(award, by=jury.by, at=LATER)
    offer = offers.offer_agreement(
        award=award, application=jury.applications[1], amount_tyiyn=200_000_00, by=jury.by, at=LATER
    )
    return jury, award, offer


def test_an_offer_of_a_decision_that_is_repeated_no_longer_stands_and_nobody_is_a_winner_any_more():
    jury, award, offer = final()
    row = complained(jury, award)
    with pytest.raises(ValidationError, match="complaint waits"):
        offers.accept_offer(offer=offer, by=jury.by, at=LATER)
    complaints.satisfy(row, answer="Кайра", new_marks=True, by=jury.by, at=LATER)

    offer.refresh_from_db()
    assert offer.state == OfferState.LAPSED
    with pytest.raises(ValidationError, match="answered already"):
        offers.accept_offer(offer=offer, by=jury.by, at=LATER)
    assert set(Application.objects.values_list("state", flat=True)) == {ApplicationState.ADMITTED}


def test_former_winners_are_not_offered_anything_before_the_new_decision_is_final():
    jury, award, _offer = final()
    complaints.satisfy(complained(jury, award), answer="Кайра", new_marks=True, by=jury.by, at=LATER)
    mark_all(jury, at=LATER)
    second = awards.publish(decided(jury, "k2"), by=jury.by, at=LATER)
    assert places_of(second) == []
    awards.finish(second, by=jury.by, at=LATER + timedelta(days=30))
    assert [place.is_next for place in places_of(second)] == [True, False]


def test_a_decision_on_which_something_was_agreed_is_not_repeated():
    jury, award, _offer = final()
    Agreement.objects.create(
        application=jury.applications[1], number="1/2", amount_tyiyn=200_000_00, starts_on=LATER.date(),
        ends_on=LATER.date() + timedelta(days=1), made_at=LATER,
    )  # fmt: skip
    with pytest.raises(ValidationError, match="Agreements were made already"):
        complaints.satisfy(complained(jury, award), answer="Кайра", new_marks=True, by=jury.by, at=LATER)
    award.refresh_from_db()
    assert (award.state, Complaint.objects.get().state) == (AwardState.FINAL, ComplaintState.ACCEPTED)


def test_while_a_complaint_waits_a_first_text_is_not_signed_and_an_amendment_is():
    small = small_contest()
    waiting, running = small.written(0), small.in_force(1)
    Complaint.objects.create(call=small.call, number=1, about="decision", text="Туура эмес", submitted_at=AT)
    with pytest.raises(ValidationError, match="complaint waits"):
        small.sign(waiting, [Side.CONTRACTOR])
    amending.amend(agreement=running, why="Мөөнөт", by=small.by("secretary"), at=AT)
    small.sign(running)
    assert running.versions.first().signatures.count() == len(Side)


def refused_in(jury: SmallJury) -> Application:
    """One more application, not admitted."""
    application = add_application(jury, 4, 100_000)
    application.state, application.reason = ApplicationState.NOT_ADMITTED, "Уставы жок"
    application.save()
    return application


def upheld(jury: SmallJury, application: Application) -> None:
    """Its complaint about the formal check is satisfied."""
    row = complaints.complain(jury.call, about="screening", text="Устав бар", applicant=application.applicant,
                              application=application, by=jury.by, at=NOW)  # fmt: skip
    complaints.take_up(row, by=jury.by, at=NOW)
    complaints.satisfy(row, answer="Туура", new_marks=False, by=jury.by, at=NOW)
    application.refresh_from_db()
    jury.call.refresh_from_db()


def test_a_complaint_about_the_formal_check_that_is_right_opens_it_anew_and_then_it_is_handed_out_and_ranked():
    jury = marked()
    awards.compute(awards.open_award(jury.call, by=jury.by, at=NOW), by=jury.by, at=NOW)
    application = refused_in(jury)
    upheld(jury, application)
    assert (application.state, application.reason) == (ApplicationState.OPENED, "")
    assert jury.call.state == CallState.OPENED

    with pytest.raises(ValidationError, match="№ 4"):
        start_marking(jury.call, by=jury.by, at=NOW)
    formal.admit(application=application, by=jury.by, at=NOW)
    start_marking(jury.call, by=jury.by, at=NOW)
    for marker in jury.markers:
        declare_none(marker, applications=[application], by=jury.actor(marker), at=NOW)
    mark_all(jury, MARKS | {4: ("10", "10")})

    assert decided(jury).rows.get(rank=1).application == application


def test_a_published_decision_is_repeated_with_an_application_whose_formal_check_was_wrong():
    jury = marked()
    application = refused_in(jury)
    award = awards.publish(decided(jury), by=jury.by, at=NOW)
    row = Complaint.objects.create(call=jury.call, number=1, about="screening", text="Устав бар", submitted_at=NOW,
                                   application=application, state=ComplaintState.ACCEPTED)  # fmt: skip
    complaints.satisfy(row, answer="Туура", new_marks=False, by=jury.by, at=NOW)

    for one in (award, application, jury.call):
        one.refresh_from_db()
    assert award.state == AwardState.REPEATED
    assert (jury.call.state, application.state) == (CallState.OPENED, ApplicationState.OPENED)


def test_a_complaint_about_the_check_of_an_admitted_application_stops_nothing():
    jury = marked()
    upheld(jury, jury.applications[0])

    assert (jury.call.state, jury.applications[0].state) == (CallState.MARKING, ApplicationState.ADMITTED)
