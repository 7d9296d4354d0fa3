"""An association whose rules look at vulnerability, with everything that an attacker could read of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.test import Client
from django.urls import reverse

from birge.algorithms.water.share import Rule
from birge.water.actions.allocating import compare, decide, open_allocation, publish, ready_situation, trials_of
from birge.water.actions.allocating import replace as replace_share
from birge.water.actions.assembly import resolve
from birge.water.actions.requests import compute_requests, forecast
from birge.water.enums import AssemblyKind
from birge.water.models import Allocation, Vulnerable, WaterUser
from birge.water.open_figures import OpenFigures, open_figures
from birge.water.performance import performance_of
from birge.water.periods import TenDays
from birge.water.queries.indicators import bands_on
from tests.cast import Cast
from tests.water.delivered import delivered, rota_of, turn_of
from tests.water.small_season import AT, HYDROTECHNICIAN, JUNE, MINUTES, SmallSeason, small_season

LATER = TenDays(date(2026, 6, 21))
SPRING, TODAY = date(2026, 4, 1), date(2026, 7, 1)
FLOOR, WEIGHT, TIER = "413.25", "2.75", "7"
USERS = 24
OUTLETS = ("С-1", "С-1", "С-2", "С-3")


@dataclass
class OpenWorld:
    """Twenty-four users, half of them on a branch that is full; two periods decided, the first decided twice."""

    small: SmallSeason
    shares: list[Allocation]

    @property
    def users(self) -> list[WaterUser]:
        """In the order in which they were entered."""
        return list(self.small.users.values())

    def pages(self, languages: Collection[str] = ("ky", "en")) -> dict[str, str]:
        """Everything that a visitor gets, by language and address."""
        client, found = Client(), {}
        for language in languages:
            client.cookies["birge_language"] = language
            for place, address in enumerate(self._addresses()):
                answer = client.get(address)
                assert answer.status_code == 200, (address, answer.status_code)
                found[f"{language} {place} {plain(address)}"] = plain(answer.content.decode())
        return found

    def packages(self) -> list[str]:
        """The public packages as they are."""
        addresses = [reverse("decisions:public_package", args=[share.decision_id]) for share in self.shares]
        return [Client().get(address).content.decode() for address in addresses]

    def _addresses(self) -> Iterator[str]:
        association = self.small.association.pk
        yield from (reverse(f"water:{name}", args=[association]) for name in ("open", "open_canals"))
        yield reverse("people:organisation", args=[association])
        yield from (reverse(name) for name in ("home", "water:open_index", "decisions:decisions", "meetings:meetings"))
        yield from (reverse("decisions:decisions") + f"?format={ending}" for ending in ("csv",))
        yield from ("/api/v1/decisions", "/to-confirm/")
        for share in self.shares:
            yield share.decision.get_absolute_url()
            yield reverse("decisions:public_package", args=[share.decision_id])
            yield from (
                f"/api/v1/decisions/{share.decision_id}",
                f"/api/v1/decisions/{share.decision_id}/public-package",
            )


def open_world(cast: Cast, vulnerable: Collection[int], later: Collection[int]) -> OpenWorld:
    """The users with these numbers are vulnerable in the first period, and with these in the second."""
    small = small_season(cast.aimak, association=cast.water_users)
    for kind, value in (
        (AssemblyKind.VULNERABLE_FLOOR, FLOOR),
        (AssemblyKind.VULNERABLE_WEIGHT, WEIGHT),
        (AssemblyKind.VULNERABLE_TIER, TIER),
    ):
        resolve(association=small.association, kind=kind, value=Decimal(value), statuses=["low-income"],
                minutes_text=MINUTES, since=SPRING, by=HYDROTECHNICIAN, at=AT)  # fmt: skip
    for number in range(USERS):
        small.user(f"Суучу{number}", OUTLETS[number % 4], str(Decimal("0.4") + Decimal("0.07") * number))
    users = list(small.users.values())
    for number in set(vulnerable) | set(later):
        starts = SPRING if number in vulnerable else LATER.starts_on
        ends = {} if number in later else {"ends_on": LATER.starts_on}
        Vulnerable.objects.create(user=users[number], starts_on=starts, **ends)
    first = _shared(small, JUNE, "first")
    again = _decided(replace_share(first, why="Агым өзгөрдү", by=HYDROTECHNICIAN, at=AT), "again")
    second = _shared(small, LATER, "second")
    world = OpenWorld(small, [first, again, second])
    _delivered(world)
    return world


def _shared(small: SmallSeason, period: TenDays, key: str) -> Allocation:
    compute_requests(small.season, period, by=HYDROTECHNICIAN, at=AT)
    forecast(head=small.head, period=period, flow_lps=Decimal(18), by=HYDROTECHNICIAN, at=AT)
    share = open_allocation(season=small.season, head=small.head, period=period, by=HYDROTECHNICIAN, at=AT)
    return _decided(share, key)


def _decided(share: Allocation, key: str) -> Allocation:
    compare(share, by=HYDROTECHNICIAN, at=AT)
    made = decide(share, rule=Rule.MAX_MIN, minutes_text=MINUTES, request_key=key, by=HYDROTECHNICIAN, at=AT)
    return publish(made, by=HYDROTECHNICIAN, at=AT)


def _delivered(world: OpenWorld) -> None:
    """Everyone got exactly what was decided, and today runs a rota whose turns are as long as the volumes."""
    rota = rota_of(world.small, allocation=world.shares[-1], period=TenDays(TODAY))
    for share in world.shares[1:]:
        for row in share.rows.select_related("request__user", "request__outlet").order_by("request__user__number"):
            request = row.request
            delivered(world.small, request.user, request.outlet, row.given_m3, period=share.period)
            if share is world.shares[-1]:
                turn_of(rota, request.user, request.outlet, minutes=round(row.given_m3))


NOISE = [
    (re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"), "ID"),
    (re.compile(r"\b[0-9a-f]{16,}\b"), "HASH"),
    (re.compile(r"(\b[0-9a-f]{4} ){7,}[0-9a-f]{4}\b"), "KEY"),
    (re.compile(r"csrf\w*\W+value\W+\w+"), "CSRF"),
]


def plain(text: str) -> str:
    """Without ids, hashes, signatures and tokens: these are made by chance."""
    for pattern, word in NOISE:
        text = pattern.sub(word, text)
    return text


def figures_if(world: OpenWorld, vulnerable: Collection[int], later: Collection[int]) -> OpenFigures:
    """What the public page would show if these were the vulnerable ones: computed by one who knows all the rest."""
    today, small = TODAY, world.small
    found = performance_of(small.association, SPRING, date(2026, 10, 1), today)
    for share, chosen in ((world.shares[1], vulnerable), (world.shares[2], later)):
        users = frozenset(world.users[number].pk for number in chosen)
        situation = replace(ready_situation(share), vulnerable=users)
        trial = next(one for one in trials_of(situation) if one.proposal.rule.name == Rule.MAX_MIN)
        results = zip(trial.proposal.subjects, trial.computation.results, strict=True)
        given = {subject.ref: Fraction(result["given_m3"]) for subject, result in results}
        for request in situation.requests:
            gate = (request.user_id, request.outlet_id, share.period_on)
            volume = given[f"{request._meta.label_lower}:{request.pk}"]
            found.flows[gate].delivered = Decimal(volume.numerator) / Decimal(volume.denominator)
    return open_figures(found, bands_on(small.association, today), hidden=True)
