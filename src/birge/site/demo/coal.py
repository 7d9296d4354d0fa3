"""The demo's coal: one distribution published and partly handed out, one to decide. All families are invented."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from fractions import Fraction

from birge.algorithms.shares import Rule
from birge.kernel.actors import Actor
from birge.people.models import Account
from birge.places.models import Place
from birge.places.queries import within
from birge.sharing.actions.deciding import compare, decide, publish
from birge.sharing.actions.handing import hand_over
from birge.sharing.actions.preparing import ClaimantData, ShareOutData, add_claimants, create
from birge.sharing.models import ShareOut
from birge.site.demo.council import minutes_reference

DECIDED_AT = datetime(2026, 1, 22, 5, 0, tzinfo=UTC)
BEGUN_AT = datetime(2026, 11, 16, 5, 0, tzinfo=UTC)
SURNAMES = ["Асанов", "Бакиров", "Жумабаев", "Өмүралиев", "Үсөнов", "Токтогулов", "Эркинбаев", "Сулайманов",
            "Кожобеков", "Нурматов", "Шералиев", "Ысаков", "Төлөгөнов", "Мамытов", "Чыныбаев", "Аширов"]  # fmt: skip
WOMEN = ["Айгүл", "Гүлзат", "Бурул", "Нургүл", "Чынара", "Үмүт", "Рахат", "Жаңыл", "Салтанат", "Дамира"]
MEN = ["Нурлан", "Бакыт", "Таалай", "Өмүрбек", "Үсөн", "Маратбек", "Жаныбек", "Кубан", "Сапар", "Эркин"]
STREETS = ["Достук", "Ынтымак", "Мектеп", "Арык", "Жаштык"]


def make_coal(place: Place, clerk: Account) -> None:
    """Two share-outs of the aimak, made unless they are there."""
    if ShareOut.objects.filter(place=place).exists():
        return
    by = Actor(account=clerk.pk, name=clerk.name, role="clerk", scope=str(place.pk))
    past = _begin(place, "2025–2026", 60, Fraction(96), by, DECIDED_AT - timedelta(days=2))
    compare(past, by=by, at=DECIDED_AT)
    past = decide(
        past,
        rule=Rule.EQUAL_AWARDS,
        minutes_text=minutes_reference(),
        request_key="demo-coal-2025",
        by=by,
        at=DECIDED_AT,
    )
    publish(past, by=by, at=DECIDED_AT + timedelta(hours=1))
    for claimant in past.claimants.filter(given__isnull=False).order_by("number")[:38]:
        hand_over(claimant, amount=claimant.left, by=by, at=DECIDED_AT + timedelta(days=5))
    _begin(place, "2026–2027", 48, Fraction(80), by, BEGUN_AT)


def _begin(place: Place, season: str, families: int, amount: Fraction, by: Actor, at: datetime) -> ShareOut:
    data = ShareOutData(
        titles={
            "ky": f"Кышкы көмүр, {season} (үлгү)",
            "ru": f"Уголь на зиму, {season} (пример)",
            "en": f"Coal for the winter, {season} (example)",
        },
        good="Көмүр",
        unit="т",
        amount=amount,
        quantum=Fraction(1, 2),
        season=season,
        legal_base="Айылдык кеңештин токтому (ойдон чыгарылган)",
    )
    share_out = create(place=place, data=data, by=by, at=at, is_demo=True)
    add_claimants(share_out, claimants=_families(place, season, families, at), by=by, at=at)
    return share_out


def _families(place: Place, season: str, count: int, at: datetime) -> list[ClaimantData]:
    """The same invented families every time: the season seeds them."""
    chance = random.Random(season)  # noqa: S311  (demo data, not a secret)
    villages = list(within([place.pk], at.date()).exclude(pk=place.pk).order_by("soate"))
    return [_family(chance, villages) for _number in range(count)]


def _family(chance: random.Random, villages: list[Place]) -> ClaimantData:
    woman = chance.random() < 0.4
    surname = chance.choice(SURNAMES) + ("а" if woman else "")
    people = chance.randint(1, 9)
    return ClaimantData(
        name=f"{surname} {chance.choice(WOMEN if woman else MEN)}",
        address=f"{chance.choice(STREETS)} көчөсү, {chance.randint(1, 90)}",
        village=chance.choice(villages),
        people=people,
        claim=Fraction(chance.randint(2, 8), 2),
        floor=Fraction(1) if people >= 7 else Fraction(0),
    )
