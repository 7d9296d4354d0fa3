"""Choose the markers of each application by a birge.contests.assign/1 case: nobody where there is a conflict, loads as
even as can be, what was assigned before kept. Exit code 3, with the cause, if that cannot be done.
"""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from birge.algorithms import cases
from birge.algorithms.contests import assign
from birge.kernel.commands import BirgeCommand, read_input

HELP = "who marks which application"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("case", help='the case, a JSON file ("-": stdin)')


def work(command: BirgeCommand, options: dict[str, Any]) -> str:
    return cases.write(assign.run(cases.parse(read_input(options["case"]))))
