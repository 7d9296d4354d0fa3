"""Local initiatives of the aimak: a call that is open, one whose deadline has passed, and a cancelled one."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from birge.contests.actions.answering import choose_problems
from birge.contests.actions.calls import cancel_call
from birge.contests.enums.problems import ProblemState
from birge.contests.models import Problem, Programme
from birge.kernel.actors import SYSTEM
from birge.kernel.money import Money
from birge.people.actions import OrganisationFacts, add_organisation
from birge.people.enums import OrganisationKind
from birge.people.models import Account
from birge.people.rules import actor_of
from birge.places.models import Place
from birge.places.queries import within
from birge.site.demo.cast import BEGINNING, SINCE
from birge.site.demo.contests.making import SOM, Customer, deadline, texts

CEILING = 47_000 * SOM
"""The ceiling of a real notice of 2020 (Chaek)."""
INITIATIVES = {
    "names": texts("Жергиликтүү демилгелер: айылды жакшыртуу", "Местные инициативы: благоустройство села"),
    "goal": texts("Тургундардын чакан демилгелерин колдоо", "Поддержать небольшие инициативы жителей"),
    "task": texts(
        "Өз салымы бар долбоорлор: көчө жарыгы, балдар аянтчасы, таза суу, жашыл аймак",
        "Проекты с собственным вкладом: освещение улиц, детская площадка, чистая вода, зелёные зоны",
    ),
    "problem_text": texts(
        "Айылдардагы жыйындарда тургундар айтып чыккан маселелердин тизмеси боюнча (үлгү).",
        "По списку проблем, которые жители назвали на сходах в сёлах (пример).",
    ),
    "least_tyiyn": None,
    "most_tyiyn": CEILING,
}
SCHOOLS = {
    **INITIATIVES,
    "names": texts("Мектеп окуучуларынын демилгелери", "Инициативы школьников"),
    "goal": texts("Тең мүмкүнчүлүк жана акыйкат суу", "Равные возможности и справедливая вода"),
    "most_tyiyn": 10_000 * SOM,
}
WHY_CANCELLED = "Каражат депутаттардын резервдик фондуна кайтарылды (үлгү)"


def make_local_initiatives(aimak: Place, cast: dict[str, Account], now: datetime) -> None:
    """The village government's programme and its calls."""
    names = texts("Кароол айыл өкмөтү (үлгү)", "Айыл окмоту Кароол (пример)")
    facts = OrganisationFacts(kind=OrganisationKind.VILLAGE_GOVERNMENT, names=names, place=aimak)
    government = add_organisation(facts=facts, starts_on=SINCE, by=SYSTEM, at=BEGINNING)
    customer = Customer(government, actor_of(cast["head"]))
    rules = customer.rules("local-initiative", SINCE, BEGINNING)
    school_rules = customer.rules("school-or-water", SINCE, BEGINNING)
    programme = _programme(customer, now)
    line = customer.line(
        programme, "budget", texts("Айыл бюджети", "Бюджет айылного аймака"), Money(450_000 * SOM), now
    )
    reserve = texts("Депутаттардын резервдик фонду", "Резервный фонд депутатов")
    fund = customer.line(programme, "reserve-fund", reserve, Money(80_000 * SOM), now)
    at = now - timedelta(days=3)
    facts_now = {**INITIATIVES, "deadline_at": deadline(rules, at, 1)}
    open_call = customer.draft(line, rules, facts_now, 200_000 * SOM, at)
    told = Problem.objects.filter(place__in=within([aimak.pk], SINCE), state=ProblemState.ACCEPTED).order_by("pk")
    choose_problems(open_call, problems=told[:2], by=customer.by, at=at)
    customer.announce(open_call, at)
    before = now - timedelta(days=30)
    ended = {**SCHOOLS, "deadline_at": deadline(school_rules, before)}
    customer.announce(customer.draft(fund, school_rules, ended, 40_000 * SOM, before), before)
    dropped = {**SCHOOLS, "names": texts("Спорт аянтчалары", "Спортивные площадки"),
               "deadline_at": deadline(school_rules, at, 5)}  # fmt: skip
    call = customer.announce(customer.draft(fund, school_rules, dropped, 40_000 * SOM, at), at)
    cancel_call(call, reason=WHY_CANCELLED, by=customer.by, at=now - timedelta(days=1))


def _programme(customer: Customer, now: datetime) -> Programme:
    year = now.year
    return customer.programme(
        texts("Жергиликтүү демилгелерди колдоо", "Поддержка местных инициатив"),
        texts("Тургундар өздөрү баштаган иштерди чакан каражат менен колдоо",
              "Поддержка небольшими средствами того, что жители начинают сами"),
        (date(year, 1, 1), date(year + 1, 7, 1)),
        now,
        basis="",
        source="",
    )  # fmt: skip
