"""OCDS 1.1.5: what happened in a contest, as one release an event.

A call is one contracting process and so one ocid: notice, changes, decision, agreements, money, end. A release tells
what its event added; merged in the order of their dates (`merging`) they are the state of today. Standard: Open
Contracting Data Standard 1.1.5, release schema and its codelists.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from birge.contests.enums.programmes import Profile
from birge.exchange.contests.things import Contest
from birge.exchange.links import contest_url
from birge.exchange.ocds.contracts import of_contract
from birge.exchange.ocds.decisions import of_decision
from birge.exchange.ocds.parts import (
    Release,
    documents,
    parties_of,
    period,
    reference,
    release,
    roles_at_first,
    spoken,
    value,
    with_all_roles,
)
from birge.exchange.words import filled, in_languages, moment, text


def releases_of(contest: Contest) -> list[Release]:
    """All releases of a contest, in the order of their dates."""
    found = [_notice(as_announced(contest)), *_changes(contest)]
    for awarded in contest.rounds:
        found += of_decision(contest, awarded)
    for contract in contest.contracts:
        found += of_contract(contest, contract)
    if contest.cancelled_at:
        found.append(_cancellation(contest, contest.cancelled_at))
    if contest.is_rolling and contest.closed_at:
        found.append(_closing(contest, contest.closed_at))
    return list(with_all_roles(sorted(found, key=lambda release: str(release["date"]))))


def as_announced(contest: Contest) -> Contest:
    """The call as it was before its changes: of a field changed twice what stood before the first time."""
    before: dict[str, Any] = {}
    for change in contest.changes:
        before = change.before | before
    return replace(contest, **before)


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
    return release(
        contest,
        "tender",
        contest.announced_at,
        ["tender"],
        parties=parties_of(*roles_at_first(contest)),
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
        amendment = filled(id=row.key.hex, date=moment(row.at), rationale=row.reason)
        tender = {"id": contest.key.hex, **_texts(state), **_terms(state), "amendments": [amendment]}
        yield release(contest, f"change-{row.key.hex}", row.at, ["tenderUpdate"], tender=tender)


def _closing(contest: Contest, at: datetime) -> Release:
    """The end of a rolling call: nothing is decided any more."""
    tender = {"id": contest.key.hex, "status": "complete" if contest.awards else "unsuccessful"}
    return release(contest, "closed", at, ["tenderUpdate"], tender=tender)


def _cancellation(contest: Contest, at: datetime) -> Release:
    tender = {"id": contest.key.hex, "status": "cancelled"}
    if contest.cancel_reason:
        tender["procurementMethodRationale"] = contest.cancel_reason
    return release(contest, "cancelled", at, ["tenderCancellation"], tender=tender)
