"""Draw up the turns on a canal by a birge.water.roster/1 case: to the minute, from head to tail, by area or volume,
with the start that spreads the nights fairest. Exit code 3, with the cause, if turns or wishes cannot all be met.
"""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from birge.algorithms import cases
from birge.algorithms.water import roster
from birge.kernel.commands import BirgeCommand, read_input

HELP = "a rota of turns on a canal, to the minute"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("case", help='the case, a JSON file ("-": stdin)')


def work(command: BirgeCommand, options: dict[str, Any]) -> str:
    return cases.write(roster.run(cases.parse(read_input(options["case"]))))
