"""What becomes of turns when the canal stood: whoever lost minutes gets them after the last turn; nobody else moves.

A turn of which some minute lies in the standing cannot stay as it is; every other one can. So no rule moves fewer.
What is left of a turn before and after the standing stays hers. The lost minutes come in the order in which they were
lost, one turn a holding, without filling: after the last turn, the farthest, the canal is full.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """From minute `start` to before `end` the water is the holding's."""

    id: str
    start: int
    end: int

    @property
    def minutes(self) -> int:
        return self.end - self.start


def made_up(spans: Sequence[Span], begins: int, ends: int) -> list[Span]:
    """The spans in the order of time, when from `begins` to before `ends` the canal stood."""
    kept: list[Span] = []
    lost: dict[str, int] = {}
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        before = Span(span.id, span.start, min(span.end, begins))
        after = Span(span.id, max(span.start, ends), span.end)
        left = [part for part in (before, after) if part.minutes > 0]
        missing = span.minutes - sum(part.minutes for part in left)
        if missing:
            lost[span.id] = lost.get(span.id, 0) + missing
        kept += left if missing else [span]
    clock = max([ends, *(span.end for span in kept)])
    for holding, minutes in lost.items():
        kept.append(Span(holding, clock, clock + minutes))
        clock += minutes
    return kept
