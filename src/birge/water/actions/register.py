"""Entering, changing and ending what an association's register holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.people.models import Organisation
from birge.water.actions.checking import check
from birge.water.actions.writing import close, plain, write
from birge.water.kinds import Kind, kind_of
from birge.water.models import Canal, CanalHolder, GaugePost, GaugeRating, Parcel, Registered, Tenure, WaterUser

Entered = tuple[str, Mapping[str, Any], date]
"""A code or number, what is so, and from which day on."""


@transaction.atomic
def enter(
    *,
    association: Organisation,
    kind: Kind,
    label: str,
    values: Mapping[str, Any],
    since: date,
    by: Actor,
    at: datetime,
) -> Registered:
    """Enter a thing that is so from `since` on."""
    if kind.identity.objects.filter(association=association, **{kind.label: label}).exists():
        raise ValidationError({"label": _("This code or number stands in the register already.")})
    check(association.pk, None, values, since)
    thing = kind.identity(association=association, **{kind.label: label})
    thing.save(force_insert=True)
    _old, new = write(kind.state, kind.of(thing), values, since)
    after = {kind.label: label, **(plain(new) or {})}
    journal.record(by=by, at=at, verb=f"water.enter_{kind.name}", subject=thing, also=[association], after=after)
    return thing


@transaction.atomic
def change(*, thing: Registered, values: Mapping[str, Any], since: date, by: Actor, at: datetime) -> None:
    """From `since` on these values hold, whatever is not named stays; on the first day of what holds it corrects it."""
    kind = kind_of(thing)
    kind.identity.objects.select_for_update().get(pk=thing.pk)
    now = kind.state.objects.on(since).filter(**kind.of(thing)).first()
    kept = {name: getattr(now, name) for name in kind.state.value_names()} if now else {}
    named = {kind.state._meta.get_field(name).attname for name in values}  # type: ignore[union-attr]
    check(thing.association_id, thing.pk, values, since)
    all_values = {**{name: value for name, value in kept.items() if name not in named}, **values}
    _record(thing, f"water.change_{kind.name}", *write(kind.state, kind.of(thing), all_values, since), by=by, at=at)


@transaction.atomic
def end(*, thing: Registered, on: date, by: Actor, at: datetime) -> None:
    """From that day on there is no such thing: a canal is given up, a member leaves. What it was stays known."""
    kind = kind_of(thing)
    kind.identity.objects.select_for_update().get(pk=thing.pk)
    row = close(kind.state, kind.of(thing), on)
    for model in (Tenure,) if isinstance(thing, Parcel) else ():
        close(model, kind.of(thing), on)
    if row is not None:
        journal.record(by=by, at=at, verb=f"water.end_{kind.name}", subject=thing, after={"on": on.isoformat()})


@transaction.atomic
def hold(
    *, canal: Canal, side: str, organisation: Organisation, basis: str, since: date, by: Actor, at: datetime
) -> None:
    """From `since` on this organisation owns or operates the canal, by that act."""
    Canal.objects.select_for_update().get(pk=canal.pk)
    values = {"organisation": organisation, "basis": basis}
    written = write(CanalHolder, {"canal_id": canal.pk, "side": side}, values, since)
    _record(canal, f"water.{side}_of_canal", *written, by=by, at=at)


@transaction.atomic
def give(*, parcel: Parcel, user: WaterUser, kind: str, since: date, by: Actor, at: datetime) -> None:
    """From `since` on this user waters the parcel."""
    if user.association_id != parcel.association_id:
        raise ValidationError({"user": _("Choose one of this association.")})
    Parcel.objects.select_for_update().get(pk=parcel.pk)
    written = write(Tenure, {"parcel_id": parcel.pk}, {"user": user, "kind": kind}, since)
    _record(parcel, "water.give_parcel", *written, by=by, at=at, also=[user])


@transaction.atomic
def rate(*, gauge: GaugePost, rows: list[list[str]], since: date, by: Actor, at: datetime) -> None:
    """From `since` on this table of levels (cm) and flows (l/s) holds at the post."""
    GaugePost.objects.select_for_update().get(pk=gauge.pk)
    _record(gauge, "water.rate_gauge", *write(GaugeRating, {"gauge_id": gauge.pk}, {"rows": rows}, since), by=by, at=at)


def _record(
    thing: Registered, verb: str, old: Any, new: Any, *, by: Actor, at: datetime, also: Iterable[Registered] = ()
) -> None:
    if new is not old:
        journal.record(by=by, at=at, verb=verb, subject=thing, also=also, before=plain(old), after=plain(new))


@transaction.atomic
def enter_many(
    *,
    association: Organisation,
    kind: Kind,
    entered: Iterable[Entered],
    by: Actor,
    at: datetime,
    batch: UUID | None = None,
) -> dict[str, Any]:
    """Enter many things of a kind that were checked together; by code or number. One entry in the journal."""
    rows = list(entered)
    things = {label: kind.identity(association=association, batch=batch, **{kind.label: label}) for label, *_r in rows}
    kind.identity.objects.bulk_create(things.values(), batch_size=500)
    kind.state.objects.bulk_create(
        (kind.state(**kind.of(things[label]), **values, starts_on=since, batch=batch) for label, values, since in rows),
        batch_size=500,
    )
    if rows:
        after = {"count": len(rows), "batch": str(batch) if batch else ""}
        journal.record(by=by, at=at, verb=f"water.enter_{kind.name}s", subject=association, after=after)
    return things


@transaction.atomic
def give_many(tenures: Iterable[Tenure], *, association: Organisation, by: Actor, at: datetime) -> None:
    """Bring many new tenures of new parcels at once."""
    rows = list(tenures)
    Tenure.objects.bulk_create(rows, batch_size=500)
    if rows:
        journal.record(by=by, at=at, verb="water.give_parcels", subject=association, after={"count": len(rows)})
