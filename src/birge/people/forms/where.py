"""Where a role holds: a choice among the places and organisations in which this administrator may appoint."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from birge.kernel.texts import text_in
from birge.people.enums import Role
from birge.people.models import Organisation
from birge.people.rules import organisations_of, places_of
from birge.places.models import Place
from birge.places.queries import alive, names_by_place, paths_of, within

MOST_CHOICES = 300
"""More places than fit on a page: the person begins at the page of the place instead."""

Scope = tuple[Place | None, Organisation | None]


class DateInput(forms.DateInput):
    """The browser's own date field."""

    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


def place_choices(user: Any, on: date, only: Place | None = None) -> list[tuple[str, str]]:
    """The living places of which this person is administrator (and which lie in `only`), with where they lie."""
    places = alive(on).filter(pk__in=within(places_of(user, {Role.ADMINISTRATOR}, on), on))
    if only is not None:
        places = places.filter(pk__in=within([only.pk], on))
    ids = list(places.values_list("pk", flat=True)[: MOST_CHOICES + 1])
    if len(ids) > MOST_CHOICES:
        return []
    names, paths = names_by_place(ids, on), paths_of(ids, on)
    labels = [(text_in(names.get(pk, {})), paths[pk], pk) for pk in ids]
    return [(f"place:{pk}", f"{name} ({path})" if path else name) for name, path, pk in sorted(labels)]


def organisation_choices(user: Any, on: date) -> list[tuple[str, str]]:
    """The organisations that this person administers."""
    found = list(organisations_of(user, {Role.ADMINISTRATOR}, on)[: MOST_CHOICES + 1])
    labels = [] if len(found) > MOST_CHOICES else [(str(item), item.pk) for item in found]
    return [(f"organisation:{pk}", name) for name, pk in sorted(labels)]


class WhereField(forms.ChoiceField):
    """Cleans to (place, None) or (None, organisation)."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Where"))
        super().__init__(**kwargs)

    def offer(self, user: Any, on: date, place: Place | None = None, organisation: Organisation | None = None) -> None:
        """Offer what this person administers, or only what the page is about."""
        if organisation is not None:
            self.choices = [(f"organisation:{organisation.pk}", str(organisation))]
            return
        places = place_choices(user, on, place)
        organisations = [] if place is not None else organisation_choices(user, on)
        self.choices = [
            *([(_("Places"), places)] if places else []),
            *([(_("Organisations"), organisations)] if organisations else []),
        ]
        if not self.choices:
            self.help_text = _("Too many to list: open the page of the place and appoint there.")

    def clean(self, value: Any) -> Scope:
        kind, _colon, key = str(super().clean(value)).partition(":")
        try:
            if kind == "place":
                return Place.objects.get(pk=UUID(key)), None
            return None, Organisation.objects.select_related("place").get(pk=UUID(key))
        except (ValueError, Place.DoesNotExist, Organisation.DoesNotExist) as error:
            raise ValidationError(_("Choose one from the list.")) from error
