"""The files in which contests are open: what each is called, and how it is made from the announced calls."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from birge.contests.models import Call
from birge.exchange import giving, iati
from birge.exchange.contests.gathering import contests
from birge.exchange.ocds import packages


@dataclass(frozen=True)
class Format:
    """A text format: its name, the name of its file, its media type."""

    name: str
    file: str
    media_type: str
    make: Callable[[QuerySet[Call], str, datetime], Iterator[str]]


def _releases(calls: QuerySet[Call], uri: str, at: datetime) -> Iterator[str]:
    return packages.release_package(contests(calls, timezone.localdate(at)), uri=uri, at=at)


def _records(calls: QuerySet[Call], uri: str, at: datetime) -> Iterator[str]:
    return packages.record_package(contests(calls, timezone.localdate(at)), uri=uri, at=at)


def _grants(calls: QuerySet[Call], uri: str, at: datetime) -> Iterator[str]:
    return giving.package(contests(calls, timezone.localdate(at)), uri=uri, at=at)


def _activities(calls: QuerySet[Call], uri: str, at: datetime) -> Iterator[str]:
    return iati.document(contests(calls, timezone.localdate(at)), at=at)


JSON, XML = "application/json", "application/xml"
FORMATS = {
    row.name: row
    for row in (
        Format("ocds", "ocds-releases.json", JSON, _releases),
        Format("ocds-records", "ocds-records.json", JSON, _records),
        Format("360giving", "360giving.json", JSON, _grants),
        Format("iati", "iati-activities.xml", XML, _activities),
    )
}
