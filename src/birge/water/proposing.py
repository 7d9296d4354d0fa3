"""From the requests of a ten-day period to the cases that are compared and decided."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from hashlib import sha256
from typing import Any

from birge.algorithms.cases import exact_text, pack
from birge.algorithms.packages import Field
from birge.algorithms.water.share import Rule
from birge.decisions import cases
from birge.decisions.cases import Measure, Proposal, Subject
from birge.decisions.describing import in_every_language
from birge.kernel.journal import subject_of
from birge.water.enums import AssemblyKind
from birge.water.models import WaterRequest
from birge.water.share_words import GOOD, SENTENCES, UNIT
from birge.water.situations import Situation

ALGORITHM, VERSION = "birge.water.share", 1


def rules_for(situation: Situation) -> list[Rule]:
    """The rules worth comparing: tiers only where the assembly made some."""
    return [rule for rule in (Rule.PROPORTIONAL, Rule.MAX_MIN, Rule.PRIORITY)
            if rule is not Rule.PRIORITY or situation.has_tiers]  # fmt: skip


def proposal_of(situation: Situation, rule: Rule, *, with_floors: bool = True) -> Proposal:
    """The whole case under one rule. What the rule does not use, or the assembly did not resolve, stays out of it.

    Rows are numbered in the order of a hash of the request's id, so that a number tells nothing about its user.
    """
    used = _used(situation, rule, with_floors=with_floors)
    ordered = sorted(situation.requests, key=lambda request: sha256(request.pk.bytes).digest())
    supply = Fraction(situation.supply_m3)
    return Proposal(
        algorithm=ALGORITHM,
        version=VERSION,
        rule=cases.Rule(str(rule), in_every_language(SENTENCES[rule]), situation.legal_base),
        fields={"name": Field(personal=True), "number": Field(personal=True)} | used,
        inputs={"rule": str(rule), "supply_m3": pack(supply), "canals": situation.network.canals},
        subjects=[_subject(situation, request, used) for request in ordered],
        measure=Measure(GOOD, UNIT, exact_text(supply), "request_m3", "result/given_m3", given_tells=True),
    )


def _used(situation: Situation, rule: Rule, *, with_floors: bool) -> dict[str, Field]:
    """The fields that this rule looks at; those that come from vulnerability tell of people's situation."""
    resolved = situation.resolved
    used = {"canal": Field(input=True), "request_m3": Field(input=True)}
    if with_floors and situation.has_floors:
        used["floor_m3"] = Field(input=True, status=AssemblyKind.VULNERABLE_FLOOR in resolved)
    if rule is not Rule.PROPORTIONAL and AssemblyKind.VULNERABLE_WEIGHT in resolved:
        used["weight"] = Field(input=True, status=True)
    if rule is Rule.PRIORITY:
        used["priority"] = Field(input=True, status=AssemblyKind.VULNERABLE_TIER in resolved)
    return used


def _subject(situation: Situation, request: WaterRequest, used: Mapping[str, Field]) -> Subject:
    everything: dict[str, Any] = {
        "name": situation.names[request.user_id],
        "number": request.user.number,
        "canal": situation.network.outlets[request.outlet_id],
        "request_m3": pack(Fraction(request.volume_m3)),
        "floor_m3": pack(Fraction(situation.floor_m3(request))),
        "weight": pack(Fraction(situation.weight(request))),
        "priority": situation.tier(request),
    }
    values = {name: everything[name] for name in ("name", "number", *used)}
    return Subject(subject_of(request), values, situation.network.groups[request.outlet_id])
