"""Invented calls and applicants."""

from __future__ import annotations

from datetime import UTC, date, datetime

import factory

from birge.contests.enums.calls import CallState
from birge.contests.enums.programmes import ApplicantKind, Profile
from birge.contests.models import Applicant, Call, Programme, RuleSet
from birge.contests.terms import Days, Document, FormLength, Requirement, Terms, Visibility
from tests.people.factories import OrganisationFactory

APPLY_TERMS = Terms(
    applicants=["organisation", "group", "individual", "pupils"],
    forms=[FormLength("short", 5_000_000), FormLength("standard", 50_000_000), FormLength("full")],
    documents=[
        Document("charter", {"ky": "Устав", "ru": "Устав"}, applicants=["organisation"], most_mb=1),
        Document("photo", {"ky": "Сүрөт", "ru": "Фото"}, is_required=False),
    ],
    requirements=[Requirement("debts", {"ky": "Салык карызы барбы?", "ru": "Есть долги по налогам?"}, needed=False)],
    visibility=Visibility(openers=[2, 3]),
    days=Days(repair=3),
)
"""A procedure with something of all that an applicant meets."""
OPENS_AT = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
DEADLINE = datetime(2026, 4, 10, 12, 0, tzinfo=UTC)


class RuleSetFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RuleSet

    customer = factory.SubFactory(OrganisationFactory)
    profile = Profile.CSO_GRANT
    version = factory.Sequence(lambda number: number + 1)
    names = {"ky": "Сыноо тартиби", "ru": "Испытательный порядок"}
    terms = factory.LazyFunction(APPLY_TERMS.to_json)
    starts_on = date(2026, 1, 1)
    act = "Сыноо токтому № 1"
    published_at = datetime(2026, 1, 1, 4, 0, tzinfo=UTC)


class ProgrammeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Programme

    customer = factory.SubFactory(OrganisationFactory)
    names = {"ky": "Сыноо программасы", "ru": "Испытательная программа"}
    starts_on = date(2026, 1, 1)


class CallFactory(factory.django.DjangoModelFactory):
    """A call that takes applications until the tenth of April 2026, six in the evening in Bishkek."""

    class Meta:
        model = Call

    customer = factory.SubFactory(OrganisationFactory)
    programme = factory.SubFactory(ProgrammeFactory, customer=factory.SelfAttribute("..customer"))
    rule_set = factory.SubFactory(RuleSetFactory, customer=factory.SelfAttribute("..customer"))
    place = factory.SelfAttribute("customer.place")
    number = factory.Sequence(lambda number: number + 1)
    names = {"ky": "Сыноо сынагы", "ru": "Испытательный конкурс"}
    goal = {"ky": "Максат", "ru": "Цель"}
    task = {"ky": "Милдет", "ru": "Задача"}
    funding_tyiyn = 100_000_000
    most_tyiyn = 20_000_000
    state = CallState.OPEN
    announced_at = OPENS_AT
    opens_at = OPENS_AT
    deadline_at = DEADLINE


class ApplicantFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Applicant

    kind = ApplicantKind.ORGANISATION
    organisation = factory.SubFactory(OrganisationFactory)
