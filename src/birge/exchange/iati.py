"""IATI 2.03: an activity for each signed agreement, with its money and its results.

Standard: IATI 2.03, activity schema; the numbers below are codes of its codelists, named beside them. The reporting
organisation is the customer; a sector is our kind of procedure in the vocabulary "99" (of the reporting organisation),
since no source says which DAC sector a call belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from birge.contests.enums.awards import AgreementState
from birge.contests.enums.programmes import Profile
from birge.exchange.contests.things import Contest, Contract, Indicator, Party, Point, Transaction
from birge.exchange.ids import activity_id, party_id
from birge.exchange.links import contest_url
from birge.exchange.words import LANGUAGE, amount, day, in_languages, local_day, moment, name_of, text, titled, work_of
from birge.exchange.writing import NothingToTell
from birge.people.enums import OrganisationKind

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
FUNDING, ACCOUNTABLE, IMPLEMENTING = "1", "2", "4"
PLANNED_START, ACTUAL_START, PLANNED_END, ACTUAL_END = "1", "2", "3", "4"
COMMITMENT, DISBURSEMENT = "2", "3"
STANDARD_GRANT, ORIGINAL, COMMITTED, OUTPUT, UNIT = "110", "1", "2", "1", "1"
OWN_VOCABULARY = "99"
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
STATUS = {
    AgreementState.SIGNED: "2",
    AgreementState.COMPLETED: "3",
    AgreementState.CLOSED: "4",
    AgreementState.TERMINATED: "5",
}
"""Implementation, finalisation, closed, cancelled."""
GOVERNMENT, LOCAL_GOVERNMENT, NATIONAL_NGO, MULTILATERAL, PRIVATE, ACADEMIC, OTHER = (
    "10",
    "11",
    "22",
    "40",
    "70",
    "80",
    "90",
)
KINDS = {
    OrganisationKind.VILLAGE_GOVERNMENT: LOCAL_GOVERNMENT,
    OrganisationKind.CITY_HALL: LOCAL_GOVERNMENT,
    OrganisationKind.COUNCIL: LOCAL_GOVERNMENT,
    OrganisationKind.TERRITORIAL_ADMINISTRATION: LOCAL_GOVERNMENT,
    OrganisationKind.STATE_BODY: GOVERNMENT,
    OrganisationKind.NON_PROFIT: NATIONAL_NGO,
    OrganisationKind.PUBLIC_ASSOCIATION: NATIONAL_NGO,
    OrganisationKind.UN_AGENCY: MULTILATERAL,
    OrganisationKind.SCHOOL: ACADEMIC,
    OrganisationKind.UNIVERSITY: ACADEMIC,
}


def document(contests: Iterable[Contest], *, at: datetime) -> Iterator[str]:
    """All activities as one file. NothingToTell when no agreement was signed: the standard knows no empty file."""
    on = local_day(at)
    written = (activity for contest in contests for activity in activities_of(contest, on))
    first = next(written, None)
    if first is None:
        raise NothingToTell("no agreement was signed yet, and IATI tells of signed agreements only")
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<iati-activities version="2.03" generated-datetime="{moment(at)}">\n'
    yield _xml(first)
    for activity in written:
        yield _xml(activity)
    yield "</iati-activities>\n"


def _xml(element: Element) -> str:
    return tostring(element, encoding="unicode") + "\n"


def activities_of(contest: Contest, on: date) -> Iterator[Element]:
    """An activity for each agreement as of the day, its parts in the order of the schema."""
    for contract in contest.contracts:
        activity = Element("iati-activity", {"default-currency": contest.currency, LANG: LANGUAGE})
        activity.set("last-updated-datetime", moment(contract.told_at))
        SubElement(activity, "iati-identifier").text = activity_id(contest.customer, contract.key)
        _party(activity, "reporting-org", contest.customer, {"type": _kind(contest.customer)})
        _narratives(SubElement(activity, "title"), {LANGUAGE: contract.title})
        _narratives(SubElement(activity, "description"), contest.task or contest.goal or contest.names)
        _participants(activity, contest, contract)
        SubElement(activity, "activity-status", code=STATUS[AgreementState(contract.state)])
        _dates(activity, contract, on)
        SubElement(activity, "recipient-country", code="KG", percentage="100")
        _location(activity, contract.place or contest.place)
        _sector(activity, contest.profile)
        SubElement(activity, "default-finance-type", code=STANDARD_GRANT)
        _budget(activity, contract)
        _money(activity, contest, contract)
        _link(activity, contest)
        for indicator in contract.indicators:
            _result(activity, contract, indicator)
        yield activity


def _narratives(parent: Element, texts: Mapping[str, str]) -> None:
    """The text in the file's language, then in the others that it has."""
    main = text(texts)
    SubElement(parent, "narrative").text = NOT_IN_XML.sub("", main)
    for code, other in texts.items():
        if code != LANGUAGE and other and other != main:
            SubElement(parent, "narrative", {LANG: code}).text = NOT_IN_XML.sub("", other)


