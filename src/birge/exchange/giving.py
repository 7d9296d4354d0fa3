"""360Giving 1.4: one grant for each application that has the money of a published decision.

Standard: 360Giving Data Standard 1.4, grant schema. A resident or pupils are told of as an individual without a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.conf import settings

from birge.contests.enums.programmes import Profile
from birge.exchange.contests.redaction import is_person
from birge.exchange.contests.things import Award, Contest, Contract, Party, Point
from birge.exchange.ids import grant_id, party_id
from birge.exchange.links import contest_url
from birge.exchange.outcomes import DECIDED_ANEW
from birge.exchange.words import amount, day, filled, in_languages, local_day, moment, name_of, text, work_of
from birge.exchange.writing import json_list

COUNTRY = "KG"
VERSION = "1.4"


def package(contests: Iterable[Contest], *, uri: str, at: datetime) -> Iterator[str]:
    """All grants as one package."""
    head = {
        "version": VERSION,
        "identifier": uri,
        "issued": day(local_day(at)),
        "publisher": {"name": settings.PUBLISHER},
    }
    grants = (grant for contest in contests for grant in grants_of(contest))
    return json_list(head, "grants", grants, missing="no decision that gives money was published yet")


def grants_of(contest: Contest) -> Iterator[dict[str, Any]]:
    """The grants of a contest."""
    contracts = {contract.award: contract for contract in contest.contracts}
    for award in contest.winners:
        yield _grant(contest, award, contracts.get(award.key))


def _grant(contest: Contest, award: Award, contract: Contract | None) -> dict[str, Any]:
    place = (contract and contract.place) or award.place or contest.place
    return filled(
        id=grant_id(award.application),
        title=award.title,
        description=text(contest.task) or text(contest.goal) or text(contest.names),
        currency=contest.currency,
        amountAppliedFor=amount(award.requested_tyiyn) if award.requested_tyiyn is not None else None,
        amountAwarded=amount(contract.amount_tyiyn if contract else award.granted_tyiyn),
        amountDisbursed=amount(contract.paid_tyiyn) if contract and contract.transactions else None,
        awardDate=day(local_day(award.at)),
        url=contest_url(contest.key),
        plannedDates=_planned(contract),
        actualDates=_actual(contract),
        **_recipient(award.party),
        beneficiaryLocation=[_location(place)] if place else [],
        fundingOrganization=[_organisation(party) for party in _funders(contest)],
        grantProgramme=[{"code": contest.programme.hex, "title": text(contest.programme_names)}],
        fromOpenCall="Yes",
        classifications=_classifications(contest.profile, award),
        commitmentTransaction=_commitment(contest, contract),
        disbursementTransaction=_disbursements(contest, contract),
        dateModified=_modified(award, contract),
    )


def _recipient(party: Party) -> dict[str, Any]:
    if is_person(party):
        return {"recipientIndividual": {"id": party_id(party), "name": text(name_of(party))}}
    return {"recipientOrganization": [_organisation(party)]}


def _organisation(party: Party) -> dict[str, Any]:
    return filled(
        id=party_id(party),
        name=text(name_of(party)),
        companyNumber=party.registration_number,
        addressLocality=text(party.place.names) if party.place else None,
        addressCountry=COUNTRY if party.place else None,
    )


def _funders(contest: Contest) -> list[Party]:
    """Those whose money it is; the customer where it spends its own."""
    found = {party_id(party): party for party in (row.payer or contest.customer for row in contest.sources)}
    return list(found.values()) or [contest.customer]


def _location(place: Point) -> dict[str, Any]:
    return filled(
        id=place.code,
        name=text(place.names),
        countryCode=COUNTRY,
        latitude=place.latitude,
        longitude=place.longitude,
    )


def _classifications(profile: str, award: Award) -> list[dict[str, str]]:
    """Our kind of procedure; and that it is decided anew, for which the standard has no field."""
    found = [("Birge", profile, Profile(profile).label)]
    if award.round.is_repeated:
        found.append(("Birge", "decided-anew", DECIDED_ANEW))
    return [{"vocabulary": name, "code": code, "title": text(in_languages(label))} for name, code, label in found]


def _planned(contract: Contract | None) -> list[dict[str, str]]:
    return [{"startDate": day(contract.starts_on), "endDate": day(contract.last_on)}] if contract else []


def _actual(contract: Contract | None) -> list[dict[str, str]]:
    """Nothing before the end, and nothing where the end came before the beginning."""
    worked = work_of(contract) if contract else None
    return [{"startDate": day(worked[0]), "endDate": day(worked[1])}] if worked and worked[1] else []


def _commitment(contest: Contest, contract: Contract | None) -> list[dict[str, Any]]:
    if contract is None:
        return []
    return [
        {
            "id": f"{contract.key.hex}-commitment",
            "transactionDate": day(local_day(contract.signed_at)),
            "currency": contest.currency,
            "value": amount(contract.amount_tyiyn),
        }
    ]


def _disbursements(contest: Contest, contract: Contract | None) -> list[dict[str, Any]]:
    """Money that came back has a negative value."""
    return [
        {
            "id": row.key.hex,
            "transactionDate": day(row.paid_on),
            "currency": contest.currency,
            "value": amount(-row.amount_tyiyn if row.is_return else row.amount_tyiyn),
        }
        for row in (contract.transactions if contract else ())
    ]


def _modified(award: Award, contract: Contract | None) -> str:
    moments = [award.at, award.round.repeated_at, contract and contract.told_at]
    return moment(max(at for at in moments if at))
