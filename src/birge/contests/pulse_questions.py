"""The questions to beneficiaries, as data."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

LOWEST, HIGHEST = 1, 5


@cache
def shipped_questions() -> list[dict[str, Any]]:
    """A few short ones: {"id", "names"}; each is answered from 1 (not at all) to 5 (entirely)."""
    questions: list[dict[str, Any]] = json.loads(
        (Path(__file__).parent / "data" / "pulse_questions.json").read_text("utf-8")
    )
    return questions
