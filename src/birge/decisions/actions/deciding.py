"""Deciding: the case is frozen, computed, signed, chained and stored in one transaction, or not at all."""

from __future__ import annotations

import secrets
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from birge.algorithms.packages import Package, build
from birge.algorithms.packages.shape import hides_inputs
from birge.decisions.actions.opening import NotOpen
from birge.decisions.actions.signing import lock_chain, signer
from birge.decisions.cases import Proposal
from birge.decisions.codes import code_hash, code_of
from birge.decisions.describing import head_of, place_as_of
from birge.decisions.enums import State, Variant
from birge.decisions.models import Chain, Decision, DecisionFile, DecisionRow, SigningKey
from birge.decisions.moments import stamp
from birge.decisions.summary import summary_of
from birge.kernel.actors import Actor
from birge.kernel.events import publish as tell
from birge.kernel.journal import record
from birge.meetings.models import Minutes


@dataclass(frozen=True)
class Decided:
    """A decision was made."""

    decision: Decision
    by: Actor
    at: datetime


class NotAsCompared(ValueError):
    """The case is not one of those that were compared; `str()` is for the person who decides."""

    def __init__(self) -> None:
        super().__init__(_("The list was changed after the rules were compared. Compare them again, then decide."))


@transaction.atomic
def decide(
    decision: Decision,
    *,
    proposal: Proposal,
    minutes_text: str = "",
    minutes: Minutes | None = None,
    request_key: str,
    by: Actor,
    at: datetime,
) -> Decision:
    """Make the decision that `proposal` describes. The same `request_key` again answers the decision that it made.

    Raises NotOpen (somebody decided already), NotAsCompared, KeyMissing, and what the algorithm raises.
    """
    chain = lock_chain()
    decision = Decision.objects.select_for_update(of=("self",)).select_related("place").get(pk=decision.pk)
    if decision.request_key == request_key:
        return decision
    if not decision.is_open:
        raise NotOpen(decision)
    if decision.tried.get(proposal.rule.name) != proposal.digest:
        raise NotAsCompared
    key, private = signer(at)
    decision.made_by, decision.decided_at = by.as_json(), at
    decision.minutes, decision.minutes_text = minutes, minutes_text
    decision.place_code, decision.place_names = place_as_of(decision, at)
    package = _package(decision, proposal, chain.head, private, stamp(at))
    _store(decision, package, proposal)
    _close(decision, package, proposal, key, chain, request_key)
    _journal(decision, by, at)
    return decision


def _package(
    decision: Decision, proposal: Proposal, previous: str, private: Ed25519PrivateKey, signed_at: str
) -> Package:
    return build(
        decision=head_of(decision),
        algorithm=proposal.registered,
        rule=proposal.rule.as_json(),
        fields=proposal.fields,
        inputs=proposal.inputs,
        subjects=[subject.values for subject in proposal.subjects],
        previous=previous or None,
        key=private,
        signed_at=signed_at,
        salt=lambda: secrets.token_bytes(16),
    )


def _store(decision: Decision, package: Package, proposal: Proposal) -> None:
    store_package(decision, Variant.FULL, package)
    DecisionRow.objects.bulk_create(_rows(decision, package, proposal), batch_size=2000)


def store_package(decision: Decision, variant: Variant, package: Package) -> None:
    """Keep a package as it is, byte for byte."""
    file = DecisionFile(decision=decision, variant=variant, data=zlib.compress(package.data, 6), hash=package.hash)
    file.save(force_insert=True)


def _rows(decision: Decision, package: Package, proposal: Proposal) -> Iterator[DecisionRow]:
    for row, subject in zip(package.document["rows"], proposal.subjects, strict=True):
        cells: dict[str, Any] = {
            name: {"value": cell["value"], "salt": cell["salt"]} for name, cell in row["fields"].items()
        }
        yield DecisionRow(
            decision=decision,
            number=row["number"],
            subject=subject.ref,
            group=subject.group,
            cells=cells,
            code_hash=code_hash(code_of(cells)),
        )


def _close(
    decision: Decision, package: Package, proposal: Proposal, key: SigningKey, chain: Chain, request_key: str
) -> None:
    results = [row["fields"]["result"]["value"] for row in package.document["rows"]]
    decision.algorithm, decision.algorithm_version = proposal.algorithm, proposal.version
    decision.rule, decision.rule_texts = proposal.rule.name, dict(proposal.rule.texts)
    decision.legal_base, decision.in_force_on = proposal.rule.legal_base, proposal.rule.in_force_on
    decision.fields = dict(package.document["fields"])
    decision.hides_inputs = hides_inputs(package.document["fields"])
    decision.summary = summary_of(proposal, results, hidden=decision.hides_inputs)
    decision.totals = [proposal.measure.asked, proposal.measure.given]
    decision.previous_hash, decision.hash, decision.signed_with = chain.head, package.hash, key.fingerprint
    decision.number, decision.request_key, decision.state = chain.length + 1, request_key, State.DECIDED
    decision.save()
    chain.length, chain.head = decision.number, package.hash
    chain.save()


def _journal(decision: Decision, by: Actor, at: datetime) -> None:
    after = {"rule": decision.rule, "hash": decision.hash, "number": decision.number, "minutes": decision.minutes_text}
    record(by=by, at=at, verb="decisions.decide", subject=decision, after=after)
    tell(Decided(decision, by, at))
