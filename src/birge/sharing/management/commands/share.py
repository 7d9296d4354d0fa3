"""`birge share case.json [-o FILE]`: share a good out by a `birge.share/1` case. Needs no home and no database."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from birge.algorithms import cases, shares
from birge.kernel.commands import BirgeCommand, read_input


class Command(BirgeCommand):
    help = "Share a good out among claimants, exactly, by the rule of a birge.share/1 case."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("case", help='the case, a JSON file ("-": stdin)')
        self.add_output(parser)

    def work(self, **options: Any) -> None:
        case = cases.parse(read_input(options["case"]))
        self.emit(cases.write(shares.run(case)), options["output"])
