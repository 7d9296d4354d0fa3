"""Finds decisions, their packages and rows, and the keys that vouch for them."""

from __future__ import annotations

import json
import zlib
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from birge.algorithms.packages.keys import KEYS_FORMAT
from birge.decisions.codes import code_hash, looks_right
from birge.decisions.enums import Variant
from birge.decisions.models import Decision, DecisionFile, DecisionRow, SigningKey
from birge.decisions.moments import stamp
from birge.kernel.journal import subject_of
from birge.kernel.models import JournalEntry


def published_keys() -> str:
    """The document of our public keys (`birge.keys/1`) that `birge verify` reads, oldest first."""
    keys = [
        {"key": key.public, "from": stamp(key.from_at), "to": stamp(key.to_at) if key.to_at else None}
        for key in SigningKey.objects.order_by("from_at", "pk")
    ]
    return json.dumps({"format": KEYS_FORMAT, "keys": keys}, indent=2) + "\n"


def package_bytes(decision: Decision, variant: Variant) -> bytes | None:
    """A package as it was signed; None where there is none (yet)."""
    file = DecisionFile.objects.filter(decision=decision, variant=variant).first()
    return zlib.decompress(file.data) if file else None


def row_by_code(typed: str) -> DecisionRow | None:
    """The row that a personal code opens, once its decision is published; None for a code that opens nothing."""
    if not looks_right(typed):
        return None
    rows = DecisionRow.objects.select_related("decision__place", "decision__superseded_by")
    row = rows.filter(code_hash=code_hash(typed)).first()
    return row if row and row.decision.is_shown else None


def slip_of(row: DecisionRow) -> dict[str, Any]:
    """The proof of one row (`birge.slip/1`), to hold against either package."""
    return {
        "format": "birge.slip/1",
        "decision": str(row.decision_id),
        "package": row.decision.hash,
        "number": row.number,
        "fields": row.cells,
    }


def readings_of(row: DecisionRow, most: int = 50) -> QuerySet[JournalEntry]:
    """Who read this row, or the whole of the decision's inputs, newest first."""
    names = [subject_of(row), row.subject, subject_of(row.decision)]
    entries = JournalEntry.objects.filter(is_read=True, subject_rows__subject__in=names)
    return entries.order_by("-at", "-pk").distinct()[:most]


def search_decisions(queryset: QuerySet[Decision], text: str) -> QuerySet[Decision]:
    """By title or place, in Kyrgyz or Russian, or by the decision's own id."""
    wanted = Q()
    for column in ("titles", "place_names"):
        for language in ("ky", "ru"):
            wanted |= Q(**{f"{column}__{language}__icontains": text})
    with suppress(ValueError):
        wanted |= Q(pk=UUID(text))
    return queryset.filter(wanted)


def places_with_decisions(queryset: QuerySet[Decision]) -> list[tuple[str, dict[str, str]]]:
    """The places of these decisions: id and the names under which the newest was made."""
    found: dict[str, dict[str, str]] = {}
    for place, names in queryset.order_by("-pk").values_list("place_id", "place_names"):
        found.setdefault(str(place), names)
    return sorted(found.items(), key=lambda item: item[1].get("ky", ""))


def years_with_decisions(queryset: QuerySet[Decision]) -> list[int]:
    """The years in which these decisions were made, newest first."""
    dates = queryset.exclude(decided_at=None).datetimes("decided_at", "year", order="DESC")
    return [moment.year for moment in dates]
