"""What happens to a rota that is published: the canal stood, or two users swap their turns."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from birge.algorithms.water.roster import Night, Span, made_up
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.events import publish as tell
from birge.water.actions.rotas import RotaChanged
from birge.water.enums import RotaState
from birge.water.models import Canal, Rota, Swap, Turn
from birge.water.queries.register import users_named
from birge.water.rota_planning import RotaRefused

_PLACES = Decimal("0.001")
_MINUTE = timedelta(minutes=1)
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@transaction.atomic
def make_up(rota: Rota, *, stood_from: datetime, stood_until: datetime, why: str, by: Actor, at: datetime) -> Rota:
    """A draft of the next version: whoever lost minutes gets them after the last turn. Raises RotaRefused."""
    Canal.objects.select_for_update().get(pk=rota.canal_id)
    rota = Rota.objects.get(pk=rota.pk)
    if rota.state != RotaState.PUBLISHED or Rota.objects.filter(replaces=rota).exists():
        raise RotaRefused(_("Only a published rota without a newer version can be replaced."))
    turns = list(Turn.objects.filter(rota=rota).order_by("starts_at", "number"))
    if not any(turn.starts_at < stood_until and stood_from < turn.ends_at for turn in turns):
        raise RotaRefused(_("No turn lies in this time: nothing has to be made up."))
    new = Rota(
        association_id=rota.association_id,
        season_id=rota.season_id,
        canal_id=rota.canal_id,
        allocation_id=rota.allocation_id,
        basis=rota.basis,
        with_branches=rota.with_branches,
        version=rota.version + 1,
        replaces=rota,
        why=why.strip(),
        stood_from=stood_from,
        stood_until=stood_until,
        starts_at=rota.starts_at,
        flow_lps=rota.flow_lps,
        case=rota.case,
        by=by.as_json(),
        at=at,
    )
    rows = _rows(new, turns, _minute(stood_from), _minute(stood_until))
    new.ends_at = max(rota.ends_at, *(row.ends_at for row in rows))
    new.save(force_insert=True)
    Turn.objects.bulk_create(rows, batch_size=500)
    after = {"stood_from": stood_from.isoformat(), "stood_until": stood_until.isoformat(), "why": new.why}
    journal.record(by=by, at=at, verb="water.make_up_rota", subject=new, also=[rota], after=after)
    return new


def _minute(moment: datetime) -> int:
    return int((moment - _BEGINNING) / _MINUTE)


def _moment(minute: int) -> datetime:
    return _BEGINNING + minute * _MINUTE


def _rows(rota: Rota, turns: list[Turn], begins: int, ends: int) -> list[Turn]:
    """The turns of the new version. The volume of a broken turn is divided by minutes; its last part gets the rest."""
    night = _night(rota)
    offset = int((timezone.localtime(rota.starts_at).utcoffset() or timedelta()) / _MINUTE)
    spans = [Span(str(number), _minute(turn.starts_at), _minute(turn.ends_at)) for number, turn in enumerate(turns)]
    parts: dict[int, list[Span]] = defaultdict(list)
    for span in made_up(spans, begins, ends):
        parts[int(span.id)].append(span)
    used: dict[int, int] = defaultdict(int)
    rows = []
    for number, turn in enumerate(turns):
        left = turn.volume_m3
        for place, span in enumerate(parts[number]):
            is_last = place == len(parts[number]) - 1
            own = turn.volume_m3 * span.minutes / max(1, spans[number].minutes)
            volume = left if is_last else own.quantize(_PLACES)
            left -= volume
            used[turn.number] += 1
            rows.append(
                Turn(
                    rota=rota,
                    number=turn.number,
                    part=used[turn.number],
                    user_id=turn.user_id,
                    outlet_id=turn.outlet_id,
                    starts_at=_moment(span.start),
                    ends_at=_moment(span.end),
                    volume_m3=volume,
                    night_minutes=night.minutes(span.start + offset, span.end + offset),
                )
            )
    return rows


def _night(rota: Rota) -> Night:
    """The night by which the rota was drawn up."""
    clocks = (rota.case["night"][key].split(":") for key in ("from", "to"))
    begins, ends = (int(hours) * 60 + int(minutes) for hours, minutes in clocks)
    return Night(begins, ends)


@transaction.atomic
def swap(
    first: Turn,
    second: Turn,
    *,
    first_way: str,
    second_way: str,
    agreed_at: datetime,
    night_agreed: bool = False,
    by: Actor,
    at: datetime,
) -> Swap:
    """Exchange the users of two turns of one rota that have not begun; both agreed. Raises RotaRefused.

    Whoever asks for turns by daylight takes night minutes only when she said yes to that herself.
    """
    rota = Rota.objects.select_for_update().get(pk=first.rota_id)
    first, second = _pair(rota, first, second, at)
    if agreed_at > at:
        raise RotaRefused(_("They cannot have agreed after today: check when."))
    takes_night = _day_only_at_night(first, second)
    if takes_night and not night_agreed:
        raise RotaRefused(_("She asks for turns by daylight and would get one at night: ask her, and tick her yes."))
    made = Swap.objects.create(
        first=first, second=second, first_user_id=first.user_id, second_user_id=second.user_id, first_way=first_way,
        second_way=second_way, night_agreed=takes_night, agreed_at=agreed_at, by=by.as_json(), at=at,
    )  # fmt: skip
    _exchange(first, second)
    after = {"first": str(first.pk), "second": str(second.pk), "ways": [first_way, second_way],
             "agreed_at": agreed_at.isoformat(), "night_agreed": takes_night}  # fmt: skip
    journal.record(by=by, at=at, verb="water.swap_turns", subject=rota, also=[made.first_user, made.second_user],
                   after=after)  # fmt: skip
    tell(RotaChanged(rota.pk, (first.pk, second.pk), True, at))
    return made


def _exchange(first: Turn, second: Turn) -> None:
    first.user_id, second.user_id = second.user_id, first.user_id
    first.outlet_id, second.outlet_id = second.outlet_id, first.outlet_id
    for turn in (first, second):
        turn.save(update_fields=["user", "outlet"])


def _pair(rota: Rota, first: Turn, second: Turn, at: datetime) -> tuple[Turn, Turn]:
    """Both turns as they are now. Raises RotaRefused where they cannot be swapped at all."""
    rows = {turn.pk: turn for turn in Turn.objects.filter(rota=rota, pk__in=[first.pk, second.pk])}
    if rota.state != RotaState.PUBLISHED or len(rows) != 2 or Rota.objects.filter(replaces=rota).exists():
        raise RotaRefused(_("Choose two turns of one published rota without a newer version."))
    first, second = rows[first.pk], rows[second.pk]
    if first.user_id == second.user_id:
        raise RotaRefused(_("Both turns are the same user's."))
    if min(first.starts_at, second.starts_at) <= at:
        raise RotaRefused(_("One of the turns has begun."))
    return first, second


def _day_only_at_night(first: Turn, second: Turn) -> bool:
    """Whether a user who asks for daylight would take night minutes."""
    states = users_named([first.user_id, second.user_id], timezone.localdate(first.starts_at))
    taken = ((first.user_id, second), (second.user_id, first))
    return any(turn.night_minutes and user in states and states[user].day_only for user, turn in taken)