def _party(parent: Element, name: str, party: Party, attributes: Mapping[str, str]) -> None:
    element = SubElement(parent, name, {"ref": party_id(party), **attributes})
    _narratives(element, name_of(party))


def _kind(party: Party) -> str:
    return KINDS.get(OrganisationKind(party.kind), OTHER) if party.is_organisation else OTHER


def _participants(activity: Element, contest: Contest, contract: Contract) -> None:
    funders = {party_id(party): party for party in (row.payer or contest.customer for row in contest.sources)}
    for party in funders.values():
        _party(activity, "participating-org", party, {"role": FUNDING, "type": _kind(party)})
    for party, role in ((contest.customer, ACCOUNTABLE), (contract.party, IMPLEMENTING)):
        _party(activity, "participating-org", party, {"role": role, "type": _kind(party)})


def _dates(activity: Element, contract: Contract, on: date) -> None:
    """An agreement runs in [starts_on, ends_on): its last day is the one before. What is to come did not happen."""
    dates = {PLANNED_START: contract.starts_on, PLANNED_END: contract.last_on}
    began_on, ended_on = work_of(contract) or (None, None)
    if began_on and began_on <= on:
        dates[ACTUAL_START] = began_on
    if ended_on:
        dates[ACTUAL_END] = ended_on
    for kind, when in sorted(dates.items()):
        SubElement(activity, "activity-date", {"type": kind, "iso-date": day(when)})


def _location(activity: Element, place: Point | None) -> None:
    if place is None:
        return
    location = SubElement(activity, "location", ref=place.code or "KG")
    _narratives(SubElement(location, "name"), place.names)
    if place.latitude is not None and place.longitude is not None:
        point = SubElement(location, "point", srsName="http://www.opengis.net/def/crs/EPSG/0/4326")
        SubElement(point, "pos").text = f"{place.latitude} {place.longitude}"


def _sector(activity: Element, profile: str) -> None:
    sector = SubElement(activity, "sector", vocabulary=OWN_VOCABULARY, code=profile)
    _narratives(sector, in_languages(Profile(profile).label))


def _value(parent: Element, tyiyn: int, on: str, currency: str = "") -> None:
    element = SubElement(parent, "value", {"currency": currency} if currency else {})
    element.set("value-date", on)
    element.text = str(amount(tyiyn))


def _budget(activity: Element, contract: Contract) -> None:
    """IATI wants budgets of one year at most: a longer agreement tells its money only as transactions."""
    last = contract.last_on
    if last - contract.starts_on > timedelta(days=366):
        return
    budget = SubElement(activity, "budget", type=ORIGINAL, status=COMMITTED)
    SubElement(budget, "period-start", {"iso-date": day(contract.starts_on)})
    SubElement(budget, "period-end", {"iso-date": day(last)})
    _value(budget, contract.amount_tyiyn, day(local_day(contract.signed_at)))


def _money(activity: Element, contest: Contest, contract: Contract) -> None:
    signed_on = day(local_day(contract.signed_at))
    _transaction(activity, contest, contract, COMMITMENT, signed_on, contract.amount_tyiyn)
    for row in contract.transactions:
        _transaction(activity, contest, contract, DISBURSEMENT, day(row.paid_on), _signed(row))


def _signed(row: Transaction) -> int:
    """Money that came back is a disbursement below zero."""
    return -row.amount_tyiyn if row.is_return else row.amount_tyiyn


def _transaction(activity: Element, contest: Contest, contract: Contract, kind: str, on: str, tyiyn: int) -> None:
    element = SubElement(activity, "transaction")
    SubElement(element, "transaction-type", code=kind)
    SubElement(element, "transaction-date", {"iso-date": on})
    _value(element, tyiyn, on)
    _party(element, "provider-org", contest.customer, {"type": _kind(contest.customer)})
    _party(element, "receiver-org", contract.party, {"type": _kind(contract.party)})


def _link(activity: Element, contest: Contest) -> None:
    link = SubElement(activity, "document-link", format="text/html", url=contest_url(contest.key))
    _narratives(SubElement(link, "title"), contest.names)
    SubElement(link, "category", code="A12")


def _result(activity: Element, contract: Contract, row: Indicator) -> None:
    result = SubElement(activity, "result", {"type": OUTPUT})
    _narratives(SubElement(result, "title"), {LANGUAGE: titled(row)})
    indicator = SubElement(result, "indicator", measure=UNIT)
    _narratives(SubElement(indicator, "title"), {LANGUAGE: f"{titled(row)}, {row.unit}"})
    if row.baseline is not None:
        SubElement(indicator, "baseline", year=str(contract.starts_on.year), value=_number(row.baseline))
    period = SubElement(indicator, "period")
    SubElement(period, "period-start", {"iso-date": day(contract.starts_on)})
    SubElement(period, "period-end", {"iso-date": day(contract.last_on)})
    SubElement(period, "target", value=_number(row.target))
    if row.actual is not None:
        SubElement(period, "actual", value=_number(row.actual))


def _number(value: Any) -> str:
    """Without needless zeros, never as a power of ten."""
    return format(value.normalize(), "f")
