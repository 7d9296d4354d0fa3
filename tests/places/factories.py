"""A small country for tests: real kinds of units, names like real ones, two oblasts of two rayons each."""

from __future__ import annotations

from dataclasses import dataclass, field

from factory import Sequence
from factory.django import DjangoModelFactory

from birge.places.actions._containment import rewrite_containment
from birge.places.enums import Kind, NameState
from birge.places.models import Name, Place, SearchKey, Version
from birge.places.naming import keys_of


class PlaceFactory(DjangoModelFactory):
    """The bare identity of a unit."""

    class Meta:
        model = Place

    soate = Sequence(lambda number: f"417{number:011d}")


class VersionFactory(DjangoModelFactory):
    class Meta:
        model = Version


class NameFactory(DjangoModelFactory):
    class Meta:
        model = Name

    state = NameState.CONFIRMED


def unit(kind: Kind, name: str, parent: Place | None = None, name_ky: str = "") -> Place:
    """A unit that was always there; the containment has still to be rewritten."""
    place = PlaceFactory()
    VersionFactory(place=place, kind=kind, parent=parent)
    NameFactory(place=place, language="ru", text=name)
    if name_ky:
        NameFactory(place=place, language="ky", text=name_ky)
    SearchKey.objects.bulk_create(keys_of(place.id, [name, name_ky], [place.soate, place.pcode]))
    return place


@dataclass
class Country:
    """Units by short names: o1, o2; r11 … r22; a111 …; v1111 … (two below each)."""

    units: dict[str, Place] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Place:
        if name not in self.units:
            raise AttributeError(name)
        return self.units[name]


def country() -> Country:
    """2 oblasts, 4 rayons, 8 aiyl aimaks, 16 villages: `v1212` is the second village of `a121`."""
    units: dict[str, Place] = {}

    def grow(parent: Place | None, digits: str, level: int) -> None:
        kinds = (Kind.OBLAST, Kind.RAYON, Kind.AIMAK, Kind.VILLAGE)
        for number in "12":
            short = "orav"[level] + digits + number
            units[short] = unit(kinds[level], f"Бирдик {short}", parent)
            if level < 3:
                grow(units[short], digits + number, level + 1)

    grow(None, "", 0)
    rewrite_containment()
    return Country(units)
