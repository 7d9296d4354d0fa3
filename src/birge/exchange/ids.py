"""Ids of open data, from the prefixes that the installation registered (or, until then, from plainly local ones)."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings

from birge.exchange.contests.things import Party


def ocid(call: UUID) -> str:
    """One contracting process: a call, from its notice to the closing of its agreements."""
    return f"{settings.OCDS_PREFIX}-{call.hex}"


def grant_id(application: UUID) -> str:
    """A grant of 360Giving: what was given to one application, also when that was decided anew."""
    return f"{settings.GIVING_PREFIX}-{application.hex}"


def party_id(party: Party) -> str:
    """Scheme and id of whoever takes part."""
    return f"{settings.ORGANISATION_SCHEME}-{party.key}"


def activity_id(customer: Party, contract: UUID) -> str:
    """An activity of IATI: the reporting organisation's id, and the agreement's."""
    return f"{party_id(customer)}-{contract.hex}"
