"""Closed lists of the territory."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a unit is. The kind decides the level; see `level_of`."""

    OBLAST = "oblast", _("Oblast")
    REPUBLICAN_CITY = "republican-city", _("City of republican rank")
    RAYON = "rayon", _("Rayon")
    CITY = "city", _("City of oblast rank")
    CITY_DISTRICT = "city-district", _("District of a city")
    TOWN = "town", _("Town of rayon rank")
    URBAN_SETTLEMENT = "urban-settlement", _("Urban settlement")
    AIMAK = "aimak", _("Aiyl aimak")
    SETTLEMENT = "settlement", _("Workers' settlement")
    VILLAGE = "village", _("Village")


_LEVELS = {
    Kind.OBLAST: 1,
    Kind.REPUBLICAN_CITY: 1,
    Kind.RAYON: 2,
    Kind.CITY: 2,
    Kind.CITY_DISTRICT: 2,
    Kind.TOWN: 3,
    Kind.URBAN_SETTLEMENT: 3,
    Kind.AIMAK: 3,
    Kind.SETTLEMENT: 4,
    Kind.VILLAGE: 4,
}


def level_of(kind: str) -> int:
    """1 for oblasts to 4 for villages. A unit lies in one of a smaller level; a level may be left out (a village of a
    city of oblast rank)."""
    return _LEVELS[Kind(kind)]


def kinds_of(level: int) -> list[Kind]:
    """The kinds of one level."""
    return [kind for kind, number in _LEVELS.items() if number == level]


class NameState(models.TextChoices):
    """How sure a name is.

    `confirmed` is shown; `unconfirmed` is shown with the mark «такталсын»; `alias` is only searched for.
    """

    CONFIRMED = "confirmed", _("Confirmed")
    UNCONFIRMED = "unconfirmed", _("To confirm")
    ALIAS = "alias", _("Other spelling")


class ChangeKind(models.TextChoices):
    """What happened to the territory."""

    CREATE = "create", _("Unit founded")
    RENAME = "rename", _("Renaming")
    MERGE = "merge", _("Merging")
    SPLIT = "split", _("Splitting")
    MOVE = "move", _("Move to another unit")
    ABOLISH = "abolish", _("Abolition")
