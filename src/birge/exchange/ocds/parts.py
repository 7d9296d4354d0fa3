"""The building blocks of an OCDS release."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings

from birge.exchange.contests.things import Contest, Contract, Party, Point, Step, Transaction, Version
from birge.exchange.ids import ocid, party_id
from birge.exchange.words import LANGUAGE, amount, end_of, filled, moment, name_of, start_of, text, titled
from birge.places.enums import Kind

Release = dict[str, Any]
REGIONS = (Kind.OBLAST, Kind.REPUBLICAN_CITY)
COUNTRY = "Кыргызстан"


def release(contest: Contest, event: str, at: datetime, tags: list[str], **parts: Any) -> Release:
    """What happened at that moment. `event`: made of the row that is told, so that no other release ever bears it."""
    number = ocid(contest.key)
    return filled(
        ocid=number,
        id=f"{number}-{event}",
        date=moment(at),
        tag=tags,
        initiationType="tender",
        language=LANGUAGE,
        **parts,
    )


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


def planned(contract: Contract, steps: Iterable[Step]) -> list[dict[str, Any]]:
    """The steps of a project as a signed version names them; whether they are met, other releases tell."""
    return [
        filled(
            id=milestone_id(contract, row.number),
            title=titled(row),
            type="delivery",
            code=str(row.number),
            dueDate=moment(end_of(row.due_on)),
        )
        for row in steps
    ]


def milestone_id(contract: Contract, number: int) -> str:
    """Made of the agreement and the number of the step: it stays when the agreement is amended."""
    return f"{contract.key.hex}-{number}"


def terms_of(version: Version, currency: str) -> dict[str, Any]:
    """From when until when, and for how much."""
    return {
        "period": period(start_of(version.starts_on), end_of(version.last_on)),
        "value": value(version.amount_tyiyn, currency),
    }


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


def roles_at_first(contest: Contest) -> Iterator[tuple[Party, str]]:
    """Who takes part from the announcement on."""
    yield contest.customer, "buyer"
    yield contest.customer, "procuringEntity"
    for source in contest.sources:
        if source.payer:
            yield source.payer, "funder"


def parties_of(*roles: tuple[Party, str]) -> list[dict[str, Any]]:
    """These parties, each once with all its roles."""
    found: dict[str, tuple[Party, list[str]]] = {}
    for party, role in roles:
        own = found.setdefault(party_id(party), (party, []))[1]
        own += [role] if role not in own else []
    return [_party(key, party, own) for key, (party, own) in found.items()]


def with_all_roles(releases: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Releases in the order of their dates, each party with all roles so far: merging replaces roles, adds none."""
    known: dict[str, list[str]] = {}
    for release in releases:
        for party in release.get("parties", ()):
            own = known.setdefault(party["id"], [])
            own += [role for role in party["roles"] if role not in own]
            party["roles"] = list(own)
        yield release


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
