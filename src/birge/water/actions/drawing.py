"""Outlines for the map, many at once, all or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from birge.algorithms.water.geojson import Outline, Problem
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.people.models import Organisation
from birge.water.kinds import KINDS, Kind


class CannotDraw(Exception):
    """Some features fit nothing in the register; nothing was drawn."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("cannot draw")
        self.problems = list(problems)


@transaction.atomic
def draw(*, association: Organisation, outlines: Iterable[Outline], since: date, by: Actor, at: datetime) -> int:
    """From `since` on these things lie so; how many. All else that is known of them stays. Raises `CannotDraw`."""
    found = list(outlines)
    problems: list[Problem] = []
    for kind in KINDS.values():
        problems += _draw(kind, association, [outline for outline in found if outline.kind == kind.name], since)
    if problems:
        raise CannotDraw(sorted(problems, key=lambda problem: problem.number))
    after = {"count": len(found), "since": since.isoformat()}
    journal.record(by=by, at=at, verb="water.draw", subject=association, after=after)
    return len(found)


def _draw(kind: Kind, association: Organisation, outlines: list[Outline], since: date) -> list[Problem]:
    if not outlines:
        return []
    rows = kind.state.objects.select_for_update().filter(**{f"{kind.owner}__association": association})
    last = {kind.label_of(getattr(row, kind.owner)): row for row in rows.open().select_related(kind.owner)}
    problems = []
    ended, begun = [], []
    for outline in outlines:
        row = last.get(outline.code)
        if row is None:
            problems.append(Problem("unknown", outline.number, {"code": outline.code}))
        elif row.starts_on > since:
            problems.append(Problem("later", outline.number, {"code": outline.code}))
        else:
            row.ends_on = since
            ended.append(row)
            begun.append(kind.state(**row.line, **{**row.values(), **_placed(outline)}, starts_on=since))
    if not problems:
        kind.state.objects.bulk_update(ended, ["ends_on"], batch_size=500)
        kind.state.objects.bulk_create(begun, batch_size=500)
    return problems


def _placed(outline: Outline) -> dict[str, Any]:
    if outline.kind == "outlet":
        longitude, latitude = outline.geometry["coordinates"][:2]
        return {"longitude": longitude, "latitude": latitude}
    return {"outline": dict(outline.geometry)}
