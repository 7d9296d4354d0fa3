"""Writes the demo's association as its hydrotechnician would have done in spring."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from birge.decisions.enums import State
from birge.kernel.actors import SYSTEM, Actor
from birge.people.actions import OrganisationFacts, add_organisation, appoint
from birge.people.enums import OrganisationKind, Role
from birge.people.models import Account, Assignment, Organisation
from birge.people.rules import actor_of
from birge.places.models import Place, Settlement
from birge.places.queries import within
from birge.registers.models import Membership
from birge.registers.queries.residents import person_of_account
from birge.site.demo.cast import BEGINNING, SINCE
from birge.site.demo.water.deliveries import make_dispute, make_journal
from birge.site.demo.water.fees import make_fees
from birge.site.demo.water.rotas import make_rotas
from birge.site.demo.water.scheme import INVENTED, Drawn, Point, canals, named, outlets
from birge.site.demo.water.season import make_season
from birge.site.demo.water.together import make_circle
from birge.site.demo.water.upkeep import make_upkeep
from birge.site.demo.water.users import Farmer, farmers
from birge.site.demo.water.weather import make_weather
from birge.water.actions import enter_many, give_many, hold, rate
from birge.water.enums import GaugeKind, HolderSide, TenureKind
from birge.water.kinds import KINDS
from birge.water.models import Allocation, Canal, Tenure, WaterUserState

AT = datetime(2026, 2, 9, 5, 0, tzinfo=UTC)
HANDED_OVER_ON = date(2026, 10, 1)
EFFICIENCY_SOURCE = "Ойдон чыгарылган өлчөө / вымышленный замер"
NORTH_OF_THE_VILLAGE = 0.03
USERS_OF_THE_DEMO = 900
"""For whom the canals are drawn."""
OUTLET_LPS = 30
TABLE = [["0", "0"], ["10", "18"], ["20", "62"], ["30", "124"], ["40", "201"], ["50", "292"]]


def make_water(aimak: Place, cast: dict[str, Account], count: int) -> None:
    """The association with so many users, made unless it has canals; the water master works in it."""
    post = Assignment.objects.get(account=cast["hydrotechnician"])
    association = post.organisation
    if association is None or Canal.objects.filter(association=association).exists():
        return
    _employ(cast["water-master"], association)
    by = actor_of(cast["hydrotechnician"], post)
    chance = random.Random("birge: water users")  # noqa: S311  (demo data, not a secret)
    people = farmers(chance, aimak, count, SINCE)
    head = make_register(chance, association, aimak, people, by)
    make_season(association, head, by, actor_of(cast["clerk"]), _users_of(cast["resident"]))
    make_upkeep(association, by)
    make_circle(association, cast, by)
    longitude, latitude = _head(aimak)
    make_weather(association, latitude, longitude, by)
    share = Allocation.objects.get(association=association, decision__state=State.PUBLISHED)
    make_rotas(Canal.objects.get(association=association, code="К-1"), share, by)
    master = actor_of(cast["water-master"])
    make_journal(chance, association, master)
    make_dispute(association, actor_of(cast["water-director"]), master)
    make_fees(association, actor_of(cast["accountant"], Assignment.objects.get(account=cast["accountant"])))


def make_register(
    chance: random.Random, association: Organisation, aimak: Place, people: list[Farmer], by: Actor
) -> Canal:
    """Canals, points, users and parcels; the canals are as wide as so many users need. The main canal."""
    widened = max(1, round(len(people) / USERS_OF_THE_DEMO))
    drawn = canals(_head(aimak), widened)
    things = _canals(association, drawn, by)
    taps = _points(association, drawn, things, Decimal(OUTLET_LPS * widened), by)
    _holders(association, things, Place.objects.get(soate=f"{aimak.soate[:8]}000000"), by)
    _users(chance, association, people, list(taps.values()), by)
    head: Canal = things["М"]
    return head


def _users_of(resident: Account) -> list[UUID]:
    """The users of the household to which the demo's resident belongs."""
    person = person_of_account(resident)
    homes = Membership.objects.on(SINCE).filter(person=person).values("household") if person else []
    users = WaterUserState.objects.on(SINCE).filter(household__in=homes)
    return list(users.values_list("user", flat=True))


def _employ(master: Account, association: Organisation) -> None:
    """A demo that was made before the association has its water master at the place."""
    if not Assignment.objects.filter(account=master, organisation=association).exists():
        appoint(account=master, role=Role.WATER_MASTER, organisation=association, starts_on=SINCE, by=SYSTEM,
                at=BEGINNING)  # fmt: skip


def _head(aimak: Place) -> Point:
    """Where the main canal begins: north of a village of the aimak."""
    near = Settlement.objects.filter(place__in=within([aimak.pk], SINCE)).order_by("wof_id").first()
    if near is None:
        near = Settlement.objects.filter(area__in=within([aimak.pk], SINCE)).order_by("wof_id").first()
    return (near.longitude, near.latitude + NORTH_OF_THE_VILLAGE) if near else (73.3, 40.8)


