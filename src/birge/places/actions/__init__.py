"""Every write of the territory."""

from birge.places.actions.loading import Loaded, load_territory, place_id

__all__ = ["Loaded", "load_territory", "place_id"]
