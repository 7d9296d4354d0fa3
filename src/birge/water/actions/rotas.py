"""A rota from its draft to everybody's phone: drafted, published, dropped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from birge.algorithms.cases import NoAnswer
from birge.algorithms.water.roster import Roster
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.events import publish as tell
from birge.water.enums import RotaBasis, RotaState
from birge.water.models import Canal, Rota, Turn
from birge.water.rota_cases import Canvass, Holder, case_of, roster_of
from birge.water.rota_planning import RotaPlan, RotaRefused, canvass, refusal_of

_PLACES = Decimal("0.001")


@dataclass(frozen=True)
class RotaChanged:
    """These turns are new, moved or swapped; the users hear of it."""

    rota: UUID
    turns: tuple[UUID, ...]
    is_news: bool
    at: datetime


@transaction.atomic
def draft_rota(plan: RotaPlan, *, replaces: Rota | None = None, why: str = "", by: Actor, at: datetime) -> Rota:
    """A draft of the turns; the same once more is the same draft. Raises RotaRefused."""
    canal = Canal.objects.select_for_update().get(pk=plan.canal.pk)
    if replaces is not None:
        _check_replaceable(replaces, canal, at)
    asked, season = canvass(plan)
    case = case_of(asked)
    drafts = Rota.objects.filter(canal=canal, state=RotaState.DRAFT, replaces=replaces)
    if standing := next((draft for draft in drafts if draft.case == case), None):
        return standing
    roster = _roster(asked, case)
    starts_at = asked.starts_at + timedelta(minutes=roster.shift)
    rota = Rota(
        association_id=canal.association_id,
        season=season,
        canal=canal,
        allocation=plan.allocation if plan.basis == RotaBasis.VOLUME else None,
        basis=plan.basis,
        with_branches=plan.with_branches,
        version=replaces.version + 1 if replaces else 1,
        replaces=replaces,
        why=why.strip(),
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=plan.cycle_hours),
        flow_lps=plan.flow_lps,
        case=case,
        by=by.as_json(),
        at=at,
    )
    rota.save(force_insert=True)
    holders = {holder.number: holder for holder in asked.holders}
    Turn.objects.bulk_create((_turn(rota, holders[int(turn.id)], turn) for turn in roster.turns), batch_size=500)
    after = {
        "canal": canal.code,
        "turns": len(roster.turns),
        "starts_at": starts_at.isoformat(),
        "agreed_to_night": sorted(map(str, plan.awake)),
    }
    journal.record(by=by, at=at, verb="water.draft_rota", subject=rota, also=[canal], after=after)
    return rota


def _roster(asked: Canvass, case: dict[str, Any]) -> Roster:
    """The turns. Raises RotaRefused."""
    try:
        return roster_of(case)
    except NoAnswer as error:
        raise refusal_of(error, asked) from error


def _check_replaceable(rota: Rota, canal: Canal, at: datetime) -> None:
    if rota.canal_id != canal.pk:
        raise RotaRefused(_("A rota is replaced by one of the same canal."))
    if rota.state != RotaState.PUBLISHED or Rota.objects.filter(replaces=rota).exists():
        raise RotaRefused(_("Only a published rota without a newer version can be replaced."))
    if Turn.objects.filter(rota=rota, starts_at__lte=at).exists():
        raise RotaRefused(_("Turns of this rota have begun: write when the canal stood instead."))


def _turn(rota: Rota, holder: Holder, turn: Any) -> Turn:
    return Turn(
        rota=rota,
        number=holder.number,
        user_id=holder.user,
        outlet_id=holder.reach.outlet,
        starts_at=datetime.fromisoformat(str(turn.start)),
        ends_at=datetime.fromisoformat(str(turn.end)),
        volume_m3=_rounded(turn.volume),
        night_minutes=turn.night_minutes,
    )


def _rounded(volume: Fraction) -> Decimal:
    return (Decimal(volume.numerator) / Decimal(volume.denominator)).quantize(_PLACES)


@transaction.atomic
def publish_rota(rota: Rota, *, by: Actor, at: datetime) -> Rota:
    """From now on these turns hold; the version before holds no more. Raises RotaRefused."""
    Canal.objects.select_for_update().get(pk=rota.canal_id)
    rota = Rota.objects.select_related("replaces").get(pk=rota.pk)
    if rota.state != RotaState.DRAFT:
        raise RotaRefused(_("This rota is no draft any more."))
    turns = list(Turn.objects.filter(rota=rota))
    _check_free(rota, turns)
    before = set()
    if rota.replaces is not None:
        before = _places(Turn.objects.filter(rota=rota.replaces))
        Rota.objects.filter(pk=rota.replaces.pk).update(state=RotaState.REPLACED)
    rota.state, rota.published_at = RotaState.PUBLISHED, at
    rota.save(update_fields=["state", "published_at"])
    journal.record(by=by, at=at, verb="water.publish_rota", subject=rota, also=[rota.canal],
                   after={"version": rota.version})  # fmt: skip
    new = tuple(turn.pk for turn in turns if _place(turn) not in before)
    tell(RotaChanged(rota.pk, new, rota.replaces_id is not None, at))
    return rota


def _check_free(rota: Rota, turns: list[Turn]) -> None:
    """No outlet may have turns of two rotas at the same time."""
    held = Turn.objects.filter(
        rota__state=RotaState.PUBLISHED,
        outlet__in={turn.outlet_id for turn in turns},
        starts_at__lt=max(turn.ends_at for turn in turns),
        ends_at__gt=min(turn.starts_at for turn in turns),
    ).exclude(rota=rota.replaces_id)
    other = held.select_related("rota__canal").order_by("starts_at").first()
    if other is not None:
        moment = f"{timezone.localtime(other.starts_at):%d.%m.%Y %H:%M}"
        raise RotaRefused(
            _("Another published rota has turns at the same outlets: %(canal)s, %(moment)s.")
            % {"canal": other.rota.canal.code, "moment": moment}
        )


def _place(turn: Turn) -> tuple[Any, ...]:
    return turn.user_id, turn.outlet_id, turn.starts_at, turn.ends_at


def _places(turns: Any) -> set[tuple[Any, ...]]:
    return {_place(turn) for turn in turns}


@transaction.atomic
def drop_rota(rota: Rota, *, by: Actor, at: datetime) -> None:
    """Throw a draft away. Raises RotaRefused."""
    rota = Rota.objects.select_for_update().get(pk=rota.pk)
    if rota.state != RotaState.DRAFT:
        raise RotaRefused(_("This rota is no draft any more."))
    journal.record(by=by, at=at, verb="water.drop_rota", subject=rota, also=[rota.canal])
    Turn.objects.filter(rota=rota).delete()
    rota.delete()
