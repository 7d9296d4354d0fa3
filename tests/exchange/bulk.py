"""Very many published contests, written in bulk."""

from __future__ import annotations

from birge.contests.enums.applications import ApplicationState
from birge.contests.enums.calls import CallState
from birge.contests.models import (
    Agreement,
    AgreementVersion,
    Applicant,
    Application,
    Award,
    AwardRow,
    Call,
    CallMoney,
    Indicator,
    Milestone,
    Payment,
)
from birge.decisions.models import Decision
from birge.people.models import Organisation
from tests.exchange.factories import (
    AWARDED,
    AgreementFactory,
    ApplicationFactory,
    AwardFactory,
    AwardRowFactory,
    CallFactory,
    CallMoneyFactory,
    DecisionFactory,
    IndicatorFactory,
    LineFactory,
    MilestoneFactory,
    PaymentFactory,
    ProgrammeFactory,
    RuleSetFactory,
    VersionFactory,
)
from tests.people.factories import OrganisationFactory
from tests.places.factories import PlaceFactory


def announce(calls: int, state: CallState = CallState.OPEN) -> list[Call]:
    """So many calls of one city, with their money."""
    programme = ProgrammeFactory()
    rules, line = RuleSetFactory(customer=programme.customer), LineFactory(programme=programme)
    about = {"programme": programme, "customer": programme.customer, "rule_set": rules, "state": state}
    made = Call.objects.bulk_create([CallFactory.build(number=n + 1, **about) for n in range(calls)])
    CallMoney.objects.bulk_create([CallMoneyFactory.build(call=call, line=line) for call in made])
    return made


def award(calls: list[Call], winners: int) -> None:
    """Each call with a decision in force and so many agreements: two steps, three payments and an indicator each."""
    Call.objects.filter(pk__in=[call.pk for call in calls]).update(opened_at=AWARDED, decided_at=AWARDED)
    place = PlaceFactory()
    decisions = Decision.objects.bulk_create([DecisionFactory.build(place=place) for _call in calls])
    awards = Award.objects.bulk_create(
        [AwardFactory.build(call=call, decision=made) for call, made in zip(calls, decisions, strict=True)]
    )
    organisations = Organisation.objects.bulk_create(OrganisationFactory.build_batch(winners))
    profiles = [Applicant(kind="organisation", organisation=one) for one in organisations]
    applicants = Applicant.objects.bulk_create(profiles)
    rows = [(made, applicant) for made in awards for applicant in applicants]
    applications = Application.objects.bulk_create(
        [
            ApplicationFactory.build(call=made.call, applicant=applicant, state=ApplicationState.WON)
            for made, applicant in rows
        ]
    )
    AwardRow.objects.bulk_create(
        [
            AwardRowFactory.build(award=made, application=application)
            for (made, _applicant), application in zip(rows, applications, strict=True)
        ]
    )
    _agree(applications)


def _agree(applications: list[Application]) -> None:
    agreements = Agreement.objects.bulk_create([AgreementFactory.build(application=row) for row in applications])
    AgreementVersion.objects.bulk_create([VersionFactory.build(agreement=row) for row in agreements])
    steps = [MilestoneFactory.build(agreement=row) for row in agreements for _step in "12"]
    Milestone.objects.bulk_create(steps)
    advances = [PaymentFactory.build(agreement=row) for row in agreements]
    tranches = [PaymentFactory.build(agreement=step.agreement, milestone=step) for step in steps]
    Payment.objects.bulk_create([*advances, *tranches])
    Indicator.objects.bulk_create([IndicatorFactory.build(agreement=row) for row in agreements])
