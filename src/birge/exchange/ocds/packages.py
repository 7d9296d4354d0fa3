"""Release packages and record packages, told piece by piece."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.conf import settings

from birge.exchange.contests.things import Contest
from birge.exchange.ocds.merging import compiled
from birge.exchange.ocds.releases import releases_of
from birge.exchange.words import moment
from birge.exchange.writing import json_list

NOTHING = "no call was announced yet"


def release_package(contests: Iterable[Contest], *, uri: str, at: datetime) -> Iterator[str]:
    """Every release of every contest."""
    releases = (release for contest in contests for release in releases_of(contest))
    return json_list(_head(uri, at), "releases", releases, missing=NOTHING)


def record_package(contests: Iterable[Contest], *, uri: str, at: datetime) -> Iterator[str]:
    """A record for each contest: its releases, and what they come to."""
    return json_list(_head(uri, at), "records", (_record(contest) for contest in contests), missing=NOTHING)


def _record(contest: Contest) -> dict[str, Any]:
    releases = releases_of(contest)
    return {"ocid": releases[0]["ocid"], "releases": releases, "compiledRelease": compiled(releases)}


def _head(uri: str, at: datetime) -> dict[str, Any]:
    return {
        "uri": uri,
        "version": "1.1",
        "publishedDate": moment(at),
        "publisher": {"name": settings.PUBLISHER},
    }
