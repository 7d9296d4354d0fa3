"""OCDS 1.1.5: what happened in a contest, as one release an event.

A call is one contracting process and so one ocid: notice, changes, decision, agreements, money, end. A release tells
what its event added; merged in the order of their dates (`merging`) they are the state of today. Standard: Open
Contracting Data Standard 1.1.5, release schema and its codelists.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from birge.contests.enums.awards import AgreementState
from birge.contests.enums.programmes import Profile
from birge.exchange.contests.things import Award, Contest, Contract, Round
from birge.exchange.ids import ocid
from birge.exchange.links import contest_url, package_url
from birge.exchange.ocds.parts import (
    documents,
    milestone,
    parties_of,
    period,
    reference,
    spoken,
    tenderers_of,
    transaction,
    value,
)
from birge.exchange.words import LANGUAGE, end_of, filled, in_languages, moment, start_of, text

Release = dict[str, Any]
ENDED = (AgreementState.COMPLETED, AgreementState.CLOSED, AgreementState.TERMINATED)


def releases_of(contest: Contest) -> list[Release]:
    """All releases of a contest, in the order of their dates."""
    found = [_notice(as_announced(contest)), *_changes(contest)]
    found += [_award(contest, awarded) for awarded in contest.rounds]
    for contract in contest.contracts:
        found += _of_contract(contest, contract)
    if contest.cancelled_at:
        found.append(_cancellation(contest))
    if contest.is_rolling and contest.closed_at:
        found.append(_closing(contest))
    return sorted(found, key=lambda release: str(release["date"]))


def as_announced(contest: Contest) -> Contest:
    """The call as it was before its changes: of a field changed twice what stood before the first time."""
    before: dict[str, Any] = {}
    for change in contest.changes:
        before = change.before | before
    return replace(contest, **before)


def _release(contest: Contest, event: str, at: Any, tags: list[str], **parts: Any) -> Release:
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


def _notice(contest: Contest) -> Release:
    tender = filled(
        id=contest.key.hex,
        **_texts(contest),
        status="active",
        procuringEntity=reference(contest.customer),
        value=value(contest.funding_tyiyn, contest.currency),
        procurementMethod="open",
        procurementMethodDetails=text(in_languages(Profile(contest.profile).label)),
        mainProcurementCategory="services" if contest.profile in (Profile.SOCIAL_ORDER, Profile.VOUCHER) else None,
        awardCriteria="ratedCriteria" if contest.criteria else None,
        awardCriteriaDetails="; ".join(f"{text(row.names)}: {row.weight}" for row in contest.criteria),
        submissionMethod=["electronicSubmission", "written"],
        **_terms(contest),
        documents=documents("tenderNotice", contest_url(contest.key), contest.announced_at),
    )
    return _release(
        contest,
        "tender",
        contest.announced_at,
        ["tender"],
        parties=parties_of(contest),
        buyer=reference(contest.customer),
        planning=_planning(contest),
        tender=tender,
    )


def _texts(contest: Contest) -> dict[str, Any]:
    return {**spoken("title", contest.names), **spoken("description", contest.task or contest.goal)}


def _terms(contest: Contest) -> dict[str, Any]:
    return filled(
        tenderPeriod=period(contest.opens_at or contest.announced_at, contest.deadline_at),
        enquiryPeriod=period(contest.announced_at, contest.questions_until) if contest.questions_until else None,
    )


def _planning(contest: Contest) -> dict[str, Any]:
    budget = filled(
        id=", ".join(row.code for row in contest.sources if row.code),
        description="; ".join(text(row.names) for row in contest.sources),
        amount=value(sum(row.amount_tyiyn for row in contest.sources), contest.currency) if contest.sources else None,
        project=text(contest.programme_names),
        projectID=contest.programme.hex,
    )
    return filled(**spoken("rationale", contest.problem), budget=budget)


def _changes(contest: Contest) -> Iterator[Release]:
    """What each change made of the notice, with its reason."""
    state = as_announced(contest)
    for row in contest.changes:
        state = replace(state, **row.after)
        amendment = {"id": row.key.hex, "date": moment(row.at), "rationale": row.reason}
        tender = {"id": contest.key.hex, **_texts(state), **_terms(state), "amendments": [amendment]}
        yield _release(contest, f"change-{row.key.hex}", row.at, ["tenderUpdate"], tender=tender)


def _award(contest: Contest, awarded: Round) -> Release:
    """A decision. A rolling call goes on after it, and tells only of those who were decided so far."""
    came = contest.counts.received - contest.counts.withdrawn
    if contest.is_rolling:
        came = sum(row.round <= awarded.number for row in contest.ranked)
    tender = filled(
        id=contest.key.hex,
        status="active" if contest.is_rolling else _outcome(contest),
        hasEnquiries=contest.questions > 0,
        numberOfTenderers=came,
        tenderers=[reference(party) for party in tenderers_of(contest, awarded)],
    )
    return _release(
        contest,
        "award" if awarded.number == 1 else f"award-{awarded.number}",
        awarded.awarded_at,
        ["award"],
        parties=parties_of(contest, awarded=awarded),
        tender=tender,
        awards=[_one_award(contest, award) for award in contest.awards if award.round == awarded],
    )


def _outcome(contest: Contest) -> str:
    return "complete" if contest.awards else "unsuccessful"


def _closing(contest: Contest) -> Release:
    """The end of a rolling call: nothing is decided any more."""
    tender = {"id": contest.key.hex, "status": _outcome(contest)}
    return _release(contest, "closed", contest.closed_at, ["tenderUpdate"], tender=tender)


def _one_award(contest: Contest, award: Award) -> dict[str, Any]:
    return filled(
        id=award.key.hex,
        title=award.title,
        status="active",
        date=moment(award.round.awarded_at),
        value=value(award.granted_tyiyn, contest.currency),
        suppliers=[reference(award.party)],
        documents=documents("evaluationReports", package_url(award.round.decision), award.round.awarded_at),
    )


def _of_contract(contest: Contest, contract: Contract) -> Iterator[Release]:
    base = {"id": contract.key.hex, "awardID": contract.award.hex}
    signed = filled(
        **base,
        title=contract.title,
        status="active",
        period=period(start_of(contract.starts_on), end_of(contract.last_on)),
        value=value(contract.amount_tyiyn, contest.currency),
        dateSigned=moment(contract.signed_at),
        implementation=filled(milestones=[milestone(row, "scheduled") for row in contract.milestones]),
    )
    name = contract.key.hex
    parties = parties_of(contest, contract=contract)
    yield _release(contest, f"contract-{name}", contract.signed_at, ["contract"], parties=parties, contracts=[signed])
    for row in contract.milestones:
        if row.met_at:
            done = {**base, "implementation": {"milestones": [milestone(row, "met")]}}
            yield _release(contest, f"milestone-{row.key.hex}", row.met_at, ["implementation"], contracts=[done])
    for money in contract.transactions:
        paid = {**base, "implementation": {"transactions": [transaction(money, contest, contract)]}}
        at = end_of(money.paid_on)
        yield _release(contest, f"payment-{money.key.hex}", at, ["implementation"], contracts=[paid])
    if contract.state in ENDED and contract.closed_at:
        yield _end(contest, contract, base)


def _end(contest: Contest, contract: Contract, base: dict[str, str]) -> Release:
    missed = [milestone(row, "notMet") for row in contract.milestones if not row.met_at]
    ended = filled(
        **base,
        description=contract.close_note,
        status="terminated",
        implementation=filled(milestones=missed),
    )
    name = f"end-{contract.key.hex}"
    return _release(contest, name, contract.closed_at, ["contractTermination"], contracts=[ended])


def _cancellation(contest: Contest) -> Release:
    tender = {"id": contest.key.hex, "status": "cancelled"}
    if contest.cancel_reason:
        tender["procurementMethodRationale"] = contest.cancel_reason
    return _release(contest, "cancelled", contest.cancelled_at, ["tenderCancellation"], tender=tender)
