"""Published contests, row by row: a call of a city, its applicants, a decision in force, agreements with money."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import factory
from factory.django import DjangoModelFactory

from birge.contests.enums.agreements import MilestoneState, PaymentState, VersionState
from birge.contests.enums.applications import ApplicationState
from birge.contests.enums.awards import AgreementState, AwardState
from birge.contests.enums.calls import CallState
from birge.contests.enums.programmes import ApplicantKind, Profile, SourceKind
from birge.contests.models import (
    Agreement,
    AgreementVersion,
    Applicant,
    Application,
    Award,
    AwardRow,
    BudgetLine,
    Call,
    CallMoney,
    Indicator,
    Milestone,
    Payment,
    Programme,
    RuleSet,
)
from birge.decisions.enums import State
from birge.decisions.models import Decision
from birge.people.enums import OrganisationKind
from tests.people.factories import OrganisationFactory
from tests.places.factories import PlaceFactory

ANNOUNCED = datetime(2026, 1, 12, 4, 0, tzinfo=UTC)
AWARDED = ANNOUNCED + timedelta(days=40)
SIGNED = AWARDED + timedelta(days=15)
TERMS = {
    "applicants": ["organisation", "group"],
    "criteria": [
        {"id": "need", "names": {"ky": "Муктаждык", "ru": "Потребность"}, "weight": 60, "most": 10},
        {"id": "budget", "names": {"ky": "Бюджет", "ru": "Бюджет"}, "weight": 40, "most": 10},
    ],
}


class CityFactory(OrganisationFactory):
    kind = OrganisationKind.CITY_HALL


class ProgrammeFactory(DjangoModelFactory):
    class Meta:
        model = Programme

    customer = factory.SubFactory(CityFactory)
    names = {"ky": "Жаштар программасы", "ru": "Молодёжная программа"}
    starts_on = date(2026, 1, 1)


class LineFactory(DjangoModelFactory):
    class Meta:
        model = BudgetLine

    programme = factory.SubFactory(ProgrammeFactory)
    kind = SourceKind.BUDGET
    names = {"ky": "Социалдык заказ", "ru": "Социальный заказ"}
    code = "2222"
    amount_tyiyn = 1_000_000_00


class RuleSetFactory(DjangoModelFactory):
    class Meta:
        model = RuleSet

    customer = factory.SubFactory(CityFactory)
    profile = Profile.SOCIAL_ORDER
    names = {"ky": "Эрежелер"}
    version = factory.Sequence(lambda number: number + 1)
    act = "№ 7"
    terms = TERMS
    starts_on = date(2026, 1, 1)
    published_at = ANNOUNCED - timedelta(days=5)


class CallFactory(DjangoModelFactory):
    class Meta:
        model = Call

    programme = factory.SubFactory(ProgrammeFactory)
    customer = factory.SelfAttribute("programme.customer")
    rule_set = factory.SubFactory(RuleSetFactory, customer=factory.SelfAttribute("..programme.customer"))
    number = factory.Sequence(lambda number: number + 1)
    names = factory.Sequence(lambda n: {"ky": f"Сынак {n}", "ru": f"Конкурс {n}"})
    task = {"ky": "Кызмат көрсөтүү", "ru": "Оказать услуги"}
    problem_text = {"ky": "Кызмат жетишпейт"}
    funding_tyiyn = 400_000_00
    state = CallState.OPEN
    announced_at = ANNOUNCED
    opens_at = ANNOUNCED
    questions_until = ANNOUNCED + timedelta(days=10)
    deadline_at = ANNOUNCED + timedelta(days=20)


class CallMoneyFactory(DjangoModelFactory):
    class Meta:
        model = CallMoney

    call = factory.SubFactory(CallFactory)
    line = factory.SubFactory(LineFactory, programme=factory.SelfAttribute("..call.programme"))
    amount_tyiyn = factory.SelfAttribute("call.funding_tyiyn")


class ApplicantFactory(DjangoModelFactory):
    class Meta:
        model = Applicant

    kind = ApplicantKind.ORGANISATION
    organisation = factory.SubFactory(OrganisationFactory)


class ApplicationFactory(DjangoModelFactory):
    class Meta:
        model = Application

    call = factory.SubFactory(CallFactory)
    applicant = factory.SubFactory(ApplicantFactory)
    number = factory.Sequence(lambda number: number + 1)
    state = ApplicationState.LOST
    made_at = ANNOUNCED + timedelta(days=1)
    submitted_at = ANNOUNCED + timedelta(days=2)
    opened_at = ANNOUNCED + timedelta(days=20)
    title = factory.Sequence(lambda number: f"Долбоор {number}")
    requested_tyiyn = 210_000_00
    own_tyiyn = 20_000_00


class DecisionFactory(DjangoModelFactory):
    class Meta:
        model = Decision

    kind = "contests.award"
    place = factory.SubFactory(PlaceFactory)
    state = State.PUBLISHED
    source = factory.Sequence(lambda number: f"contests.call:{number}")
    drafted_at = AWARDED
    decided_at = AWARDED
    published_at = AWARDED


class AwardFactory(DjangoModelFactory):
    class Meta:
        model = Award

    call = factory.SubFactory(CallFactory)
    decision = factory.SubFactory(DecisionFactory)
    state = AwardState.PUBLISHED


class AwardRowFactory(DjangoModelFactory):
    class Meta:
        model = AwardRow

    award = factory.SubFactory(AwardFactory)
    application = factory.SubFactory(ApplicationFactory, call=factory.SelfAttribute("..award.call"))
    number = factory.Sequence(lambda number: number + 1)
    rank = 1
    score = "171/2"
    outcome = "selected"
    granted_tyiyn = 200_000_00


class AgreementFactory(DjangoModelFactory):
    class Meta:
        model = Agreement

    application = factory.SubFactory(ApplicationFactory)
    number = factory.Sequence(lambda number: f"{number}/26")
    state = AgreementState.SIGNED
    amount_tyiyn = 200_000_00
    starts_on = date(2026, 4, 1)
    ends_on = date(2027, 1, 1)
    made_at = SIGNED
    signed_at = SIGNED


class VersionFactory(DjangoModelFactory):
    """What both signed: the agreement's sums and days, and these steps."""

    class Meta:
        model = AgreementVersion

    class Params:
        titles: tuple[str, ...] = ("Биринчи кадам", "Биринчи кадам")

    agreement = factory.SubFactory(AgreementFactory)
    number = 1
    state = VersionState.SIGNED
    made_at = SIGNED
    signed_at = factory.SelfAttribute("agreement.signed_at")
    by = {}
    content = factory.LazyAttribute(
        lambda row: {
            "amount_tyiyn": row.agreement.amount_tyiyn,
            "starts_on": row.agreement.starts_on.isoformat(),
            "ends_on": row.agreement.ends_on.isoformat(),
            "steps": [
                {"title": title, "evidence": "", "due_on": "2026-06-30", "tranche_tyiyn": 100_000_00}
                for title in row.titles
            ],
        }
    )


