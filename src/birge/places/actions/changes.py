"""Recording changes of the territory: each on a day, by a legal act. A day that lies ahead is allowed.

All take `by`, `at`, `on` and `act`, and refuse with `Impossible` what cannot be: a day before the unit's last change, a
unit in itself, units of different levels merged, a unit abolished that others lie in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from birge.kernel.actors import Actor
from birge.places.actions._steps import Impossible, NewUnit, Steps, given_names
from birge.places.enums import ChangeKind, Kind, level_of
from birge.places.models import Change, Place, Version
from birge.places.queries import name_of, names_of


@transaction.atomic
def create_place(
    *, by: Actor, at: datetime, on: date, act: str, kind: Kind, parent: Place | None, names: Mapping[str, str],
    soate: str = "",
) -> Place:  # fmt: skip
    """A new unit from the day on, for instance a village newly recognised."""
    steps = Steps(by, at, on, act, ChangeKind.CREATE)
    place = steps.found(NewUnit(names, soate=soate), kind=kind, parent=parent)
    steps.finish(None, {"names": given_names(names), "kind": kind, "parent": _id(parent), "soate": soate})
    return place


@transaction.atomic
def rename_place(
    *, by: Actor, at: datetime, on: date, act: str, place: Place, names: Mapping[str, str]
) -> Change:  # fmt: skip
    """Other names from the day on. All languages are given anew: a language left out has no name any more."""
    steps = Steps(by, at, on, act, ChangeKind.RENAME)
    new = given_names(names)
    steps.standing(place)
    old = names_of(place, on)
    if new == old:
        raise Impossible(_("The names are the same as before."))
    steps.begin(place)
    steps.name(place, new)
    return steps.finish({"names": old}, {"names": new})


@transaction.atomic
def move_place(
    *, by: Actor, at: datetime, on: date, act: str, place: Place, to: Place | None, kind: Kind | None = None
) -> Change:
    """From the day on the unit, with all that lies in it, lies in `to`; its kind may change with it (village, town)."""
    steps = Steps(by, at, on, act, ChangeKind.MOVE)
    old = steps.standing(place)
    kind = kind or Kind(old.kind)
    if old.parent_id == (to.id if to else None) and kind == old.kind:
        raise Impossible(_("The unit already lies there."))
    lower = [child for child in steps.children(place) if child.level <= level_of(kind)]
    if lower:
        raise Impossible(
            _("%(name)s lies in it and is of the same or a higher level.") % {"name": name_of(lower[0].place, on)}
        )
    steps.begin(place)
    steps.put(old, parent=to, kind=kind)
    return steps.finish({"parent": _id(old.parent), "kind": old.kind}, {"parent": _id(to), "kind": kind})


@transaction.atomic
def merge_places(
    *, by: Actor, at: datetime, on: date, act: str, places: Sequence[Place], into: Place | NewUnit
) -> Change:
    """The units end; all that lay in them lies in `into` from the day on: one of them, a neighbour, or a new unit."""
    steps = Steps(by, at, on, act, ChangeKind.MERGE)
    ending = [place for place in dict.fromkeys(places) if place != into]
    if not ending or (isinstance(into, NewUnit) and len(ending) < 2):
        raise Impossible(_("Choose the units to merge."))
    versions = [steps.standing(place) for place in ending]
    if isinstance(into, NewUnit):
        levels = {version.level for version in versions}
        kind = into.kind or Kind(versions[0].kind)
    else:
        receiving = steps.standing(into)
        levels = {version.level for version in (*versions, receiving)}
        kind = Kind(receiving.kind)
    if levels != {level_of(kind)}:
        raise Impossible(_("Only units of one level can be merged."))
    if isinstance(into, NewUnit):
        target = steps.found(into, kind=kind, parent=into.parent or versions[0].parent)
    else:
        target = into
        steps.begin(into)
    for version in versions:
        _hand_over(steps, version.place, target)
    return steps.finish(None, {"merged": [_id(place) for place in ending], "into": _id(target)})


def _hand_over(steps: Steps, place: Place, target: Place) -> None:
    for child in steps.children(place):
        steps.put(child, parent=target)
    steps.end(place)
    steps.link(place, target)


@transaction.atomic
def split_place(
    *, by: Actor, at: datetime, on: date, act: str, place: Place, into: Sequence[NewUnit], keep: bool
) -> Change:
    """New units are made out of one. With `keep` it lives on with the children that no new unit takes, else it ends.

    What hangs on the unit itself stays with it: people sort it into the new units.
    """
    steps = Steps(by, at, on, act, ChangeKind.SPLIT)
    version = steps.standing(place)
    children = {child.place: child for child in steps.children(place)}
    _check_parts(children, into, keep)
    steps.begin(place)
    if not keep:
        steps.end(place)
    for part in into:
        kind = part.kind or Kind(version.kind)
        if level_of(kind) != version.level:
            raise Impossible(_("The parts of a unit are of its level."))
        new = steps.found(part, kind=kind, parent=part.parent or version.parent)
        for child in part.children:
            steps.put(children[child], parent=new)
        steps.link(place, new)
    return steps.finish(None, {"into": [_id(after) for _before, after in steps.links], "keeps": keep})


def _check_parts(children: Mapping[Place, Version], into: Sequence[NewUnit], keep: bool) -> None:
    if len(into) < (1 if keep else 2):
        raise Impossible(_("Splitting makes at least two units out of one."))
    taken = [child for part in into for child in part.children]
    if len(taken) != len(set(taken)) or not set(taken) <= children.keys():
        raise Impossible(_("Each unit goes to one part, and only units that lie here can go."))
    left = children.keys() - set(taken)
    if left and not keep:
        raise Impossible(
            _("Say to which part it goes: %(names)s.") % {"names": ", ".join(sorted(name_of(unit) for unit in left))}
        )


@transaction.atomic
def abolish_place(*, by: Actor, at: datetime, on: date, act: str, place: Place) -> Change:
    """The unit ends without a successor; its land belongs to the unit that it lay in."""
    steps = Steps(by, at, on, act, ChangeKind.ABOLISH)
    version = steps.standing(place)
    if version.parent is None:
        raise Impossible(_("A unit at the top can be merged or split, not abolished."))
    children = steps.children(place)
    if children:
        raise Impossible(
            _("Units still lie in it: %(names)s. Move or merge them first.")
            % {"names": ", ".join(name_of(child.place, on) for child in children[:5])}
        )
    steps.begin(place)
    steps.end(place)
    return steps.finish({"parent": _id(version.parent)}, None)


def _id(place: Place | None) -> str | None:
    return str(place.id) if place else None
