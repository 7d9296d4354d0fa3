"""Agreements of the demo: Karakol 2019 from the offer to the closing, and three that run now.

The two projects, their names and the 400,000 som of 2019 are those of the public notice; how the money was divided, the
milestones, payments, reports and answers are invented, and every text says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from birge.contests.actions import awards
from birge.contests.actions.agreements import completing, offers, payments
from birge.contests.actions.ending_calls import close_call
from birge.contests.actions.moving import move_call
from birge.contests.application_content import content_of
from birge.contests.enums.applications import ApplicationState
from birge.contests.enums.awards import AwardState
from birge.contests.enums.calls import CallState
from birge.contests.enums.commission import MarkerGroup
from birge.contests.enums.programmes import ApplicantKind
from birge.contests.models import Applicant, Application, Award, Call, Marker, Programme, RuleSet
from birge.kernel.actors import Actor
from birge.kernel.money import Money
from birge.people.enums import OrganisationKind
from birge.people.models import Account, Organisation
from birge.people.rules import actor_of
from birge.site.demo.contests import jury
from birge.site.demo.contests.applying import Project, one_row
from birge.site.demo.contests.making import SOM, Customer, deadline
from birge.site.demo.contests.making import texts as texts_of
from birge.site.demo.contests.running import INVENTED, City, Running, agreed, asked_people, visited

NOW = [
    ("Кечки мугалим: өспүрүмдөр үчүн сабак", 120_000 * SOM),
    ("Короодогу спорт", 90_000 * SOM),
    ("Улгайгандарга санарип жардам", 80_000 * SOM),
]
DOING = "Шаар тургундарына акысыз кызмат"
"""What each of them does, as the invented applications say it."""


def make_agreements(cast: dict[str, Account], now: datetime) -> None:
    """Karakol 2019 replayed, and the fund of the demo's director with agreements of this year."""
    names = ("commission-secretary", "city-head", "city-accountant")
    city = City(*(actor_of(cast[name], cast[name].assignments.all()[0]) for name in names))
    first = Call.objects.get(customer__kind=OrganisationKind.CITY_HALL, announced_at__year=2019)
    _replay_2019(first, city)
    fund = cast["director"].assignments.filter(organisation__isnull=False)[0].organisation
    assert fund is not None  # noqa: S101  the cast says so
    _this_year(_call_of_this_year(first, city, now), city, fund, actor_of(cast["director"]), now)


def _call_of_this_year(first: Call, city: City, now: datetime) -> Call:
    """A call of spring that was decided in summer."""
    customer = Customer(first.customer, city.secretary)
    programme = Programme.objects.filter(customer=first.customer).order_by("-starts_on")[0]
    rules = RuleSet.objects.filter(customer=first.customer, published_at__isnull=False).order_by("-starts_on")[0]
    at = now - timedelta(days=200)
    names = texts_of("Шаар тургундарына кызматтар", "Услуги жителям города")
    line = customer.line(programme, "budget", names, Money(300_000 * SOM), at)
    facts = {
        "names": names, "goal": names, "task": names, "problem_text": {}, "deadline_at": deadline(rules, at),
    }  # fmt: skip
    return customer.announce(customer.draft(line, rules, facts, 300_000 * SOM, at), at)


def _replay_2019(call: Call, city: City) -> None:
    """The two winners of the decision, from the offer to the closing."""
    award = Award.objects.get(call=call, state=AwardState.FINAL)
    at = datetime(2019, 5, 8, 4, 0, tzinfo=UTC)
    won = Application.objects.filter(call=call, state=ApplicationState.WON).select_related("applicant__organisation")
    for number, application in enumerate(won.order_by("number")):
        contractor = Actor(account=None, name=str(application.applicant), role="director", via="paper")
        agreement = agreed(award, application, city, contractor, at, date(2019, 5, 13), date(2020, 1, 1))
        running = Running(agreement, city, contractor)
        running.pay(0, f"{40 + number}", datetime(2019, 5, 14, 4, 0, tzinfo=UTC))
        running.report(1, 0.3, 12 + number, 8, datetime(2019, 7, 5, 4, 0, tzinfo=UTC))
        running.show(1, datetime(2019, 8, 20, 4, 0, tzinfo=UTC))
        running.pay(1, f"{90 + number}", datetime(2019, 9, 2, 4, 0, tzinfo=UTC))
        running.report(2, 0.7, 24, 17 + number, datetime(2019, 10, 4, 4, 0, tzinfo=UTC))
        running.show(2, datetime(2019, 12, 10, 4, 0, tzinfo=UTC))
        running.pay(2, f"{140 + number}", datetime(2019, 12, 16, 4, 0, tzinfo=UTC))
        visited(running, datetime(2019, 9, 12, 4, 0, tzinfo=UTC), is_mended=True)
        running.report(3, 1, 36, 24, datetime(2020, 1, 8, 4, 0, tzinfo=UTC))
        completing.close_agreement(agreement=agreement, note=f"Долбоор жыл аягына чейин аткарылды {INVENTED}", why="",
                                   by=city.head, at=datetime(2020, 1, 20, 4, 0, tzinfo=UTC))  # fmt: skip
    close_call(call, by=city.head, at=datetime(2020, 1, 21, 4, 0, tzinfo=UTC))


