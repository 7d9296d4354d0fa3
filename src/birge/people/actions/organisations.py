"""Organisations: entered, changed from a day on, closed; what they were before stays known."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import fields as dataclass_fields
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.people.models import Organisation, OrganisationPast
from birge.places.models import Place

_DATED = ("kind", "names", "place")


@dataclass(frozen=True)
class OrganisationFacts:
    """What is known of an organisation; `names` by language."""

    kind: str
    names: dict[str, str]
    place: Place | None = None
    registration_number: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    ends_on: date | None = None

    def fields(self) -> dict[str, Any]:
        """By name; the place stays a place."""
        return {item.name: getattr(self, item.name) for item in dataclass_fields(self)}


@transaction.atomic
def add_organisation(*, facts: OrganisationFacts, starts_on: date, by: Actor, at: datetime) -> Organisation:
    """Enter an organisation that exists from `starts_on`."""
    organisation = Organisation(starts_on=starts_on, since_on=starts_on, **facts.fields())
    _check(organisation)
    organisation.save(force_insert=True)
    after = {"starts_on": starts_on.isoformat(), **_plain(facts.fields())}
    journal.record(by=by, at=at, verb="people.add_organisation", subject=organisation, after=after)
    return organisation


@transaction.atomic
def change_organisation(
    *, organisation: Organisation, facts: OrganisationFacts, since_on: date, by: Actor, at: datetime
) -> None:
    """From `since_on` the organisation is so; its former name, kind and place are kept for the days before.

    A change on the very day since which the present facts hold corrects them.
    """
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    changed = {name: value for name, value in facts.fields().items() if getattr(organisation, name) != value}
    if not changed:
        return
    before = {name: getattr(organisation, name) for name in changed}
    if set(changed) & set(_DATED):
        _keep_past(organisation, since_on)
    for name, value in changed.items():
        setattr(organisation, name, value)
    _check(organisation)
    organisation.save()
    journal.record(
        by=by,
        at=at,
        verb="people.change_organisation",
        subject=organisation,
        before=_plain(before),
        after={"since_on": since_on.isoformat(), **_plain(changed)},
    )


def _keep_past(organisation: Organisation, since_on: date) -> None:
    if since_on < organisation.since_on:
        raise ValidationError({"since_on": _("A later change is recorded already: choose its day or a later one.")})
    if since_on == organisation.since_on:
        return
    OrganisationPast.objects.create(
        organisation=organisation,
        kind=organisation.kind,
        names=organisation.names,
        place=organisation.place,
        starts_on=organisation.since_on,
        ends_on=since_on,
    )
    organisation.since_on = since_on


def _check(organisation: Organisation) -> None:
    if not any(organisation.names.values()):
        raise ValidationError({"names": _("Write the name in at least one language.")})
    organisation.full_clean()


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """Values as the journal keeps them."""
    return {
        name: str(value.pk) if isinstance(value, Place) else value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
    }
