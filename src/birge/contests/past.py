"""What came of an applicant's earlier contests: kept with its profile, and shown to whoever looks at its next one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from birge.contests.enums.applications import ApplicationState
from birge.contests.models import Agreement, Applicant, Application, AwardRow
from birge.contests.queries.agreements.closing import PARTS
from birge.contests.queries.awards import past_rows
from birge.contests.words.ranking import outcome_words


@dataclass(frozen=True)
class Past:
    """One published result: what was decided of the application and, once there is one, how its agreement went."""

    application: Application
    row: AwardRow
    words: str
    agreement: Agreement | None

    @property
    def parts(self) -> list[tuple[Any, dict[str, Any]]]:
        """The parts of the close-out with their names."""
        return [(PARTS[fact["name"]], fact) for fact in self.agreement.close_facts] if self.agreement else []


def past_of(applicant: Applicant, *, but: UUID | None = None) -> list[Past]:
    """The published results of this applicant, the newest first, without those of one call."""
    return [_past(row) for row in past_rows(applicant) if row.award.call_id != but]


def _past(row: AwardRow) -> Past:
    words = (
        str(ApplicationState.RESERVE.label)
        if row.number in row.award.statement.get("reserve", [])
        else outcome_words(row.outcome)
    )
    return Past(row.application, row, words, getattr(row.application, "agreement", None))
