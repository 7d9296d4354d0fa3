"""The building blocks of an OCDS release."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings

from birge.exchange.contests.things import Contest, Contract, Milestone, Party, Point, Round, Transaction
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


def parties_of(
    contest: Contest, *, awarded: Round | None = None, contract: Contract | None = None
) -> list[dict[str, Any]]:
    """The parties before or after the decision (of the round `awarded`), or of an agreement, with all roles so far.

    All roles, since merging replaces roles and does not add them.
    """
    found = [(contest.customer, "buyer"), (contest.customer, "procuringEntity")]
    found += [(source.payer, "funder") for source in contest.sources if source.payer]
    if contract is not None:
        found.append((contest.customer, "payer"))
        found += [(contract.party, role) for role in ("tenderer", "supplier", "payee")]
    elif awarded is not None:
        found += _decided(contest, awarded)
    roles: dict[str, list[str]] = {}
    parties: dict[str, Party] = {}
    for party, role in found:
        key = party_id(party)
        parties.setdefault(key, party)
        own = roles.setdefault(key, [])
        own += [role] if role not in own else []
    return [_party(key, party, roles[key]) for key, party in parties.items()]


def _decided(contest: Contest, awarded: Round) -> Iterator[tuple[Party, str]]:
    """Who applied and won up to this round, and what was agreed by then."""
    for party in tenderers_of(contest, awarded):
        yield party, "tenderer"
    for award in contest.awards:
        if award.round.number <= awarded.number:
            yield award.party, "tenderer"
            yield award.party, "supplier"
    for signed in contest.contracts:
        if signed.signed_at <= awarded.awarded_at:
            yield contest.customer, "payer"
            yield signed.party, "payee"


def tenderers_of(contest: Contest, awarded: Round) -> list[Party]:
    """The organisations of which a decision up to this one speaks; where there is only one, all that applied."""
    if not contest.is_rolling:
        return list(contest.tenderers)
    found = [row.party for row in contest.ranked if row.round <= awarded.number and row.party.is_organisation]
    return list({party_id(party): party for party in found}.values())


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
