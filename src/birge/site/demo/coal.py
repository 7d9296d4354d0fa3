"""The demo's coal: one distribution published and partly handed out, one to decide, for families of its book."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Any

from birge.algorithms.shares import Rule
from birge.kernel.actors import Actor
from birge.people.models import Account
from birge.places.models import Place
from birge.places.queries import within
from birge.registers.models import Household
from birge.sharing.actions.deciding import compare, decide, publish
from birge.sharing.actions.handing import hand_over
from birge.sharing.actions.preparing import ClaimantData, ShareOutData, add_claimants, create
from birge.sharing.models import ShareOut
from birge.sharing.needs import Need
from birge.sharing.queries.matching import fitting
from birge.site.demo.council import minutes_reference

DECIDED_AT = datetime(2026, 1, 22, 5, 0, tzinfo=UTC)
BEGUN_AT = datetime(2026, 11, 16, 5, 0, tzinfo=UTC)


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
    for claimant in past.claimants.filter(given__isnull=False).order_by("number")[: past.claimants.count() * 5 // 8]:
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
    """Families of the book, the same every time: the season seeds them."""
    chance = random.Random(season)  # noqa: S311  (demo data, not a secret)
    day = at.date()
    households = list(fitting(Need(), within([place.pk], day), day).order_by("place__soate", "number"))
    return [_family(chance, row) for row in chance.sample(households, min(count, len(households)))]


def _family(chance: random.Random, row: Any) -> ClaimantData:
    return ClaimantData(
        name=row.head_name,
        address=f"{row.street} көчөсү, {row.house}",
        village=Place(pk=row.place_id),
        people=row.people,
        household=Household(pk=row.household_id),
        claim=Fraction(chance.randint(2, 8), 2),
        floor=Fraction(1) if row.people >= 7 else Fraction(0),
    )
