"""What became of winners: one declined, one of the reserve list took the money, an agreement was amended."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from ocdsmerge import Merger

from birge.contests.actions.agreements import amending, offers, texts
from birge.contests.models import Agreement
from birge.exchange.formats import FORMATS
from birge.exchange.queries.published import announced_calls
from tests.contests.small_agreement import HALF, SmallContest, content_of
from tests.exchange.validators import OCDS, ocds_errors, open_codes_errors

DAY = timedelta(days=1)
MERGER = Merger(json.loads((OCDS / "release-schema.json").read_text()))


def told(name: str, at: datetime) -> Any:
    """All that is published at that moment, in this format, read back."""
    text = "".join(FORMATS[name].make(announced_calls(), f"https://birge.test/{name}", at))
    return json.loads(text) if text.startswith("{") else text


def releases(at: datetime) -> dict[str, dict[str, Any]]:
    """By the event in their id, in order; they are valid and compile as the reference library says."""
    package, records = told("ocds", at), told("ocds-records", at)
    assert ocds_errors(package) == ocds_errors(records) == open_codes_errors(package["releases"]) == []
    for record in records["records"]:
        assert record["compiledRelease"] == MERGER.create_compiled_release(record["releases"])
    assert all(row["date"] <= package["publishedDate"] for row in package["releases"])
    found = {row["id"].removeprefix(row["ocid"] + "-"): row for row in package["releases"]}
    assert len(found) == len(package["releases"])
    return found


def compiled(at: datetime) -> dict[str, Any]:
    """What the releases of the one contest come to."""
    [record] = told("ocds-records", at)["records"]
    return dict(record["compiledRelease"])


def declined(small: SmallContest, number: int, at: datetime) -> None:
    """This winner is offered an agreement and says no."""
    offer = small.offered(number, at=at)
    offers.decline_offer(offer=offer, why="Колубуз бошобойт", by=small.by("director"), at=at)


def amended(small: SmallContest, agreement: Agreement, at: datetime) -> None:
    """Half the money, and one step fewer."""
    by = small.by("secretary")
    amending.amend(agreement=agreement, why="Акча азайды", by=by, at=at)
    content = content_of(agreement, amount_tyiyn=HALF // 2)
    first = content.steps[0]
    content = content_of(
        agreement, amount_tyiyn=HALF // 2, steps=[type(first)(first.title, "Сүрөт", first.due_on, HALF // 4)]
    )
    texts.write_text(agreement=agreement, content=content, by=by, at=at)
    small.sign(agreement, at=at)
