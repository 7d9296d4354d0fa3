"""What sealed applications add to the page of a call."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from birge.contests.deadlines import is_late
from birge.contests.enums.programmes import PERSONS, ApplicantKind
from birge.contests.papers.applications import fault_words
from birge.contests.parts.registry import OpenedCall
from birge.contests.queries.applications import counts_of, seal_of
from birge.contests.stages import Act, is_possible


def applications_of_call(opened: OpenedCall) -> dict[str, Any] | None:
    """Whether the codes are given out, how many applications wait sealed, how many were opened."""
    if not opened.may_run:
        return None
    call = opened.call
    counted = counts_of(call)
    is_sealing = is_possible(call, Act.APPLY) or is_possible(call, Act.OPEN_APPLICATIONS)
    seal = seal_of(call) if is_sealing else None
    over = call.is_rolling or is_late(call, opened.at)
    may_seal = is_possible(call, Act.EDIT) or is_possible(call, Act.APPLY)
    return {
        "is_sealing": is_sealing,
        "seal": seal,
        **counted,
        "may_make": may_seal and not counted["sealed"],
        "may_take": is_possible(call, Act.APPLY),
        "may_open": seal is not None and over and is_possible(call, Act.OPEN_APPLICATIONS),
    }


def apply_to_call(opened: OpenedCall) -> dict[str, Any] | None:
    """The way to the form, while applications are taken."""
    call = opened.call
    if not is_possible(call, Act.APPLY) or is_late(call, opened.at):
        return None
    return {"is_early": call.opens_at is not None and opened.at < call.opens_at}


def applicants_for_all(opened: OpenedCall) -> dict[str, Any] | None:
    """After the opening: who applied and when, as the protocol says. Of one resident or pupils the kind."""
    openings = list(opened.call.openings.order_by("number"))
    rows = [_public(row) for opening in openings for row in opening.rows]
    return {"openings": openings, "rows": rows} if openings else None


def _public(row: dict[str, Any]) -> dict[str, Any]:
    kind = ApplicantKind(row["kind"])
    return {
        "number": row["number"],
        "applicant": kind.label if kind in PERSONS else row["applicant"],
        "at": datetime.fromisoformat(row["received_at"] or row["submitted_at"]),
        "fault": fault_words(row) if row["damaged"] else "",
    }