class MilestoneFactory(DjangoModelFactory):
    class Meta:
        model = Milestone

    agreement = factory.SubFactory(AgreementFactory)
    number = factory.Sequence(lambda number: number + 1)
    title = "Биринчи кадам"
    due_on = date(2026, 6, 30)
    tranche_tyiyn = 100_000_00
    state = factory.LazyAttribute(lambda row: MilestoneState.MET if row.met_at else MilestoneState.PLANNED)
    met_at = None


class PaymentFactory(DjangoModelFactory):
    class Meta:
        model = Payment

    agreement = factory.SubFactory(AgreementFactory)
    amount_tyiyn = 100_000_00
    asked_at = SIGNED + timedelta(days=3)
    asked_by = {}
    state = PaymentState.PAID
    needs_second = False
    first_account = factory.LazyFunction(uuid4)
    paid_on = date(2026, 4, 10)
    order_number = "7"
    entered_at = factory.LazyAttribute(lambda row: row.paid_on and datetime.combine(row.paid_on, time(5), UTC))


class IndicatorFactory(DjangoModelFactory):
    class Meta:
        model = Indicator

    agreement = factory.SubFactory(AgreementFactory)
    number = factory.Sequence(lambda number: number + 1)
    title = "Окуудан өткөндөр"
    unit = "адам"
    baseline = 0
    target = 120
