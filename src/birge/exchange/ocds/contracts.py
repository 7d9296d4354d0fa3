"""Releases of a signed agreement: as it was signed, its amendments, steps, money and end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import Any

from birge.contests.enums.awards import AgreementState
from birge.exchange.contests.things import Contest, Contract, Milestone, Transaction, Version
from birge.exchange.ocds.parts import (
    Release,
    milestone_id,
    parties_of,
    planned,
    release,
    terms_of,
    transaction,
)
from birge.exchange.words import filled, moment

ENDED = (AgreementState.COMPLETED, AgreementState.CLOSED, AgreementState.TERMINATED)


def of_contract(contest: Contest, contract: Contract) -> Iterator[Release]:
    """All that happened to an agreement."""
    yield _signed(contest, contract)
    for before, after in pairwise(contract.versions):
        yield _amendment(contest, contract, before, after)
    for row in contract.milestones:
        if row.met_at:
            yield _met(contest, contract, row, row.met_at)
    for money in contract.transactions:
        yield _paid(contest, contract, money)
    if contract.state in ENDED and contract.closed_at:
        yield _end(contest, contract, contract.closed_at)


def _base(contract: Contract) -> dict[str, Any]:
    return {"id": contract.key.hex, "awardID": contract.award.hex}


def _signed(contest: Contest, contract: Contract) -> Release:
    """The agreement as its first version says."""
    first = contract.versions[0]
    steps = [{**row, "status": "scheduled"} for row in planned(contract, first.steps)]
    signed = filled(
        **_base(contract),
        title=contract.title,
        status="active",
        **terms_of(first, contest.currency),
        dateSigned=moment(first.signed_at),
        implementation=filled(milestones=steps),
    )
    roles = [(contract.party, role) for role in ("tenderer", "supplier", "payee")]
    parties = parties_of((contest.customer, "payer"), *roles)
    name = f"contract-{contract.key.hex}"
    return release(contest, name, first.signed_at, ["contract"], parties=parties, contracts=[signed])


def _amendment(contest: Contest, contract: Contract, before: Version, after: Version) -> Release:
    """The new sums, days and steps; a step that is left out will not be met. Why, is in the agreement only."""
    known = {step.number for step in before.steps}
    steps = [
        row if step.number in known else {**row, "status": "scheduled"}
        for row, step in zip(planned(contract, after.steps), after.steps, strict=True)
    ]
    left_out = known - {step.number for step in after.steps}
    steps += [{"id": milestone_id(contract, number), "status": "notMet"} for number in sorted(left_out)]
    amended = filled(
        **_base(contract),
        **terms_of(after, contest.currency),
        amendments=[{"id": after.key.hex, "date": moment(after.signed_at)}],
        implementation=filled(milestones=steps),
    )
    return release(contest, f"amendment-{after.key.hex}", after.signed_at, ["contractAmendment"], contracts=[amended])


def _met(contest: Contest, contract: Contract, row: Milestone, met_at: datetime) -> Release:
    met = {"id": milestone_id(contract, row.number), "dateMet": moment(met_at), "status": "met"}
    done = {**_base(contract), "implementation": {"milestones": [met]}}
    return release(contest, f"milestone-{row.key.hex}", met_at, ["implementation"], contracts=[done])


def _paid(contest: Contest, contract: Contract, money: Transaction) -> Release:
    """Dated by when it was written down; the transaction itself tells the day of the payment."""
    paid = {**_base(contract), "implementation": {"transactions": [transaction(money, contest, contract)]}}
    return release(contest, f"payment-{money.key.hex}", money.entered_at, ["implementation"], contracts=[paid])


def _end(contest: Contest, contract: Contract, ended_at: datetime) -> Release:
    missed = [
        {"id": milestone_id(contract, row.number), "status": "notMet"} for row in contract.milestones if not row.met_at
    ]
    ended = filled(
        **_base(contract),
        description=contract.close_note,
        status="terminated",
        implementation=filled(milestones=missed),
    )
    return release(contest, f"end-{contract.key.hex}", ended_at, ["contractTermination"], contracts=[ended])
