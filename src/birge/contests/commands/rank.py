"""Rank the applications of a birge.contests.rank/1 case and choose the winners: exactly, by the case's own formula and
rule. Prints the order, the winners, the reserve, what each was short of, and whether one marker or one weight
would change the winners. Exit code 3, with the cause, if all are to be selected and the money is short.
"""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from birge.algorithms import cases
from birge.algorithms.contests import rank, severity
from birge.kernel.commands import BirgeCommand, read_input

HELP = "applications in order, and the winners"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("case", help='the case, a JSON file ("-": stdin)')
    parser.add_argument(
        "--severity",
        action="store_true",
        help='add "severity": how strict each marker is, and the order if all were equally strict',
    )
    parser.add_argument("--seed", type=int, default=1, help="of the repetitions behind its intervals (default: 1)")


def work(command: BirgeCommand, options: dict[str, Any]) -> str:
    ranking = rank.rank(rank.read_case(cases.parse(read_input(options["case"]))))
    result = rank.document_of(ranking)
    if options["severity"]:
        result["severity"] = severity.document_of(severity.diagnose(ranking, abs(options["seed"])))
    return cases.write(result)
