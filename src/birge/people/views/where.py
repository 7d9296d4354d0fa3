"""Which place or organisation an address is about (`?place=…`, `?organisation=…`)."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from birge.people.models import Organisation
from birge.places.models import Place


def where_asked(request: HttpRequest) -> tuple[Place | None, Organisation | None]:
    """What the address names; a name that fits nothing is 404."""
    place, organisation = request.GET.get("place"), request.GET.get("organisation")
    try:
        return (
            get_object_or_404(Place, pk=UUID(place)) if place else None,
            get_object_or_404(Organisation, pk=UUID(organisation)) if organisation else None,
        )
    except ValueError as error:
        raise Http404 from error
