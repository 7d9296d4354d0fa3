"""Who takes part: organisations as they are, applicants without one by their kind."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from birge.contests.models import Applicant
from birge.exchange.contests.things import Party, Point
from birge.people.models import Organisation

Points = Mapping[UUID, Point]


def organisation_party(organisation: Organisation, points: Points) -> Party:
    """An organisation of the register."""
    return Party(
        key=organisation.pk.hex,
        kind=organisation.kind,
        names=organisation.names,
        registration_number=organisation.registration_number,
        place=points.get(organisation.place_id) if organisation.place_id else None,
    )


def applicant_party(applicant: Applicant, key: str, points: Points) -> Party:
    """Who applied. Without an organisation its key is that of the application: one person's are not connected."""
    if applicant.organisation is not None:
        return organisation_party(applicant.organisation, points)
    return Party(key=key, kind=applicant.kind, names={"ky": applicant.name}, is_organisation=False)
