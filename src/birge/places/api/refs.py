"""How a unit is named in requests and, shortly, in answers."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from django.http import Http404
from ninja import Field, Schema

from birge.kernel.api import missing
from birge.places.models import Place
from birge.places.queries import name_of
from birge.places.queries.codes import place_by

PlaceRef = Annotated[
    str,
    Field(
        pattern=r"^([0-9]{14}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$",
        description="A unit: its id, or its 14-digit code of the state classifier (SOATE)",
        examples=["41706000000000"],
    ),
]


class PlaceName(Schema):
    """A unit in a few words."""

    id: UUID
    soate: str = Field(description="Code of the state classifier; empty if it has none")
    name: str = Field(description="In the language of the request", examples=["Ак-Суу району"])

    @staticmethod
    def resolve_name(place: Place) -> str:
        return name_of(place)


def asked_place(text: str) -> Place:
    """The unit that an address names; 404 if there is none."""
    place = place_by(text)
    if place is None:
        raise Http404
    return place


def named_place(text: str | None, path: str) -> Place | None:
    """The unit that a field or filter names, if any; 422 if there is no such unit."""
    if text is None:
        return None
    place = place_by(text)
    if place is None:
        raise missing(path)
    return place
