"""Seats and ties in words."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from birge.algorithms.contests.conflicts import Certainty
from birge.contests.enums.awards import AgreementState
from birge.contests.enums.commission import ConflictKind, ConflictSource, Finding, MarkerGroup
from birge.contests.models import Call, Conflict


def seats_words(call: Call) -> list[str]:
    """What the rules of the call ask of its commission, a sentence per group."""
    words = []
    for group, (least, most) in call.rule_set.procedure.commission.seats.items():
        label = MarkerGroup(group).label if group in MarkerGroup.values else group
        if most is None and not least:
            continue
        if most is None:
            words.append(_("%(group)s: at least %(least)s.") % {"group": label, "least": least or 0})
        elif most == least:
            words.append(_("%(group)s: %(most)s.") % {"group": label, "most": most})
        else:
            words.append(_("%(group)s: %(least)s to %(most)s.") % {"group": label, "least": least or 0, "most": most})
    return words


def found_words(conflict: Conflict) -> str:
    """What ties the member to the applicant, in one sentence."""
    facts = conflict.facts
    if conflict.finding in ConflictKind.values:
        words = str(ConflictKind(conflict.finding).label)
        return f"{words}: {conflict.text}" if conflict.text else words
    words = str(Finding(conflict.finding).label)
    details = {
        Finding.SAME_NAME: [facts.get("name", "")],
        Finding.KIN: [facts.get("name", "")],
        Finding.PARTNER: [facts.get("name", "")],
        Finding.RELATIVE: [facts.get("own", ""), facts.get("name", "")],
        Finding.POST: [facts.get("post", "")],
        Finding.GRANT: [facts.get("agreement", ""), *_came_of_it(facts)],
    }.get(Finding(conflict.finding), [])
    said = " — ".join(part for part in details if part)
    return f"{words}: {said}" if said else words


def _came_of_it(facts: Mapping[str, str]) -> list[str]:
    """Of an earlier agreement: how it stands, and how it went if it was closed."""
    state = facts.get("state", "")
    words = [str(AgreementState(state).label)] if state in AgreementState.values else []
    return [*words, f"{facts['score']} / 100"] if facts.get("score") else words


_BY_NAME = (Finding.SAME_NAME, Finding.KIN, Finding.RELATIVE)
_ALIKE = (*_BY_NAME, Finding.PARTNER)


def certainty_words(conflict: Conflict) -> str:
    """How sure Birge is of what it found, and on what ground; nothing for what a person declared or reported.

    Of names the search itself says how sure it is; posts, seats, agreements and earlier recusals stand in the records.
    """
    if conflict.source != ConflictSource.DETECTED:
        return ""
    if conflict.finding not in _ALIKE:
        return _("Certain: it stands in the records of Birge.")
    if conflict.facts.get("certainty") != Certainty.CERTAIN:
        return _("To be checked: the names are alike, but not the same in full.")
    if conflict.finding in _BY_NAME:
        return _("Certain: surname, given name and father's name are the same.")
    return _("Certain: the name or the registration number is the same.")
