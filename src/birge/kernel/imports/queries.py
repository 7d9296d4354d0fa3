"""What the pages ask about a batch."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet

from birge.kernel.imports.checks import LEAVE_OUT_KNOWN, LEAVE_OUT_REPEATED
from birge.kernel.imports.enums import Level
from birge.kernel.imports.kinds import ImportKind
from birge.kernel.imports.messages import explain
from birge.kernel.imports.models import ImportBatch, ImportIssue

LEFT_OUT_AT_ONCE = (LEAVE_OUT_REPEATED, LEAVE_OUT_KNOWN)
OFFERED_LETTERS = ("old-font", "look-alike")


def issues_of(batch: ImportBatch) -> QuerySet[ImportIssue]:
    """The faults of a batch: of the file first, then in the order of the file."""
    return ImportIssue.objects.filter(batch=batch).order_by("sheet", "row", "column", "pk")


def kinds_of_issues(batch: ImportBatch, kind: ImportKind) -> list[dict[str, Any]]:
    """Each kind of fault with its number, its words, and what can be done about all of them at once."""
    groups = (
        ImportIssue.objects.filter(batch=batch).values("code", "level").annotate(count=Count("pk")).order_by("level")
    )
    found = []
    for group in sorted(groups, key=lambda group: (_WEIGHT[str(group["level"])], -group["count"], group["code"])):
        example = ImportIssue.objects.filter(batch=batch, code=group["code"]).order_by("pk")[0]
        text, remedy = explain(example, kind)
        found.append(
            {
                **group,
                "label": text if group["count"] == 1 or not example.params else _general(example, kind),
                "remedy": remedy,
                "example": example,
                "accept": can_accept_all(str(group["code"]), kind),
                "leave_out": can_leave_all_out(str(group["code"]), kind),
                "encoding": group["code"] == "encoding",
            }
        )
    return found


def can_accept_all(code: str, kind: ImportKind) -> bool:
    """Whether a person may say yes to the offers of all faults of this kind together."""
    message = kind.messages.get(code)
    return code in OFFERED_LETTERS or bool(message and message.at_once)


def can_leave_all_out(code: str, kind: ImportKind) -> bool:
    """Whether a person may leave all rows with this kind of fault out together."""
    message = kind.messages.get(code)
    return code in LEFT_OUT_AT_ONCE or bool(message and message.leaves_out)


_WEIGHT: dict[str, int] = {Level.ERROR: 0, Level.OFFER: 1, Level.WARNING: 2}


def _general(issue: ImportIssue, kind: ImportKind) -> str:
    """The words for many faults of one kind: what differs from one to the next stands as an ellipsis."""
    values = ImportIssue.objects.filter(batch=issue.batch_id, code=issue.code).values_list("params", flat=True)
    differs = any(params != issue.params for params in values[:50])
    blank = ImportIssue(
        batch_id=issue.batch_id, sheet=issue.sheet, column=issue.column, code=issue.code,
        params=dict.fromkeys(issue.params, "…") if differs else issue.params,
    )  # fmt: skip
    return explain(blank, kind)[0]
