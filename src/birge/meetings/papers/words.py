"""A quorum and a result in one sentence, with the arithmetic, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from birge.algorithms.voting import Reason
from birge.meetings.enums import MajorityKind, MotionState


def quorum_words(members: int, present: int, needed: int) -> str:
    """How many have a vote, are needed, are present; and so."""
    numbers = {"members": members, "present": present, "needed": needed}
    so = _("There is a quorum.") if present >= needed else _("There is no quorum.")
    return _("Members with a vote: %(members)s. Needed: %(needed)s. Present: %(present)s.") % numbers + " " + so


def counts_words(outcome: Mapping[str, Any]) -> str:
    """For, against, abstained; and what else there was."""
    parts = [
        _("For: %(count)s") % {"count": outcome["for"]},
        _("Against: %(count)s") % {"count": outcome["against"]},
        _("Abstained: %(count)s") % {"count": outcome["abstained"]},
    ]
    more = {
        "not_voting": _("Did not vote: %(count)s"),
        "spoiled": _("Spoiled ballots: %(count)s"),
        "given_out": _("Ballots given out: %(count)s"),
        "recused": _("Stepped aside: %(count)s"),
    }
    parts += [text % {"count": outcome[name]} for name, text in more.items() if outcome.get(name)]
    return "; ".join(parts) + "."


def result_words(state: str, majority: str, outcome: Mapping[str, Any]) -> str:
    """Adopted or not, and why."""
    reason = Reason(outcome["reason"])
    if reason is Reason.NO_QUORUM:
        numbers = {"present": outcome["present"], "needed": outcome["quorum_needed"]}
        return _("Not adopted: there is no quorum (present: %(present)s, needed: %(needed)s).") % numbers
    numbers = {
        "rule": MajorityKind(majority).label,
        "base": outcome["base"],
        "needed": outcome["needed"],
        "count": outcome["for"],
    }
    why = _("Rule: %(rule)s. Counted of: %(base)s. Votes needed: %(needed)s. Votes for: %(count)s.") % numbers
    if reason is Reason.CASTING_VOTE:
        return _("Adopted: votes are equal and the chair voted for.") + " " + why
    if reason is Reason.CASTING_VOTE_AGAINST:
        return _("Not adopted: votes are equal and the chair voted against.") + " " + why
    verdict = _("Adopted.") if state == MotionState.ADOPTED else _("Not adopted.")
    return f"{verdict} {why}"
