"""The building blocks of an OCDS release."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings

from birge.exchange.contests.things import Contest, Contract, Milestone, Party, Point, Transaction
from birge.exchange.ids import party_id
from birge.exchange.words import LANGUAGE, amount, end_of, filled, moment, name_of, start_of, text
from birge.places.enums import Kind

REGIONS = (Kind.OBLAST, Kind.REPUBLICAN_CITY)
COUNTRY = "Кыргызстан"


def spoken(field: str, texts: Mapping[str, str]) -> dict[str, str]:
    """A text in its languages: `title`, `title_ru` …"""
    main = text(texts)
    others = {f"{field}_{code}": other for code, other in texts.items() if code != LANGUAGE and other and other != main}
    return {field: main, **others} if main else {}


def value(tyiyn: int, currency: str) -> dict[str, Any]:
    """An amount of money."""
    return {"amount": amount(tyiyn), "currency": currency}


def period(starts_at: datetime, ends_at: datetime | None) -> dict[str, str]:
    """From a moment to a moment."""
    return filled(startDate=moment(starts_at), endDate=moment(ends_at) if ends_at else None)


def documents(kind: str, url: str, at: datetime | None) -> list[dict[str, Any]]:
    """One document: a page or a package of ours."""
    return [filled(id=kind, documentType=kind, url=url, datePublished=moment(at) if at else None)]


def reference(party: Party) -> dict[str, str]:
    """A party where it is mentioned."""
    return {"id": party_id(party), "name": text(name_of(party))}


def milestone(row: Milestone, status: str) -> dict[str, Any]:
    """A step of a project; met steps say when."""
    return filled(
        id=row.key.hex,
        title=row.title or f"№ {row.number}",
        type="delivery",
        code=str(row.number),
        dueDate=moment(end_of(row.due_on)),
        dateMet=moment(row.met_at) if row.met_at and status == "met" else None,
        status=status,
    )


def transaction(row: Transaction, contest: Contest, contract: Contract) -> dict[str, Any]:
    """Money paid to the contractor, or returned by it: then it is the payer."""
    sides = [reference(contest.customer), reference(contract.party)]
    payer, payee = reversed(sides) if row.is_return else sides
    return {
        "id": row.key.hex,
        "date": moment(start_of(row.paid_on)),
        "value": value(row.amount_tyiyn, contest.currency),
        "payer": payer,
        "payee": payee,
    }


def parties_of(contest: Contest, *, is_awarded: bool = False, contract: Contract | None = None) -> list[dict[str, Any]]:
    """The parties before or (`is_awarded`) after the decision, or of an agreement, each with all its roles so far.

    All roles, since merging replaces roles and does not add them.
    """
    roles: dict[str, list[str]] = {}
    parties: dict[str, Party] = {}

    def take(party: Party, *names: str) -> None:
        key = party_id(party)
        parties.setdefault(key, party)
        own = roles.setdefault(key, [])
        own += [name for name in names if name not in own]

    take(contest.customer, "buyer", "procuringEntity")
    for source in contest.sources:
        if source.payer:
            take(source.payer, "funder")
    if contract is not None:
        take(contest.customer, "payer")
        take(contract.party, "tenderer", "supplier", "payee")
    elif is_awarded:
        for party in contest.tenderers:
            take(party, "tenderer")
        for award in contest.awards:
            take(award.party, "tenderer", "supplier")
    return [_party(key, party, roles[key]) for key, party in parties.items()]


def _party(key: str, party: Party, roles: list[str]) -> dict[str, Any]:
    number = party.registration_number
    identifier = filled(scheme=settings.ORGANISATION_SCHEME, id=number or party.key, legalName=text(party.names))
    return filled(
        id=key,
        **spoken("name", name_of(party)),
        identifier=identifier if party.is_organisation else None,
        address=address(party.place),
        roles=roles,
    )


def address(place: Point | None) -> dict[str, str]:
    """Where it is: the unit and its oblast, never a street."""
    if place is None:
        return {}
    region: Point | None = place
    while region is not None and region.kind not in REGIONS:
        region = region.above
    return filled(locality=text(place.names), region=text(region.names) if region else None, countryName=COUNTRY)
