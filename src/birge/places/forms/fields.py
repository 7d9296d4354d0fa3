"""A unit typed by a person: for the forms of every folder."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from birge.places.models import Place
from birge.places.queries import find, name_of, paths_of, with_names

MOST_SHOWN = 6


class PlaceField(forms.CharField):
    """A unit, typed as a name in any spelling, a SOATE or a p-code; None where nothing is typed.

    If several units fit, the message lists them with where they lie and their codes, so that one can be typed.
    """

    def clean(self, value: Any) -> Place | None:
        text = super().clean(value)
        return unit_of(text) if text else None


class PlacesField(forms.CharField):
    """Several units, one a line, each as in `PlaceField`."""

    widget = forms.Textarea

    def clean(self, value: Any) -> list[Place]:
        text = super().clean(value)
        return [unit_of(line.strip()) for line in text.splitlines() if line.strip()]


def unit_of(text: str) -> Place:
    """The one unit that the text means; a validation error if there is none or there are several."""
    on = timezone.localdate()
    ids = find(text, on, limit=MOST_SHOWN)
    exact = [pk for pk in ids if text in _codes(pk)]
    if len(exact or ids) == 1:
        return Place.objects.get(pk=(exact or ids)[0])
    if not ids:
        raise forms.ValidationError(_("No unit is called so: %(text)s."), params={"text": text})
    raise forms.ValidationError(_("Several units fit. Enter the code of one: %(list)s."), params={"list": _listed(ids)})


def _codes(pk: UUID) -> tuple[str, str]:
    place = Place.objects.get(pk=pk)
    return place.soate, place.pcode


def _listed(ids: list[UUID]) -> str:
    paths = paths_of(ids, timezone.localdate())
    by_id = {place.pk: place for place in with_names(Place.objects.filter(pk__in=ids))}
    return "; ".join(f"{by_id[pk].soate} {name_of(by_id[pk])} ({paths[pk]})" for pk in ids)
