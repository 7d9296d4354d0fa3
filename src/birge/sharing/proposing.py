"""From a share-out and its claimants to the cases that are compared and decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from hashlib import sha256
from typing import Any
from uuid import UUID

from birge.algorithms import shares
from birge.algorithms.cases import exact_text, pack
from birge.algorithms.packages import Field
from birge.decisions.cases import Measure, Proposal, Rule, Subject
from birge.decisions.describing import in_every_language
from birge.kernel.journal import subject_of
from birge.sharing.models import Claimant, ShareOut
from birge.sharing.wording import SENTENCES

NO_VILLAGE = "—"
"""The group, in public totals, of families whose village is not stated."""

PERSONAL = ("name", "address", "village", "people")


def rules_for(claimants: Sequence[Claimant]) -> list[shares.Rule]:
    """The rules worth comparing: tiers only where there is more than one (else it is the proportional rule again)."""
    tiers = {claimant.priority for claimant in claimants}
    return [rule for rule in shares.Rule if rule is not shares.Rule.PRIORITY or len(tiers) > 1]


def proposal_of(
    share_out: ShareOut, claimants: Sequence[Claimant], rule: shares.Rule, villages: Mapping[UUID, str]
) -> Proposal:
    """The whole case under one rule; `villages` names the group of each village's families.

    Rows are numbered in the order of a hash of the claimant's id: neither the alphabet nor whoever types the list
    decides who is first when a last sack goes by number. What the rule does not use stays out of the case.
    """
    used, drawn = _used(share_out, claimants, rule), _drawn(claimants)
    ordered = sorted(claimants, key=lambda claimant: sha256(claimant.pk.bytes).digest())
    return Proposal(
        algorithm=shares.SHARE.name,
        version=shares.SHARE.version,
        rule=Rule(str(rule), in_every_language(SENTENCES[rule]), share_out.legal_base, share_out.in_force_on),
        fields={name: Field(personal=True) for name in PERSONAL} | drawn | used,
        inputs=_inputs(share_out, rule),
        subjects=[_subject(claimant, [*drawn, *used], villages) for claimant in ordered],
        measure=Measure(share_out.good, share_out.unit, exact_text(share_out.amount), "claim", "result/given"),
    )


def _drawn(claimants: Sequence[Claimant]) -> dict[str, Field]:
    """Why families are on the list, where they were drawn from the book.

    If a drawing looked at statuses or income, the public sees no rows: being on such a list tells who is poor or ill.
    """
    drawings = [claimant.drawing for claimant in claimants if claimant.drawing]
    status = any(drawing.is_restricted for drawing in drawings)
    return {"drawn": Field(personal=True, status=status)} if drawings else {}


def _inputs(share_out: ShareOut, rule: shares.Rule) -> dict[str, Any]:
    inputs = {"good": share_out.good, "unit": share_out.unit, "amount": pack(share_out.amount), "rule": str(rule)}
    if share_out.quantum:
        inputs["quantum"] = pack(share_out.quantum)
    return inputs


def _used(share_out: ShareOut, claimants: Sequence[Claimant], rule: shares.Rule) -> dict[str, Field]:
    """The fields that this rule looks at, and whether they tell of people's situation."""
    used = {"claim": Field(input=True)}
    if any(claimant.floor for claimant in claimants):
        used["floor"] = Field(input=True, status=share_out.floors_from_status)
    if rule is not shares.Rule.TALMUD and any(claimant.weight != 1 for claimant in claimants):
        used["weight"] = Field(input=True, status=share_out.weights_from_status)
    if rule is shares.Rule.PRIORITY:
        used["priority"] = Field(input=True, status=share_out.tiers_from_status)
    return used


def _subject(claimant: Claimant, used: Sequence[str], villages: Mapping[UUID, str]) -> Subject:
    village = villages.get(claimant.village_id, "") if claimant.village_id else ""
    values = {
        "name": claimant.name,
        "address": claimant.address,
        "village": village,
        "people": claimant.people,
        **{name: _value(claimant, name) for name in used},
    }
    return Subject(subject_of(claimant), values, village or NO_VILLAGE)


def _value(claimant: Claimant, name: str) -> Any:
    if name == "drawn":
        return f"{claimant.drawing.on.isoformat()}: {claimant.drawing.words}" if claimant.drawing else ""
    return _packed(getattr(claimant, name))


def _packed(number: int | Fraction) -> Any:
    return pack(Fraction(number))