def _this_year(call: Call, city: City, fund: Organisation, director: Actor, now: datetime) -> None:
    """One in order with money to approve, one overdue, and an offer that waits for its answer."""
    begun = now - timedelta(days=110)
    group = Applicant.objects.create(
        kind=ApplicantKind.GROUP, name=f"«Короо» жаштар тобу {INVENTED}", account_id=director.account
    )
    own = Applicant.objects.filter(organisation=fund).first() or _applicant(fund)
    third = Applicant.objects.create(
        kind=ApplicantKind.GROUP, name=f"«Санарип ата» тобу {INVENTED}", account_id=director.account
    )
    applicants = [(who, *facts) for who, facts in zip((own, group, third), NOW, strict=True)]
    award = _award(call, applicants, city, begun)
    first, second, last = _applications(award)
    until = now.date() + timedelta(days=80)
    in_work = Running(agreed(award, first, city, director, begun, begun.date(), until), city, director)
    in_work.pay(0, "311", begun + timedelta(days=4))
    for report in in_work.agreement.reports.filter(ends_on__lte=now.date() - timedelta(days=20)):
        in_work.report(report.number, 0.4, 18, 14, now - timedelta(days=20))
    in_work.show(1, now - timedelta(days=12))
    visited(in_work, now - timedelta(days=10), is_mended=False)
    asked_people(in_work, now)
    late = Running(agreed(award, second, city, director, begun, begun.date(), until), city, director)
    late.pay(0, "312", begun + timedelta(days=5))
    late.show(1, now - timedelta(days=9), answer=f"Катышкандардын тизмеси жок {INVENTED}")
    milestone = in_work.agreement.milestones.get(number=1)
    waiting = payments.ask_for_money(
        agreement=in_work.agreement, milestone=milestone, amount_tyiyn=milestone.tranche_tyiyn, by=director,
        at=now - timedelta(days=2),
    )  # fmt: skip
    payments.approve(payment=waiting, by=city.accountant, at=now - timedelta(days=1))
    offers.offer_agreement(award=award, application=last, amount_tyiyn=NOW[2][1], by=city.secretary,
                           at=now - timedelta(days=1))  # fmt: skip


def _applicant(organisation: Organisation) -> Applicant:
    return Applicant.objects.create(kind=ApplicantKind.ORGANISATION, organisation=organisation)


def _award(call: Call, asked: Sequence[tuple[Applicant, str, int]], city: City, at: datetime) -> Award:
    """Opened forty days before, marked by the commission of 2019, decided, and final at that moment."""
    opened_at = at - timedelta(days=40)
    call = move_call(call, CallState.OPENED, by=city.secretary, at=opened_at)
    for number, (applicant, title, amount) in enumerate(asked, start=1):
        project = Project(title, DOING, one_row(amount // SOM))
        content, _wrong = content_of(project.typed(amount // SOM, call), call)
        Application.objects.create(
            call=call, applicant=applicant, number=number, state=ApplicationState.ADMITTED,
            made_at=opened_at - timedelta(days=9), submitted_at=opened_at - timedelta(days=8, minutes=number),
            opened_at=opened_at, title=title, requested_tyiyn=amount, own_tyiyn=0, content=content,
        )  # fmt: skip
    seats = [
        jury.Seat(row.member.account, MarkerGroup(row.group))
        for row in Marker.objects.filter(call__announced_at__year=2019).select_related("member__account")
        if row.member.account is not None
    ]
    criteria = len(call.rule_set.procedure.criteria)
    marks = [[jury.uneven(5, number, member, criteria) for member in range(len(seats))] for number in range(len(asked))]
    return awards.finish(jury.decide(call, seats, city.secretary, marks, opened_at), by=city.secretary, at=at)


def _applications(award: Award) -> list[Application]:
    return [
        row.application
        for row in award.rows.select_related("application__applicant__organisation").order_by("application__number")
    ]
