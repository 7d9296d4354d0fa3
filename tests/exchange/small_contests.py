"""Contests as the tests of exports need them: one just announced, one decided with money paid, one cancelled."""

from __future__ import annotations

from datetime import date, timedelta

from birge.contests.enums.agreements import PaymentState
from birge.contests.enums.applications import ApplicationState
from birge.contests.enums.awards import AgreementState
from birge.contests.enums.calls import CallState
from birge.contests.enums.programmes import ApplicantKind, SourceKind
from birge.contests.models import Agreement, Application, Call, CallChange
from birge.people.enums import OrganisationKind
from birge.places.models import Place
from tests.exchange.factories import (
    ANNOUNCED,
    AWARDED,
    SIGNED,
    AgreementFactory,
    ApplicantFactory,
    ApplicationFactory,
    AwardFactory,
    AwardRowFactory,
    CallFactory,
    CallMoneyFactory,
    IndicatorFactory,
    LineFactory,
    MilestoneFactory,
    PaymentFactory,
    VersionFactory,
)
from tests.people.factories import OrganisationFactory


def decided(place: Place | None = None, **call: object) -> Call:
    """Two winners of three (an organisation and one resident), donor's money beside the budget's, money paid."""
    made = CallFactory(state=CallState.AGREED, opened_at=AWARDED, decided_at=AWARDED, place=place, **call)
    donor = OrganisationFactory(kind=OrganisationKind.DONOR, names={"ky": "Донор"}, registration_number="77")
    CallMoneyFactory(call=made, amount_tyiyn=made.funding_tyiyn // 2)
    line = LineFactory(programme=made.programme, kind=SourceKind.DONOR, payer=donor, code="")
    CallMoneyFactory(call=made, line=line, amount_tyiyn=made.funding_tyiyn // 2)
    moved = [(ANNOUNCED + timedelta(days=days)).isoformat() for days in (15, 20)]
    change = {"what": {"deadline_at": moved}, "reason": "Мөөнөт узартылды", "at": ANNOUNCED + timedelta(days=3)}
    CallChange.objects.create(call=made, by={}, **change)
    award = AwardFactory(call=made)
    resident = ApplicantFactory(kind=ApplicantKind.INDIVIDUAL, organisation=None, name="Асан Үсөнов")
    for number, applicant in enumerate([ApplicantFactory(), resident], start=1):
        application = ApplicationFactory(
            call=made, applicant=applicant, number=number, state=ApplicationState.WON, area=place
        )
        AwardRowFactory(award=award, application=application, number=number, rank=number)
        _agreement(application, number)
    ApplicationFactory(call=made, number=3)
    ApplicationFactory(call=made, number=4, state=ApplicationState.WITHDRAWN, withdrawn_at=ANNOUNCED)
    return made


def _agreement(application: Application, number: int) -> Agreement:
    ended = {"state": AgreementState.CLOSED, "closed_at": SIGNED + timedelta(days=200), "close_note": "Аягына чыкты"}
    agreement = AgreementFactory(application=application, number=f"{number}/26", **(ended if number == 2 else {}))
    VersionFactory(agreement=agreement)
    met = MilestoneFactory(agreement=agreement, number=1, met_at=SIGNED + timedelta(days=90))
    MilestoneFactory(agreement=agreement, number=2, due_on=date(2026, 12, 1))
    PaymentFactory(agreement=agreement, amount_tyiyn=150_000_50)
    returned = {"state": PaymentState.RETURNED, "paid_on": date(2026, 9, 20)}
    PaymentFactory(agreement=agreement, amount_tyiyn=10_000_00, **returned)
    PaymentFactory(agreement=agreement, milestone=met, amount_tyiyn=40_000_00, state=PaymentState.ASKED, paid_on=None)
    IndicatorFactory(agreement=agreement, number=1)
    return agreement


def in_rounds() -> Call:
    """A rolling call that decided twice: the winner of the first round has its agreement; one waits."""
    made = CallFactory(is_rolling=True)
    for number, days in enumerate([0, 30], start=1):
        at = AWARDED + timedelta(days=days)
        award = AwardFactory(call=made, number=number, decision__published_at=at, decision__decided_at=at)
        won = ApplicationFactory(call=made, number=2 * number - 1, state=ApplicationState.WON)
        AwardRowFactory(award=award, application=won, number=1, rank=1)
        lost = ApplicationFactory(call=made, number=2 * number)
        AwardRowFactory(award=award, application=lost, number=2, rank=2, outcome="money-short", granted_tyiyn=None)
        if number == 1:
            VersionFactory(agreement=AgreementFactory(application=won, number="1/26"))
    ApplicationFactory(call=made, number=5, state=ApplicationState.SUBMITTED, title="", opened_at=None)
    return made


def announced() -> Call:
    """Applications are taken; three lie sealed."""
    call = CallFactory()
    ApplicationFactory.create_batch(3, call=call, state=ApplicationState.SUBMITTED, title="", opened_at=None)
    return call


def cancelled() -> Call:
    """Announced and then called off."""
    return CallFactory(
        state=CallState.CANCELLED,
        cancelled_at=ANNOUNCED + timedelta(days=5),
        cancel_reason="Бюджет өзгөрдү",
    )
