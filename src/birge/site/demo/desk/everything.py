"""All that lies on the desk, one after another: papers are given to the resident, so she comes before them."""

from __future__ import annotations

from birge.people.models import Account
from birge.places.models import Place
from birge.site.demo.desk.moves import make_moves
from birge.site.demo.desk.pairs import find_pairs
from birge.site.demo.desk.papers import make_papers
from birge.site.demo.desk.phone import make_conflict
from birge.site.demo.desk.resident import make_resident
from birge.site.demo.desk.section import make_section


def make_desk(aimak: Place, neighbour: Place, cast: dict[str, Account]) -> None:
    """Of the aimak's clerk, whose round is in progress."""
    clerk, resident = cast["clerk"], cast["resident"]
    make_section(aimak, clerk)
    make_resident(aimak, resident, clerk)
    make_papers(aimak, resident, clerk)
    make_moves(aimak, neighbour, clerk, cast["clerk-of-the-neighbour"])
    make_conflict(aimak, clerk)
    find_pairs([aimak, neighbour], clerk)
