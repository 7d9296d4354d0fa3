"""`{% load places %}{% place_name place on %}`: a unit's name, marked where it is not sure."""

from __future__ import annotations

from datetime import date

from django import template

from birge.places.labels import Label, label_in, label_of
from birge.places.models import Place

register = template.Library()


@register.simple_tag
def place_name(place: Place, on: date | None = None) -> Label:
    """Asks nothing for units that were fetched `with_names`."""
    return label_of(place, on)


@register.filter
def marked(names: dict[str, str]) -> Label:
    """{{ decision.place_names|marked }}: names that were kept with a thing."""
    return label_in(names)


@register.filter
def plain(label: str) -> str:
    """{{ name|plain }}: a name without the mark, for titles and paths."""
    return "".join(label)
