"""The territory for programs: public, as of any day."""

from birge.places.api.places import router

__all__ = ["router"]
