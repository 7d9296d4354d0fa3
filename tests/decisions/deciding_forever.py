"""A process that makes decisions without end, to be killed at any moment (`test_killed.py` starts it).

It begins as a person does after a power cut: what is still open is decided, and the last that was decided is asked for
once more. With the argument `finish` it ends there.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime

from birge.decisions.actions import decide, publish, try_rules
from birge.decisions.enums import OPEN, State
from birge.decisions.models import Decision
from birge.places.models import Place
from tests.decisions.factories import CLERK, drafted, proposal


def make(draft: Decision) -> None:
    at = datetime.now(UTC)
    case = proposal(amount=500, subjects=40)
    if draft.state in OPEN:
        try_rules(draft, proposals=[case], by=CLERK, at=at)
    decide(draft, proposal=case, minutes_text="№ 7", request_key=str(draft.pk), by=CLERK, at=at)
    publish(draft, by=CLERK, at=at)


def main() -> None:
    place = Place.objects.earliest("pk")
    for draft in Decision.objects.filter(state__in=[*OPEN, State.DECIDED]).order_by("pk"):
        make(draft)
    last = Decision.objects.order_by("-number").first()
    if last:
        make(last)
    print("begun", flush=True)
    while "finish" not in sys.argv:
        make(drafted(place, datetime.now(UTC)))
