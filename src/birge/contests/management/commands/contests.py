"""`birge contests PART …`: contests computed from files. Needs no home and no database."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from birge.contests.commands import SUBCOMMANDS
from birge.kernel.commands import BirgeCommand


class Command(BirgeCommand):
    help = "Contests, from files: applications ranked, markers assigned, residents' votes counted"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parts = parser.add_subparsers(dest="part", required=True)
        for name, subcommand in SUBCOMMANDS.items():
            part = parts.add_parser(name, help=subcommand.HELP, description=subcommand.__doc__)
            subcommand.add_arguments(part)
            self.add_output(part)

    def work(self, **options: Any) -> None:
        self.emit(SUBCOMMANDS[options["part"]].work(self, options), options["output"])
