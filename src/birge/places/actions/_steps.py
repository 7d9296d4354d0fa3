"""The steps that changes of the territory are made of, and the checks that all of them share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from birge.kernel import events, journal
from birge.kernel.actors import Actor
from birge.places.actions._containment import lock_territory, rewrite_containment
from birge.places.enums import ChangeKind, Kind, NameState, level_of
from birge.places.models import OPEN_END, Change, Name, Place, SearchKey, Succession, Version
from birge.places.naming import keys_of
from birge.places.queries import name_of


class Impossible(ValueError):
    """The change cannot be made; `str()` is the reason for the person who asked, with what to do about it."""

    def __init__(self, reason: str | Promise) -> None:
        super().__init__(str(reason))


@dataclass(frozen=True)
class NewUnit:
    """A unit that a change brings into being. Names by language; `kind` and `parent` default to the unit's it replaces.

    `children` are the units that go to it (splitting only).
    """

    names: Mapping[str, str]
    kind: Kind | None = None
    parent: Place | None = None
    soate: str = ""
    children: tuple[Place, ...] = ()


@dataclass(frozen=True)
class TerritoryChanged:
    """The news of a change; it takes effect on `on`, which may lie ahead."""

    change: UUID
    kind: str
    on: date
    before: tuple[UUID, ...]
    after: tuple[UUID, ...]


@dataclass
class Steps:
    """One change being made. Every unit that it touches is checked first."""

    by: Actor
    at: datetime
    on: date
    act: str
    kind: ChangeKind
    change: Change = field(init=False)
    links: list[tuple[Place, Place]] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not self.act.strip():
            raise Impossible(_("Name the legal act by which the change is made."))
        lock_territory()

    def begin(self, place: Place) -> None:
        """Write down the change itself; `place` is the unit that it is chiefly about."""
        self.change = Change.objects.create(
            kind=self.kind, place=place, takes_effect_on=self.on, act=self.act.strip(), recorded_at=self.at
        )

    def standing(self, place: Place) -> Version:
        """What the unit is on the day, if it lives on and nothing later is recorded for it."""
        version = Version.objects.filter(place=place, ends_on=OPEN_END).first()
        if version is None:
            raise Impossible(_("%(name)s: this unit has ended.") % {"name": name_of(place)})
        last = last_change_on(place)
        if last and last > self.on:
            raise Impossible(
                _("%(name)s: a change is already recorded for %(day)s. Choose that day or a later one.")
                % {"name": name_of(place), "day": date_format(last)}
            )
        return version

    def children(self, place: Place) -> list[Version]:
        """What lies directly in the unit from the day on; each child checked like the unit itself."""
        rows = Version.objects.filter(parent=place, ends_on__gt=self.on).select_related("place")
        return [self.standing(row.place) for row in rows.order_by("place_id")]

    def check_parent(self, kind: str, parent: Place | None) -> None:
        """A unit lies in a living unit of a smaller level; only oblasts and the like lie in nothing."""
        level = level_of(kind)
        if parent is None:
            if level > 1:
                raise Impossible(_("Say in which unit it lies."))
            return
        above = Version.objects.filter(place=parent, ends_on=OPEN_END, starts_on__lte=self.on).first()
        if above is None:
            raise Impossible(_("%(name)s does not exist on that day.") % {"name": name_of(parent, self.on)})
        if above.level >= level:
            raise Impossible(
                _("A unit cannot lie in itself, nor in a unit of its own or a lower level (%(name)s).")
                % {"name": name_of(parent, self.on)}
            )

    def end(self, place: Place) -> Version:
        """The unit ends on the day: its version and its names."""
        version = self.standing(place)
        first = Version.objects.filter(place=place).order_by("starts_on").first()
        if first and first.starts_on >= self.on:
            raise Impossible(_("%(name)s begins only on that day.") % {"name": name_of(place, self.on)})
        self._close(version)
        for name in Name.objects.filter(place=place, ends_on=OPEN_END).exclude(state=NameState.ALIAS):
            self._close(name)
        return version

    def put(self, version: Version, *, parent: Place | None, kind: str | None = None) -> None:
        """From the day on the unit lies in `parent` and is of this kind."""
        kind = kind or version.kind
        self.check_parent(kind, parent)
        self._close(version)
        Version.objects.create(
            place_id=version.place_id, kind=kind, parent=parent, starts_on=self.on, started_by=self.change
        )

    def found(self, new: NewUnit, *, kind: str, parent: Place | None) -> Place:
        """A new unit from the day on; the first one founded gives the change its unit."""
        self.check_parent(kind, parent)
        names = given_names(new.names)
        if new.soate and Place.objects.filter(soate=new.soate).exists():
            raise Impossible(_("The code %(code)s belongs to another unit.") % {"code": new.soate})
        place = Place.objects.create(soate=new.soate)
        if not hasattr(self, "change"):
            self.begin(place)
        Version.objects.create(place=place, kind=kind, parent=parent, starts_on=self.on, started_by=self.change)
        self.name(place, names)
        return place

    def name(self, place: Place, names: Mapping[str, str]) -> None:
        """The names from the day on; a language that is not given has none any more."""
        for old in Name.objects.filter(place=place, ends_on=OPEN_END).exclude(state=NameState.ALIAS):
            self._close(old)
        Name.objects.bulk_create(
            Name(
                place=place,
                language=language,
                text=text,
                source=self.act,
                starts_on=self.on,
                started_by=self.change,
            )
            for language, text in names.items()
        )
        rewrite_keys(place)

    def link(self, before: Place, after: Place) -> None:
        """`after` continues what `before` was."""
        Succession.objects.create(change=self.change, before=before, after=after)
        self.links.append((before, after))

    def finish(self, before: Mapping[str, object] | None, after: Mapping[str, object] | None) -> Change:
        """Containment, journal, news."""
        rewrite_containment()
        journal.record(
            by=self.by,
            at=self.at,
            verb=f"places.{self.kind.value}",
            subject=self.change.place,
            before=before,
            after={"on": self.on.isoformat(), "act": self.change.act, **(after or {})},
        )
        old, new = zip(*self.links, strict=True) if self.links else ((), ())
        events.publish(
            TerritoryChanged(
                change=self.change.id,
                kind=self.kind,
                on=self.on,
                before=tuple(dict.fromkeys(place.id for place in old)),
                after=tuple(dict.fromkeys(place.id for place in new)),
            )
        )
        return self.change

    def _close(self, row: Version | Name) -> None:
        row.ends_on, row.ended_by = self.on, self.change
        row.save(update_fields=["ends_on", "ended_by"])


def last_change_on(place: Place) -> date | None:
    """The day of the last change of the unit's name, kind, place or life; None if nothing ever changed."""
    changes = Change.objects.filter(pk__in=_changes_of(place))
    return changes.order_by("-takes_effect_on").values_list("takes_effect_on", flat=True).first()


def _changes_of(place: Place) -> set[UUID]:
    rows: Iterable[Version | Name] = [*Version.objects.filter(place=place), *Name.objects.filter(place=place)]
    return {change for row in rows for change in (row.started_by_id, row.ended_by_id) if change}


def given_names(names: Mapping[str, str]) -> dict[str, str]:
    """The names that were filled in; a Kyrgyz or a Russian one is needed."""
    given = {language: text.strip() for language, text in names.items() if text.strip()}
    if not given.keys() & {"ky", "ru"}:
        raise Impossible(_("Give the name in Kyrgyz or in Russian."))
    return given


def rewrite_keys(place: Place) -> None:
    """The search keys of all names that the unit has or had."""
    names = list(Name.objects.filter(place=place).values_list("text", flat=True))
    SearchKey.objects.filter(place=place).delete()
    SearchKey.objects.bulk_create(keys_of(place.id, names, [place.soate, place.pcode]))
