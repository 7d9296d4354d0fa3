"""What a water master carries along without a network: turns, users of canals without a rota, gauge posts.

A thing is named by a text that means the same tomorrow: `t.<turn>`, `g.<user>.<outlet>.<day>`, `p.<post>.<day>.<half>`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from birge.people.models import Organisation
from birge.water.models import Delivery, GaugePost, Outlet, OutletState, Tenure, Turn, WaterUser, WaterUserState
from birge.water.queries.register import users_named
from birge.water.queries.rotas import published_turns, turns_between
from birge.water.queries.volumes import midnight

HALVES = (1, 2)
"""A post is read twice a day."""


@dataclass(frozen=True)
class Gate:
    """Water to a user through an outlet, in her turn or on a day; `last` is the delivery that counts, if any."""

    association_id: UUID
    user: WaterUser
    outlet: Outlet
    turn: Turn | None
    on: date
    known: WaterUserState | None
    last: Delivery | None

    @property
    def subject(self) -> str:
        """What the phone calls it."""
        if self.turn:
            return f"t.{self.turn.pk.hex}"
        return f"g.{self.user.pk.hex}.{self.outlet.pk.hex}.{self.on:%Y%m%d}"

    @property
    def version(self) -> str:
        """Another text when anything was written of it."""
        row = self.last
        if row is None:
            return "0"
        return f"{row.pk.hex} {row.stopped_at.timestamp() if row.stopped_at else ''} {row.confirmation}"


@dataclass(frozen=True)
class Slot:
    """One of the two readings of a post on a day. What is read is only added, so it is never overtaken."""

    gauge: GaugePost
    on: date
    half: int

    @property
    def association_id(self) -> UUID:
        """Whose post it is."""
        association: UUID = self.gauge.association_id
        return association

    @property
    def subject(self) -> str:
        """What the phone calls it."""
        return f"p.{self.gauge.pk.hex}.{self.on:%Y%m%d}.{self.half}"


def gates_of(association: Organisation, canals: Iterable[UUID], on: date, days: int) -> list[Gate]:
    """The turns of these canals on these days; of a canal without turns every user today: six queries."""
    wanted = set(canals)
    from_at, to_at = midnight(on), midnight(on + timedelta(days=days))
    turns = list(turns_between(association, from_at, to_at).filter(rota__canal__in=wanted))
    without = wanted - {turn.rota.canal_id for turn in turns}
    places = OutletState.objects.on(on).filter(canal__in=without).select_related("outlet")
    outlets = {row.outlet_id: row.outlet for row in places.order_by("canal__code", "distance_m")}
    watered = list(
        Tenure.objects.on(on)
        .filter(
            parcel__states__starts_on__lte=on, parcel__states__ends_on__gt=on, parcel__states__outlet__in=list(outlets)
        )
        .order_by("user__number")
        .values_list("user", "parcel__states__outlet")
        .distinct()
    )
    users = {user.pk: user for user in WaterUser.objects.filter(pk__in={user for user, _outlet in watered})}
    known = users_named({*users, *(turn.user_id for turn in turns)}, on)
    of_turns, of_day = _last(association, turns, from_at, midnight(on + timedelta(days=1)))
    gates = [
        Gate(association.pk, turn.user, turn.outlet, turn, on, known.get(turn.user_id), of_turns.get(turn.pk))
        for turn in turns
    ]
    return gates + [
        Gate(association.pk, users[user], outlets[outlet], None, on, known.get(user), of_day.get((user, outlet)))
        for user, outlet in watered
    ]


def _last(
    association: Organisation, turns: Sequence[Turn], from_at: datetime, to_at: datetime
) -> tuple[dict[UUID | None, Delivery], dict[tuple[UUID, UUID], Delivery]]:
    """The last delivery of each of these turns, and of the day without a turn by user and outlet."""
    rows = Delivery.objects.filter(association=association, corrected_by=None).order_by("started_at", "pk")
    of_turns = {row.turn_id: row for row in rows.filter(turn__in=[turn.pk for turn in turns])}
    of_day = rows.filter(turn=None, started_at__gte=from_at, started_at__lt=to_at)
    return of_turns, {(row.user_id, row.outlet_id): row for row in of_day}


def thing_named(subject: str, on: date) -> Gate | Slot | None:
    """The thing as it stands, its user or post locked; None for what there is not (any more)."""
    kind, *parts = subject.split(".")
    try:
        if kind == "t" and len(parts) == 1:
            return _gate_of_turn(UUID(parts[0]), on)
        if kind == "g" and len(parts) == 3:
            return _gate_of_day(UUID(parts[0]), UUID(parts[1]), _day(parts[2]))
        if kind == "p" and len(parts) == 3 and int(parts[2]) in HALVES:
            gauge = GaugePost.objects.select_for_update().filter(pk=UUID(parts[0])).first()
            return Slot(gauge, _day(parts[1]), int(parts[2])) if gauge else None
    except ValueError:
        return None
    return None


def called(subjects: Sequence[str], on: date) -> dict[str, str]:
    """What these things are called in lists, by subject: five queries."""
    parts = {subject: subject.split(".") for subject in subjects}
    ids = {part for found in parts.values() for part in found[1:3] if len(part) == 32}
    turns = {turn.pk.hex: turn for turn in published_turns().filter(pk__in=ids)}
    outlets = {row.pk.hex: row for row in Outlet.objects.filter(pk__in=ids)}
    users = {row.pk.hex: row for row in WaterUser.objects.filter(pk__in=ids)}
    posts = {row.pk.hex: row for row in GaugePost.objects.filter(pk__in=ids)}
    known = users_named({*(row.pk for row in users.values()), *(row.user_id for row in turns.values())}, on)
    found = {}
    for subject, (kind, *keys) in parts.items():
        turn = turns.get(keys[0]) if keys else None
        if kind == "t" and turn:
            found[subject] = gate_title(turn.user, known.get(turn.user_id), turn.outlet, turn)
        elif kind == "g" and keys[0] in users and keys[1] in outlets:
            user = users[keys[0]]
            found[subject] = gate_title(user, known.get(user.pk), outlets[keys[1]], None)
        elif kind == "p" and keys[0] in posts:
            found[subject] = posts[keys[0]].code
    return found


def gate_title(user: WaterUser, known: WaterUserState | None, outlet: Outlet, turn: Turn | None) -> str:
    """The user, the outlet, and when her turn begins."""
    when = f"{timezone.localtime(turn.starts_at):%d.%m %H:%M} · " if turn else ""
    return f"{when}{user.number} {known or ''} · {outlet.code}"


def _day(text: str) -> date:
    return datetime.strptime(text, "%Y%m%d").date()  # noqa: DTZ007  (a day, not a moment)


def _gate_of_turn(pk: UUID, on: date) -> Gate | None:
    turn = published_turns().filter(pk=pk).first()
    if turn is None:
        return None
    WaterUser.objects.select_for_update().get(pk=turn.user_id)
    last = Delivery.objects.filter(turn=turn, corrected_by=None).order_by("-started_at", "-pk").first()
    known = users_named([turn.user_id], on).get(turn.user_id)
    return Gate(turn.rota.association_id, turn.user, turn.outlet, turn, on, known, last)


def _gate_of_day(user: UUID, outlet: UUID, on: date) -> Gate | None:
    found = WaterUser.objects.select_for_update().filter(pk=user).first()
    tap = Outlet.objects.filter(pk=outlet).first()
    if found is None or tap is None or tap.association_id != found.association_id:
        return None
    rows = Delivery.objects.filter(user=found, outlet=tap, turn=None, corrected_by=None)
    of_day = rows.filter(started_at__gte=midnight(on), started_at__lt=midnight(on + timedelta(days=1)))
    known = users_named([user], on).get(user)
    return Gate(found.association_id, found, tap, None, on, known, of_day.order_by("-started_at", "-pk").first())
