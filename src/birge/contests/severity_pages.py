"""How strict each member is: a diagnostic beside the order that the rules give, never instead of it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from birge.algorithms.cases import pack
from birge.algorithms.contests.rank import rank, read_case
from birge.algorithms.contests.severity import Status, diagnose, document_of
from birge.algorithms.packages.recompute import case_of
from birge.decisions.cases import Proposal


def severity_of(proposal: Proposal) -> Mapping[str, Any]:
    """The diagnosis of this case as a document of exact texts; the same case gives the same intervals."""
    seen = [name for name, field in proposal.fields.items() if field.input]
    subjects = [{name: subject.values[name] for name in seen} for subject in proposal.subjects]
    ranking = rank(read_case(case_of(proposal.registered, proposal.inputs, subjects), packed=True))
    found: Mapping[str, Any] = pack(document_of(diagnose(ranking, seed=int(proposal.digest[:8], 16))))  # type: ignore[assignment]
    return found


def severity_words(found: Mapping[str, Any]) -> list[str]:
    """The diagnosis in sentences; where there are no figures, why."""
    if not found:
        return []
    silent = {
        Status.ALL_MARK_ALL: _(
            "Every member marked every application, so a strict or a mild member changes nothing in the order: no "
            "correction is shown."
        ),
        Status.NOT_CONNECTED: _("Some members marked no application in common, so they cannot be compared."),
        Status.TOO_FEW_MARKS: _("There are too few marks to tell a strict member from chance."),
    }
    status = Status(found["status"])
    if status in silent:
        return [silent[status]]
    words = [_member(one) for one in found["markers"]]
    moved = [one for one in found["applications"] if one["corrected_place"] != one["place"]]
    for one in moved:
        facts = {"number": int(one["application"]), "place": one["place"], "other": one["corrected_place"]}
        words.append(
            _("Application %(number)s: place %(place)s; with equally strict members it would be %(other)s.") % facts
        )
    if not moved:
        words.append(_("With equally strict members the order would be the same."))
    return words


def _member(one: Mapping[str, Any]) -> str:
    severity = Fraction(one["severity"])
    facts = {
        "member": one["marker"],
        "points": _shown(abs(severity)),
        "low": _shown(one["low"]),
        "high": _shown(one["high"]),
    }
    if severity > 0:
        return _("Member %(member)s gives %(points)s points less than the others (from %(low)s to %(high)s).") % facts
    return _("Member %(member)s gives %(points)s points more than the others (from %(low)s to %(high)s).") % facts


def _shown(value: Any) -> str:
    return f"{float(Fraction(value)):.2f}"
