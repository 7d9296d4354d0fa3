"""The people of the demo. All are invented; only the places are real."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache

from django.contrib.auth.hashers import make_password

from birge.kernel.actors import SYSTEM
from birge.people.actions import OrganisationFacts, add_account, add_organisation, appoint
from birge.people.enums import OrganisationKind, Role
from birge.people.models import Account, Assignment, Organisation
from birge.people.sign_in.demo import PASSWORD
from birge.places.models import Place

AIMAK = "41706255832000"
"""Karool aiyl aimak, Ozgon rayon, Osh oblast."""
OTHER_AIMAK = "41706255808000"
"""Its neighbour, Bash-Dobo aiyl aimak."""
RAYON = "41706255000000"
KARAKOL = "41702410000010"

BEGINNING = datetime(2026, 1, 5, 4, 0, tzinfo=UTC)
SINCE = date(2026, 1, 5)


@dataclass(frozen=True)
class Part:
    """One of the cast: sign-in name, invented name, role, and where it holds (a SOATE code or a key below)."""

    username: str
    name: str
    role: Role
    place: str = ""
    organisation: str = ""


PARTS = [
    Part("administrator", "Бакыт Асанов", Role.ADMINISTRATOR, place=RAYON),
    Part("controller", "Гүлнара Осмонова", Role.CONTROLLER, place=RAYON),
    Part("head", "Нурлан Эсенов", Role.HEAD, place=AIMAK),
    Part("clerk", "Айгүл Токтосунова", Role.CLERK, place=AIMAK),
    Part("secretary", "Жылдыз Маматова", Role.SECRETARY, place=AIMAK),
    Part("chair", "Абдыкадыр Шералиев", Role.MEMBER, place=AIMAK),
    Part("resident", "Сонунбү Эркинбаева", Role.RESIDENT, place=AIMAK),
    Part("clerk-of-the-neighbour", "Чолпон Үсөнова", Role.CLERK, place=OTHER_AIMAK),
    Part("director", "Мээрим Кадырова", Role.DIRECTOR, organisation="fund"),
    Part("commission-secretary", "Өмүрбек Сыдыков", Role.SECRETARY, organisation="city"),
    Part("city-head", "Эркин Сулайманов", Role.HEAD, organisation="city"),
    Part("city-accountant", "Бермет Жолдошова", Role.ACCOUNTANT, organisation="city"),
    Part("grant-director", "Айпери Турдубаева", Role.DIRECTOR, organisation="donor"),
    Part("responder", "Руслан Абдиев", Role.RESPONDER, place=RAYON),
    Part("water-master", "Таалайбек Жумабаев", Role.WATER_MASTER, organisation="water"),
    Part("hydrotechnician", "Кубанычбек Исаев", Role.HYDROTECHNICIAN, organisation="water"),
    Part("accountant", "Назгүл Мамытова", Role.ACCOUNTANT, organisation="water"),
    Part("water-director", "Гүлжан Абдразакова", Role.DIRECTOR, organisation="water"),
]

ORGANISATIONS = {
    "fund": OrganisationFacts(
        kind=OrganisationKind.NON_PROFIT,
        names={"ky": "«Үлгү» коомдук фонду (ойдон чыгарылган)", "ru": "Общественный фонд «Үлгү» (вымышленный)"},
    ),
    "city": OrganisationFacts(
        kind=OrganisationKind.CITY_HALL,
        names={"ky": "Каракол шаарынын мэриясы", "ru": "Мэрия города Каракол"},
    ),
    "donor": OrganisationFacts(
        kind=OrganisationKind.DONOR,
        names={
            "ky": "«Демилге» гранттар программасы (ойдон чыгарылган)",
            "ru": "Программа грантов «Демилге» (вымышленная)",
        },
    ),
    "water": OrganisationFacts(
        kind=OrganisationKind.WATER_USERS,
        names={"ky": "«Ак-Суу» СПАсы (ойдон чыгарылган)", "ru": "АВП «Ак-Суу» (вымышленная)"},
    ),
}
WORKS_AT = {"water": AIMAK, "city": KARAKOL}
"""Where an organisation works, as a SOATE code; the others work in the whole country."""


def make_cast() -> dict[str, Account]:
    """The accounts of the demo by sign-in name, made unless they are there."""
    there = {account.username: account for account in Account.objects.filter(is_demo=True)}
    organisations = _standing(there)
    for part in PARTS:
        if part.username in there:
            continue
        if part.organisation and part.organisation not in organisations:
            facts = ORGANISATIONS[part.organisation]
            if part.organisation in WORKS_AT:
                facts = replace(facts, place=Place.objects.get(soate=WORKS_AT[part.organisation]))
            organisations[part.organisation] = add_organisation(facts=facts, starts_on=SINCE, by=SYSTEM, at=BEGINNING)
        there[part.username] = _make(part, organisations)
    return there


def _standing(there: dict[str, Account]) -> dict[str, Organisation]:
    """The organisations of a demo that was made before this one had all its parts."""
    posts = Assignment.objects.filter(account__in=there.values(), organisation__isnull=False)
    found = {post.account_id: post.organisation for post in posts.select_related("organisation") if post.organisation}
    here = [(part, there[part.username].pk) for part in PARTS if part.organisation and part.username in there]
    return {part.organisation: found[account] for part, account in here if account in found}


def demo_account(username: str, name: str) -> Account:
    """An account with the password that everybody knows."""
    account = add_account(username=username, name=name, is_demo=True, by=SYSTEM, at=BEGINNING)
    account.password = _hashed_password()
    account.save(update_fields=["password"])
    return account


@cache
def _hashed_password() -> str:
    """Hashed once: that takes long on purpose, and of a known password there is nothing to protect."""
    return make_password(PASSWORD)


def _make(part: Part, organisations: dict[str, Organisation]) -> Account:
    account = demo_account(part.username, part.name)
    appoint(
        account=account,
        role=part.role,
        place=Place.objects.get(soate=part.place) if part.place else None,
        organisation=organisations[part.organisation] if part.organisation else None,
        starts_on=SINCE,
        by=SYSTEM,
        at=BEGINNING,
    )
    return account
