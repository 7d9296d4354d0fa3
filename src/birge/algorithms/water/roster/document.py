"""`birge.water.roster/1` from document to document."""

from fractions import Fraction

from birge.algorithms.cases import Document
from birge.algorithms.water.roster.case import read_case
from birge.algorithms.water.roster.rota import Roster, rota


def run(case: Document, packed: bool = False) -> Document:
    """The result document, the turns from head to tail. Raises CaseError or NoAnswer."""
    return document_of(rota(read_case(case, packed)))


def document_of(roster: Roster) -> Document:
    return {
        "turns": [
            {
                "id": turn.id,
                "start": str(turn.start),
                "end": str(turn.end),
                "minutes": turn.minutes,
                "volume_m3": turn.volume,
                "night_minutes": turn.night_minutes,
            }
            for turn in roster.turns
        ],
        "shift_hours_used": Fraction(roster.shift, 60),
    }