def _canals(association: Organisation, drawn: list[Drawn], by: Actor) -> dict[str, Any]:
    """Order by order, so that each finds the canal that it leaves."""
    things: dict[str, Any] = {}
    for order in (1, 2, 3):
        rows = [(canal.code, _canal(canal, things), SINCE) for canal in drawn if canal.order == order]
        things |= enter_many(association=association, kind=KINDS["canal"], entered=rows, by=by, at=AT)
    return things


def _canal(canal: Drawn, things: dict[str, Any]) -> dict[str, Any]:
    return {
        "parent": things[canal.parent.code] if canal.parent else None,
        "names": canal.names,
        "source": "" if canal.parent else f"Ак-Суу ({INVENTED['ky']})",
        "distance_m": canal.distance_m,
        "length_m": canal.length_m,
        "capacity_lps": canal.capacity_lps,
        "efficiency": canal.efficiency,
        "efficiency_source": EFFICIENCY_SOURCE,
        "lining": canal.lining,
        "outline": canal.outline(),
    }


def _points(
    association: Organisation, drawn: list[Drawn], things: dict[str, Any], outlet_lps: Decimal, by: Actor
) -> dict[str, Any]:
    """Zones, outlets and gauge posts; the outlets by code."""
    second = [canal for canal in drawn if canal.order == 2]
    zones = enter_many(
        association=association, kind=KINDS["zone"], by=by, at=AT,
        entered=[
            (f"З-{number}", {"names": named(f"{number}-зона", f"Зона {number}")}, SINCE)
            for number, _canal in enumerate(second, start=1)
        ],
    )  # fmt: skip
    of_canal = dict(zip((canal.code for canal in second), zones.values(), strict=True))
    rows = []
    for code, canal, distance in outlets(drawn):
        longitude, latitude = canal.at(distance)
        zone = of_canal.get(canal.code) or of_canal.get(canal.parent.code if canal.parent else "")
        values = {"canal": things[canal.code], "distance_m": distance, "capacity_lps": outlet_lps, "zone": zone}
        rows.append((code, {**values, "latitude": latitude, "longitude": longitude}, SINCE))
    taps = enter_many(association=association, kind=KINDS["outlet"], entered=rows, by=by, at=AT)
    _gauges(association, things, second, by)
    return taps


def _gauges(association: Organisation, things: dict[str, Any], second: list[Drawn], by: Actor) -> None:
    head = {"canal": things["М"], "distance_m": 20, "kind": GaugeKind.CIPOLETTI, "width_m": Decimal("1.5")}
    rows: list[tuple[str, dict[str, Any], date]] = [("Г-1", head, SINCE)]
    for number, canal in enumerate(second, start=2):
        rows.append((f"Г-{number}", {"canal": things[canal.code], "distance_m": 10, "kind": GaugeKind.STAFF}, SINCE))
    gauges = enter_many(association=association, kind=KINDS["gauge"], entered=rows, by=by, at=AT)
    for code, *_rest in rows[1:]:
        rate(gauge=gauges[code], rows=TABLE, since=SINCE, by=by, at=AT)


def _holders(association: Organisation, things: dict[str, Any], rayon: Place, by: Actor) -> None:
    """The association holds its canals; the main one went to the state service in autumn."""
    facts = OrganisationFacts(
        kind=OrganisationKind.STATE_BODY,
        names={
            "ky": f"Суу ресурстары кызматынын райондук бөлүмү ({INVENTED['ky']})",
            "ru": "Районный отдел службы водных ресурсов (вымышленный)",
        },
        place=rayon,
    )
    service = add_organisation(facts=facts, starts_on=SINCE, by=SYSTEM, at=BEGINNING)
    for side in HolderSide:
        hold(canal=things["М"], side=side, organisation=association, basis="", since=SINCE, by=by, at=AT)
    act = "Токтом / постановление 706, 30.10.2025"
    hold(canal=things["М"], side=HolderSide.OWNER, organisation=service, basis=act, since=HANDED_OVER_ON, by=by, at=AT)


def _users(chance: random.Random, association: Organisation, people: list[Farmer], taps: list[Any], by: Actor) -> None:
    numbered = [(str(number), farmer) for number, farmer in enumerate(people, start=1)]
    users = enter_many(
        association=association, kind=KINDS["user"], by=by, at=AT,
        entered=[
            (number, {"name": one.name, "household": one.household, "day_only": one.day_only}, SINCE)
            for number, one in numbered
        ],
    )  # fmt: skip
    plots = [
        (f"{number}/{place}", number, one, area)
        for number, one in numbered
        for place, area in enumerate(one.parcels, start=1)
    ]
    parcels = enter_many(
        association=association, kind=KINDS["parcel"], by=by, at=AT,
        entered=[
            (label, {"area_ha": area, "outlet": chance.choice(taps), "place": one.village}, SINCE)
            for label, _number, one, area in plots
        ],
    )  # fmt: skip
    kinds = [chance.choices(TenureKind.values[:3], [60, 20, 20])[0] for _plot in plots]
    give_many(
        (
            Tenure(parcel=parcels[label], user=users[number], kind=kind, starts_on=SINCE)
            for (label, number, _one, _area), kind in zip(plots, kinds, strict=True)
        ),
        association=association, by=by, at=AT,
    )  # fmt: skip
