"""A contest of youth initiatives in the demo. Customer, donor and projects are invented, and the pages say so."""

from __future__ import annotations

from datetime import UTC, date, datetime

from birge.contests.enums.calls import CallState
from birge.contests.enums.programmes import ApplicantKind, Profile, SourceKind
from birge.contests.models import BudgetLine, Call, CallMoney, Programme, RuleSet
from birge.contests.terms import Criterion, Ranking, Terms
from birge.kernel.actors import SYSTEM
from birge.people.actions import OrganisationFacts, add_organisation
from birge.people.enums import OrganisationKind
from birge.people.models import Organisation
from birge.site.demo.contests.making import ACT

NAMES = {
    "ky": "Жаштар демилгелери (ойдон чыгарылган)",
    "ru": "Молодёжные инициативы (вымышленный)",
    "en": "Youth initiatives (invented)",
}
DONOR = OrganisationFacts(
    kind=OrganisationKind.DONOR,
    names={"ky": "Көргөзмө донор (ойдон чыгарылган)", "ru": "Донор для показа (вымышленный)"},
)
FUNDING_CENTS = 61_933_00
SINCE = date(2026, 1, 5)
ANNOUNCED = datetime(2026, 2, 2, 4, 0, tzinfo=UTC)
DEADLINE = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
TERMS = Terms(
    applicants=[ApplicantKind.ORGANISATION, ApplicantKind.GROUP],
    criteria=[
        Criterion("need", {"ky": "Жаштарга кереги", "ru": "Нужно ли это молодёжи"}, 50, 10),
        Criterion("plan", {"ky": "План менен бюджет", "ru": "План и бюджет"}, 50, 10),
    ],
    ranking=Ranking(minimum="60", tie_break=["criterion:need", "lower-request"]),
)


def make_youth(customer: Organisation) -> Call:
    """The call with its programme and its donor's line, made unless it is there."""
    there = Call.objects.filter(is_demo=True, names__ky=NAMES["ky"]).first()
    if there is not None:
        return there
    donor = add_organisation(facts=DONOR, starts_on=SINCE, by=SYSTEM, at=ANNOUNCED)
    programme = Programme.objects.create(customer=customer, names=NAMES, starts_on=SINCE)
    line = BudgetLine.objects.create(
        programme=programme,
        kind=SourceKind.DONOR,
        names={"ky": "Донордун гранты", "ru": "Грант донора"},
        payer=donor,
        currency="USD",
        amount_tyiyn=FUNDING_CENTS,
        committed_tyiyn=FUNDING_CENTS,
    )
    rules = RuleSet.objects.create(
        customer=customer,
        profile=Profile.YOUTH_GRANT,
        names=NAMES,
        act=ACT,
        terms=TERMS.to_json(),
        starts_on=SINCE,
        published_at=ANNOUNCED,
        published_by=SYSTEM.as_json(),
    )
    call = Call.objects.create(
        programme=programme,
        customer=customer,
        rule_set=rules,
        number=1,
        names=NAMES,
        task={"ky": "Айылдагы жаштарга пайдалуу иш", "ru": "Полезное дело для молодёжи села"},
        currency="USD",
        funding_tyiyn=FUNDING_CENTS,
        is_demo=True,
        state=CallState.OPEN,
        announced_at=ANNOUNCED,
        opens_at=ANNOUNCED,
        deadline_at=DEADLINE,
    )
    CallMoney.objects.create(call=call, line=line, amount_tyiyn=FUNDING_CENTS)
    return call
