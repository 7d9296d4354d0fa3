"""Share the water of a birge.water.share/1 case out over its canals: exactly, by max-min, in proportion or by priority,
with the floors first. Prints what each user gets, what held it back, and the flows of the canals.
"""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from birge.algorithms import cases, water_share
from birge.kernel.commands import BirgeCommand, read_input

HELP = "share water out over a tree of canals"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("case", help='the case, a JSON file ("-": stdin)')


def work(command: BirgeCommand, options: dict[str, Any]) -> str:
    return cases.write(water_share.run(cases.parse(read_input(options["case"]))))
