"""What a proposed rule of sharing would do, tried on the latest requests, for people who may not see any person's.

Shown are sums of ten users or more. Rules that look at vulnerability are left out on both sides, and a proposal about
the vulnerable is not tried here: from how groups react to it one could read who is vulnerable. The association sees it
when it compares the rules of a share-out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from birge.algorithms.packages.groups import merged
from birge.algorithms.packages.shape import SMALLEST
from birge.algorithms.water.share import Rule
from birge.decisions.actions import Trial
from birge.water.enums import OF_THE_VULNERABLE, AssemblyKind, TenureKind
from birge.water.models import Allocation, AssemblyRule, Proposal
from birge.water.proposing import proposal_of
from birge.water.situations import Situation, situation_of

TRIED = frozenset(AssemblyKind) - OF_THE_VULNERABLE


@dataclass(frozen=True)
class Line:
    """What a group of ten users or more gets, as parts of what it asked for: as it is, and by the proposal."""

    names: tuple[str, ...]
    users: int
    now: float
    then: float


def tried(proposal: Proposal, share: Allocation, flow_lps: Decimal | None) -> list[Line]:
    """By canal, and plots against fields; `flow_lps` is expected at the head.

    Nothing where the rule is not tried here or nothing is known to share.
    """
    kind, value = proposal.rule_kind, proposal.value
    situation = situation_of(share, flow_lps) if kind in TRIED and value is not None else None
    if situation is None or value is None or not any(request.volume_m3 for request in situation.requests):
        return []
    open_rules = {name: row for name, row in situation.resolved.items() if name not in OF_THE_VULNERABLE}
    now = replace(situation, resolved=open_rules, vulnerable=frozenset())
    rule = AssemblyRule(association_id=proposal.association_id, kind=kind, value=Decimal(value))
    then = replace(now, resolved={**open_rules, AssemblyKind(kind): rule})
    before, after = _given(now), _given(then)
    by_canal = [now.network.groups[request.outlet_id] for request in now.requests]
    by_land = [
        TenureKind.PLOT if (land := now.land_of(request)).plot_ha == land.area_ha > 0 else TenureKind.OWNED
        for request in now.requests
    ]
    return [*_lines(now, [""] * len(by_canal), before, after), *_lines(now, by_canal, before, after),
            *_lines(now, by_land, before, after)]  # fmt: skip


def _given(situation: Situation) -> list[Fraction]:
    """In the order of the requests."""
    rule = Rule.PRIORITY if situation.has_tiers else Rule.MAX_MIN
    proposal = proposal_of(situation, rule)
    trial = Trial(proposal, proposal.compute())
    results = zip(proposal.subjects, trial.computation.results, strict=True)
    given = {subject.ref: Fraction(result["given_m3"]) for subject, result in results}
    return [given[f"{request._meta.label_lower}:{request.pk}"] for request in situation.requests]


def _lines(situation: Situation, groups: Iterable[str], before: list[Fraction], after: list[Fraction]) -> list[Line]:
    """Groups with fewer than ten users are put together with others, or nothing is shown."""
    group_of = dict(enumerate(groups))
    found = []
    for names, rows in merged(group_of, SMALLEST):
        own = {situation.requests[row].user_id for row in rows}
        asked = sum((Fraction(situation.requests[row].volume_m3) for row in rows), Fraction(0))
        if len(own) < SMALLEST:
            return []
        if asked:
            now, then = (float(sum((given[row] for row in rows), Fraction(0)) / asked) for given in (before, after))
            found.append(Line(tuple(names), len(own), now, then))
    return found
