"""Applications of the demo: one that is being written, sealed ones, opened ones, one to be repaired. All invented."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import transaction

from birge.contests.actions import applicants, formal
from birge.contests.enums.programmes import ApplicantKind
from birge.contests.models import Applicant, Application, Call
from birge.kernel.actors import SYSTEM, Actor
from birge.people.models import Account
from birge.people.queries import roles_held
from birge.people.rules import actor_of
from birge.site.demo.cast import BEGINNING, SINCE
from birge.site.demo.contests.applying import Project, Round, one_row, organisation
from birge.site.demo.contests.city import FIRST, THIRD
from birge.site.demo.contests.donor import ANNOUNCED_BEFORE, RAPID
from birge.site.demo.contests.rounds import apply_first, apply_next
from birge.site.demo.contests.youth import NAMES as YOUTH
from birge.site.demo.contests.youth import OPENED as YOUTH_OPENED

FOUNDED = date(2015, 1, 12)
CHILDREN = Project(
    "Эмгек миграциясында жүргөн ата-энелердин балдары", "Балдар үчүн күндүзгү борбор жана психологдун жардамы"
)
SHELTER = Project(
    "Үй-бүлөлүк зомбулуктун курмандыктары болгон аялдар", "Зомбулуктан жапа чеккен аялдарга кеңеш жана жардам"
)
YARD = Project("Көчө бою жарык", "Мектепке барчу көчөгө жарык коюу")
SPORT = Project("Короодогу спорт", "Эки короого спорт аянтчасын куруу")
STREET = Project("Күндүзгү жардам пункту", "Тамак, кеңеш жана документтерге жардам")
FLOOD = Project("Сел жүргөн көчө", "Көчөнү тазалоо жана арыкты бекемдөө")
YOUTH_DOLLARS = (9_000, 8_800, 8_900, 8_833, 8_700, 8_900, 8_800)
"""The seven that win come to 61,933 dollars, which is in the sources; each sum is invented."""
YOUTH_MORE_DOLLARS = (9_500, 9_900, 9_700)


@transaction.atomic
def make_applications(cast: dict[str, Account], now: datetime) -> None:
    """Made unless they are there."""
    if Application.objects.filter(call__is_demo=True).exists():
        return
    fund = _fund(cast["director"])
    director = actor_of(cast["director"], roles_held(cast["director"], SINCE, {"director"})[0])
    _karakol_2019()
    others = [
        organisation("«Мээрим» коомдук бирикмеси", "Общественное объединение «Мээрим»", SINCE, BEGINNING,
                     ["Айнура Бекова", "Канат Исмаилов"]),
        organisation("«Тилек» коомдук фонду", "Общественный фонд «Тилек»", SINCE, BEGINNING, ["Гүлмира Сатарова"]),
    ]  # fmt: skip
    _karakol_now(fund, director, others, now)
    _rapid(fund, director, others, now)
    _youth()


def _fund(director: Account) -> Applicant:
    held = roles_held(director, SINCE, {"director"})[0]
    assert held.organisation is not None  # noqa: S101  the cast says so
    by = actor_of(director, held)
    fund = applicants.add_organisation_applicant(organisation=held.organisation, by=by, at=BEGINNING)
    for name, post in (("Мээрим Кадырова", "директор"), ("Самат Жолдошев", "төрага"), ("Айжан Турсунова", "")):
        applicants.add_board_member(applicant=fund, name=name, post=post, starts_on=SINCE, by=by, at=BEGINNING)
    applicants.change_profile(
        applicant=fund, phone="+996700000001", by=by, at=BEGINNING,
        facts={"mandate": "Балдарга жана жаштарга жардам (үлгү)", "people": "3 кызматкер, 12 ыктыярчы"},
        answers={"accounts": True, "rules": True, "conflicts": False, "returned": False},
    )  # fmt: skip
    return fund


def _called(names: Any) -> Call:
    return Call.objects.select_related("rule_set").get(is_demo=True, names__ky=names["ky"])


def _karakol_2019() -> None:
    """Five applied in 2019; one of them was not admitted."""
    call = _called(FIRST["names"])
    at = datetime(2019, 3, 20, 5, 0, tzinfo=UTC)
    contest = Round(call, SYSTEM, at)
    rows = [
        ("«Балдарга тирек» коомдук фонду", "Общественный фонд «Балдарга тирек»", CHILDREN, 200_000),
        ("«Улукман дарыгер» ассоциациясы", "Ассоциация «Улукман дарыгер»", SHELTER, 200_000),
        ("«Жарык көчө» бирикмеси", "Объединение «Жарык көчө»", YARD, 180_000),
        ("«Ден соолук» фонду", "Фонд «Ден соолук»", SPORT, 150_000),
        ("«Күндүзгү үй» фонду", "Фонд «Күндүзгү үй»", STREET, 90_000),
    ]
    for number, (name, name_ru, project, som) in enumerate(rows):
        applicant = organisation(name, name_ru, FOUNDED, at, [f"Башкарма мүчөсү {number + 1}"])
        contest.submit(applicant, Project(project.title, project.doing, one_row(som)), som, at + timedelta(days=number))
    opened_at = datetime(2019, 4, 4, 4, 0, tzinfo=UTC)
    contest.open(opened_at)
    *admitted, last = call.applications.order_by("number")
    for application in admitted:
        formal.admit(application=application, by=SYSTEM, at=opened_at)
    formal.refuse(application=last, reason="Долбоор бул конкурстун максатына кирбейт (үлгү)", by=SYSTEM, at=opened_at)


def _karakol_now(fund: Applicant, director: Actor, others: list[Applicant], now: datetime) -> None:
    """Open: the fund writes, two others have submitted."""
    contest = Round(_called(THIRD["names"]), SYSTEM, now - timedelta(days=5))
    contest.draft(fund, Project(STREET.title, STREET.doing, one_row(160_000)), 160_000, director, now)
    for number, applicant in enumerate(others):
        project = Project(SPORT.title, SPORT.doing, one_row(120_000 + number * 1000))
        contest.submit(applicant, project, 120_000 + number * 1000, now - timedelta(days=2 - number))


def _rapid(fund: Applicant, director: Actor, others: list[Applicant], now: datetime) -> None:
    """A first round was opened. Of the next the fund repairs, another one waits for the check, one more is sealed."""
    contest = Round(_called(RAPID["names"]), SYSTEM, now - ANNOUNCED_BEFORE)
    apply_first(contest, now)
    apply_next(contest, now)
    mine = contest.submit(
        fund, Project(FLOOD.title, FLOOD.doing, one_row(4_000)), 4_000, now - timedelta(days=3), director
    )
    contest.submit(others[0], Project(YARD.title, YARD.doing, one_row(2_500)), 2_500, now - timedelta(days=2))
    contest.open(now - timedelta(days=1))
    words = "Сумма кайсы жумушка кетери айтылган эмес"
    formal.ask_for_repair(
        application=mine, found=[formal.Found("wrong", "texts:doing", words)], by=SYSTEM, at=now - timedelta(hours=1)
    )
    contest.submit(others[1], Project(SPORT.title, SPORT.doing, one_row(3_000)), 3_000, now - timedelta(hours=5))


def _youth() -> None:
    """Ten groups of young people; the seven smaller sums come to what the donor gave."""
    call = _called(YOUTH)
    at = datetime(2026, 2, 20, 5, 0, tzinfo=UTC)
    contest = Round(call, SYSTEM, at)
    for number, dollars in enumerate((*YOUTH_DOLLARS, *YOUTH_MORE_DOLLARS), start=1):
        name = f"Жаштар тобу {number} (ойдон чыгарылган)"
        group = applicants.add_applicant(kind=ApplicantKind.GROUP, name=name, by=SYSTEM, at=at)
        project = Project(f"Жаштардын демилгеси {number}", "Айылда жаштар үчүн иш", one_row(dollars))
        contest.submit(group, project, dollars, at + timedelta(hours=number))
    contest.open(YOUTH_OPENED)
    for application in call.applications.order_by("number"):
        formal.admit(application=application, by=SYSTEM, at=YOUTH_OPENED)
