"""A call of a city hall with three admitted applications and a commission of three who mark them. All invented."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from birge.contests.actions.assigning import start_marking
from birge.contests.actions.commission import found_commission, seat_member
from birge.contests.actions.conflicts import declare_none
from birge.contests.enums.applications import ApplicationState
from birge.contests.enums.calls import CallState
from birge.contests.enums.commission import MarkerGroup
from birge.contests.enums.programmes import ApplicantKind, Profile
from birge.contests.models import Applicant, Application, Call, Commission, Marker, Programme, RuleSet
from birge.contests.terms import Anchor, CommissionTerms, Criterion, Days, Ranking, Terms, Visibility
from birge.kernel.actors import Actor
from birge.people.enums import OrganisationKind, Role
from birge.people.models import Account, Organisation
from birge.places.actions._containment import rewrite_containment
from birge.places.enums import Kind
from tests.people.factories import AccountFactory, AssignmentFactory, OrganisationFactory
from tests.places.factories import unit

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)

CRITERIA = [
    Criterion("need", {"ky": "Муктаждык", "ru": "Нужность"}, 60, 10, [Anchor(10, {"ky": "өтө керек"})]),
    Criterion("budget", {"ky": "Бюджет", "ru": "Бюджет"}, 40, 10),
]
TERMS = Terms(
    criteria=CRITERIA,
    ranking=Ranking(minimum="50", tie_break=["lower-request"], reserve=1),
    commission=CommissionTerms(seats={"officials": [1, 1], "cso": [1, 2], "experts": [0, None]}),
    visibility=Visibility(names_hidden=False, others_marks="after-own"),
    days=Days(standstill=5, complaint=5, complaint_answer=3, marking=3),
    complaint_body={"ky": "Мэриянын даттануу комиссиясы (ойдон чыгарылган)"},
)


@dataclass
class SmallJury:
    """`sums`: what each application asks for, in som; the money of the call is 400,000 som."""

    call: Call
    secretary: Account
    by: Actor
    commission: Commission | None = None
    markers: list[Marker] = field(default_factory=list)
    applications: list[Application] = field(default_factory=list)

    def actor(self, marker: Marker) -> Actor:
        return Actor(account=marker.member.account_id, name=marker.member.name, role="marker")


def jury_call(terms: Terms = TERMS, *, state: str = CallState.OPENED, **facts: Any) -> SmallJury:
    """The call with its secretary and nobody else."""
    city = unit(Kind.CITY, "Каракол", name_ky="Каракол шаары")
    rewrite_containment()
    customer = OrganisationFactory(kind=OrganisationKind.CITY_HALL, names={"ky": "Мэрия (сыноо)"}, place=city)
    secretary = AccountFactory(username="jury-secretary", name="Өмүрбек Сыдыков")
    AssignmentFactory(account=secretary, role=Role.SECRETARY, organisation=customer)
    programme = Programme.objects.create(
        customer=customer, place=city, names={"ky": "Программа"}, starts_on=date(2026, 1, 1)
    )
    rule_set = RuleSet.objects.create(
        customer=customer,
        profile=Profile.SOCIAL_ORDER,
        names={"ky": "Жобо"},
        act="№ 7",
        terms=terms.to_json(),
        starts_on=date(2026, 1, 1),
        published_at=NOW,
    )
    call = Call.objects.create(
        programme=programme,
        customer=customer,
        place=city,
        rule_set=rule_set,
        number=1,
        names={"ky": "Социалдык долбоорлор", "ru": "Социальные проекты"},
        funding_tyiyn=400_000_00,
        state=state,
        announced_at=NOW,
        deadline_at=NOW,
        **facts,
    )
    return SmallJury(call, secretary, Actor(account=secretary.pk, name=secretary.name, role=Role.SECRETARY))


def add_application(jury: SmallJury, number: int, som: int, organisation: Organisation | None = None) -> Application:
    """An admitted application of an organisation of its own."""
    organisation = organisation or OrganisationFactory(names={"ky": f"Фонд {number}", "ru": f"Фонд {number}"})
    applicant = Applicant.objects.create(kind=ApplicantKind.ORGANISATION, organisation=organisation)
    application = Application.objects.create(
        call=jury.call,
        applicant=applicant,
        number=number,
        state=ApplicationState.ADMITTED,
        made_at=NOW,
        submitted_at=NOW.replace(minute=number),
        opened_at=NOW,
        title=f"Долбоор {number}",
        requested_tyiyn=som * 100,
        content={"texts": {"goal": "Максат"}},
    )
    jury.applications.append(application)
    return application


def add_member(jury: SmallJury, name: str, group: str = MarkerGroup.EXPERTS, **facts: Any) -> Marker:
    """A member with an account takes a seat."""
    if jury.commission is None:
        jury.commission = found_commission(jury.call, names={"ky": "Комиссия"}, by=jury.by, at=NOW)
    account = AccountFactory(name=name)
    marker = seat_member(jury.commission, account=account, group=group, **facts, by=jury.by, at=NOW)
    jury.markers.append(marker)
    return marker


def small_jury(terms: Terms = TERMS, sums: tuple[int, ...] = (250_000, 200_000, 150_000), **facts: Any) -> SmallJury:
    """The whole: an official, a member of civil society and an expert; nothing is handed out yet."""
    jury = jury_call(terms, **facts)
    for number, som in enumerate(sums, start=1):
        add_application(jury, number, som)
    add_member(jury, "Айбек Шамшиев", MarkerGroup.OFFICIALS)
    add_member(jury, "Гүлмира Тентиева", MarkerGroup.CSO)
    add_member(jury, "Зарина Абдыкеримова")
    return jury


def handed_out(terms: Terms = TERMS, **facts: Any) -> SmallJury:
    """The whole, handed out; every member has said that nothing ties her to any applicant."""
    jury = small_jury(terms, **facts)
    start_marking(jury.call, by=jury.by, at=NOW)
    for marker in jury.markers:
        declare_none(marker, applications=jury.applications, by=jury.actor(marker), at=NOW)
    return jury
