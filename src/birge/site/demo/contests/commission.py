"""Commissions of the demo: the winners of 2019 and of the youth contest are decided, a call of this year half marked.

All members, marks and dates are invented. The applications of the half-marked call stand here as they are after
opening and formal check.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from birge.contests.actions import awards, complaints, conflicts
from birge.contests.actions.assigning import start_marking
from birge.contests.actions.marking import keep_unfinished
from birge.contests.actions.moving import move_call
from birge.contests.application_content import content_of
from birge.contests.enums.applications import ApplicationState
from birge.contests.enums.calls import CallState
from birge.contests.enums.commission import ConflictKind, MarkerGroup
from birge.contests.enums.programmes import ApplicantKind, Profile
from birge.contests.models import (
    Applicant,
    Application,
    BoardMember,
    BudgetLine,
    Call,
    Commission,
    MarkingTask,
    RuleSet,
)
from birge.kernel.actors import SYSTEM, Actor
from birge.people.actions import OrganisationFacts, add_organisation, appoint
from birge.people.enums import OrganisationKind, Role
from birge.people.models import Account, Organisation
from birge.people.queries import roles_held
from birge.people.rules import actor_of
from birge.site.demo.cast import BEGINNING, SINCE, demo_account
from birge.site.demo.contests import jury
from birge.site.demo.contests.applying import Project, one_row
from birge.site.demo.contests.jury import Seat
from birge.site.demo.contests.making import SOM, Customer, texts
from birge.site.demo.contests.rounds import decide_rounds
from birge.site.demo.contests.youth import decide_youth

OPENED_2019 = datetime(2019, 4, 8, 4, 0, tzinfo=UTC)
MEMBERS = [
    ("commission-official", "Айбек Шамшиев", MarkerGroup.OFFICIALS),
    ("commission-member", "Гүлмира Тентиева", MarkerGroup.CSO),
    ("commission-expert", "Зарина Абдыкеримова", MarkerGroup.EXPERTS),
]


@dataclass(frozen=True)
class Sent:
    """An application: who, which project, how much; and per member her marks by criterion, "" where she is not done."""

    organisation: str
    title: str
    som: int
    marks: tuple[str, ...]
    board: str = ""


MARKS_2019 = [
    ("5 4 4 4 4", "4 5 4 4 4", "4 4 5 4 4"),
    ("5 4 4 3 4", "5 4 4 4 3", "4 4 4 4 4"),
    ("3 3 4 3 3", "3 3 3 3 4", "3 4 3 3 3"),
    ("3 3 3 2 3", "3 3 2 3 3", "2 3 3 3 3"),
]
"""By application of 2019, by member, by criterion."""
OF_NOW = [
    Sent(
        "«Жаңы кадам» коомдук фонду (ойдон чыгарылган)",
        "Жалгыз бой карыларга үйдөн жардам (ойдон чыгарылган)",
        90_000,
        ("4 4 3 4 4", "5 4 4 3 4", ""),
    ),
    Sent(
        "«Тынч көчө» коомдук бирикмеси (ойдон чыгарылган)",
        "Майып балдардын күндүзгү борбору (ойдон чыгарылган)",
        110_000,
        ("4 3 4 3 3", "", ""),
        "Тентиева Гулмира",
    ),
]
HALF_MARKED = {
    "names": texts("Үйдөн жардам: биринчи кезек", "Помощь на дому: первая очередь"),
    "goal": texts("Карыларга жана майып балдарга үйдөн жардам", "Помощь на дому пожилым и детям с инвалидностью"),
    "task": texts("Жумасына үч жолу үйгө баруу", "Посещать дома трижды в неделю"),
    "problem_text": texts("Кварталдык комитеттер атаган маселе (үлгү)", "Проблема, названная комитетами (пример)"),
}
COMPLAINT = "Биздин тажрыйбабыз эске алынган жок, баллдардын себеби так эмес (үлгү)"
ANSWER = "Ар бир балл эрежедеги мааниси менен негизделген; тажрыйба өзүнчө критерий боюнча бааланган (үлгү)"


def make_commissions(cast: dict[str, Account], now: datetime) -> None:
    """The three commissions, made unless they are there."""
    if Commission.objects.filter(call__is_demo=True).exists():
        return
    secretary = cast["commission-secretary"]
    held = roles_held(secretary, now.date(), {"secretary"})[0]
    assert held.organisation is not None  # noqa: S101  the cast says so
    city = Customer(held.organisation, actor_of(secretary, held))
    seats = [_seat(username, name, group, held.organisation) for username, name, group in MEMBERS]
    then = Call.objects.filter(customer=held.organisation, announced_at__year=2019).get()
    _decide_2019(then, seats, city.by)
    decide_youth(cast, seats)
    decide_rounds(cast, [one for one in seats if one.group != MarkerGroup.OFFICIALS], now)
    _mark_half(_call(city, now - timedelta(days=60)), seats, city.by, now - timedelta(days=9))


def _seat(username: str, name: str, group: MarkerGroup, organisation: Organisation) -> Seat:
    account = demo_account(username, name)
    appoint(account=account, role=Role.MEMBER, organisation=organisation, starts_on=SINCE, by=SYSTEM, at=BEGINNING)
    return Seat(account, group)


def _call(city: Customer, at: datetime) -> Call:
    line = BudgetLine.objects.filter(programme__customer=city.organisation).order_by("-programme__starts_on", "pk")[0]
    rules = RuleSet.objects.filter(customer=city.organisation, profile=Profile.SOCIAL_ORDER, version=2).get()
    facts = {**HALF_MARKED, "deadline_at": at + timedelta(days=45)}
    return city.announce(city.draft(line, rules, facts, 200_000 * SOM, at), at)


def _receive(call: Call, sent: list[Sent], by: Actor, at: datetime) -> tuple[Call, list[Application]]:
    """Opened and admitted at that moment."""
    return move_call(call, CallState.OPENED, by=by, at=at), [
        _application(call, number, one, at) for number, one in enumerate(sent, start=1)
    ]


def _application(call: Call, number: int, one: Sent, at: datetime) -> Application:
    applicant = _applicant(one)
    if one.board:
        BoardMember.objects.create(applicant=applicant, name=one.board)
    content, _wrong = content_of(Project(one.title, one.title, one_row(one.som)).typed(one.som, call), call)
    return Application.objects.create(
        call=call,
        applicant=applicant,
        number=number,
        state=ApplicationState.ADMITTED,
        made_at=at - timedelta(days=12),
        submitted_at=at - timedelta(days=4, minutes=number),
        opened_at=at,
        title=one.title,
        requested_tyiyn=one.som * SOM,
        content=content,
    )


def _applicant(one: Sent) -> Applicant:
    facts = OrganisationFacts(kind=OrganisationKind.NON_PROFIT, names={"ky": one.organisation})
    organisation = add_organisation(facts=facts, starts_on=SINCE, by=SYSTEM, at=BEGINNING)
    return Applicant.objects.create(kind=ApplicantKind.ORGANISATION, organisation=organisation)


def _decide_2019(call: Call, seats: list[Seat], by: Actor) -> None:
    """One that was not selected complains; final after the terms."""
    award = jury.decide(call, seats, by, MARKS_2019, OPENED_2019)
    refused = call.applications.filter(state=ApplicationState.ADMITTED).order_by("number")[2]
    _complain(call, refused, by, OPENED_2019 + timedelta(days=8))
    awards.finish(award, by=by, at=OPENED_2019 + timedelta(days=28))


def _complain(call: Call, application: Application, by: Actor, at: datetime) -> None:
    """The one that was not selected complains; it is answered with reasons."""
    account = demo_account("not-selected", "Нургүл Сатыбалдиева")
    appoint(
        account=account, role=Role.DIRECTOR, organisation=application.applicant.organisation, starts_on=SINCE,
        by=SYSTEM, at=BEGINNING,
    )  # fmt: skip
    director = actor_of(account)
    row = complaints.complain(
        call, about="decision", text=COMPLAINT, applicant=application.applicant, application=application,
        by=director, at=at,
    )  # fmt: skip
    row = complaints.take_up(row, by=by, at=at + timedelta(days=1))
    complaints.decline(row, answer=ANSWER, by=by, at=at + timedelta(days=2))


def _mark_half(call: Call, seats: list[Seat], by: Actor, at: datetime) -> None:
    """One member is done, one is recused from an application, one has typed and not sent."""
    call, applications = _receive(call, OF_NOW, by, at)
    markers = jury.seat(call, seats, by, at)
    _official, member, expert = markers
    said_at = at + timedelta(days=2)
    conflicts.declare_conflict(
        member, application=applications[1], kind=ConflictKind.MEMBER, by=jury.acting(member), at=said_at
    )
    jury.declare(markers, applications, said_at)
    start_marking(call, by=by, at=said_at)
    jury.mark(markers, applications, [one.marks for one in OF_NOW], at + timedelta(days=5))
    task = MarkingTask.objects.get(application=applications[0], marker=expert, ended_at=None)
    keep_unfinished(task, typed={"need": ("4", "Сурамжылоо тиркелген (үлгү)")}, by=jury.acting(expert), at=at)
