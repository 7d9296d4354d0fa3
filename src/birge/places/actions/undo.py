"""Taking back a change that was recorded by mistake, and trying one out without recording it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.places.actions._containment import lock_territory, rewrite_containment
from birge.places.actions._steps import Impossible, rewrite_keys
from birge.places.models import OPEN_END, Change, Name, Place, Succession, Version
from birge.places.queries import name_of

Made = TypeVar("Made")
Seen = TypeVar("Seen")

_OWN = (Version, Name, Succession)


def try_out(make: Callable[[], Made], look: Callable[[Made], Seen]) -> Seen:
    """What `look` sees after `make`, none of which is kept: the preview is the change itself, rolled back."""
    with transaction.atomic():
        seen = look(make())
        transaction.set_rollback(True)
    return seen


@transaction.atomic
def undo_change(*, by: Actor, at: datetime, change: Change) -> None:
    """As if the change had never been recorded; only while nothing was built on it. The journal keeps both."""
    lock_territory()
    begun = list(Version.objects.filter(started_by=change).select_related("place"))
    founded = [row.place for row in begun if not Version.objects.filter(place=row.place).exclude(pk=row.pk).exists()]
    _check_nothing_built_on(change, founded)
    journal.record(
        by=by,
        at=at,
        verb="places.undo",
        subject=change.place,
        before={"kind": change.kind, "on": change.takes_effect_on.isoformat(), "act": change.act},
    )
    touched = set(Place.objects.filter(names__started_by=change)) - set(founded)
    change.successions.all().delete()
    for model in (Version, Name):
        model.objects.filter(started_by=change).delete()
        model.objects.filter(ended_by=change).update(ends_on=OPEN_END, ended_by=None)
    change.delete()
    Place.objects.filter(id__in=[place.id for place in founded]).delete()
    for place in touched:
        rewrite_keys(place)
    rewrite_containment()


def _check_nothing_built_on(change: Change, founded: list[Place]) -> None:
    later = _("A later change builds on this one. Undo that one first: %(name)s.")
    for model in (Version, Name):
        closed = model.objects.filter(started_by=change, ended_by__isnull=False).first()
        if closed:
            raise Impossible(later % {"name": name_of(closed.place)})
    reopened = Version.objects.filter(ended_by=change, parent__isnull=False).select_related("parent")
    for row in reopened:
        parent = Version.objects.filter(place=row.parent, ends_on=OPEN_END).exists()
        ended_here = Version.objects.filter(place=row.parent, ended_by=change).exists()
        if row.parent and not parent and not ended_here:
            raise Impossible(later % {"name": name_of(row.parent)})
    for place in founded:
        _check_nothing_hangs_on(place, change)


def _check_nothing_hangs_on(place: Place, change: Change) -> None:
    """A unit that the change founded disappears: nothing else in the system may point at it."""
    if Version.objects.filter(parent=place).exclude(started_by=change).exists():
        raise Impossible(_("Units were put into %(name)s since.") % {"name": name_of(place)})
    if place.changes.exclude(pk=change.pk).exists():
        raise Impossible(_("%(name)s was changed since.") % {"name": name_of(place)})
    for relation in Place._meta.related_objects:
        model = relation.related_model
        if model._meta.app_label == place._meta.app_label:
            continue
        if model._base_manager.filter(**{relation.field.name: place}).exists():
            raise Impossible(_("Records are already kept under %(name)s.") % {"name": name_of(place)})
