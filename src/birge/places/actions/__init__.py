"""Every write of the territory."""

from birge.places.actions._steps import Impossible, NewUnit, TerritoryChanged
from birge.places.actions.changes import (
    abolish_place,
    create_place,
    merge_places,
    move_place,
    rename_place,
    split_place,
)
from birge.places.actions.loading import Loaded, load_territory, place_id
from birge.places.actions.names import confirm_name
from birge.places.actions.undo import try_out, undo_change

__all__ = [
    "Impossible",
    "Loaded",
    "NewUnit",
    "TerritoryChanged",
    "abolish_place",
    "confirm_name",
    "create_place",
    "load_territory",
    "merge_places",
    "move_place",
    "place_id",
    "rename_place",
    "split_place",
    "try_out",
    "undo_change",
]
