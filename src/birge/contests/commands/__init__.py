"""The parts of `birge contests`, one module each: a new part is a module here and a line in `SUBCOMMANDS`."""

from argparse import ArgumentParser
from typing import Any, Protocol

from birge.contests.commands import assign, rank, vote
from birge.kernel.commands import BirgeCommand


class Subcommand(Protocol):
    """What the module of a part holds; its docstring is what `birge contests PART --help` says."""

    HELP: str
    __doc__: str | None

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The arguments of the part; `-o FILE` is added to every part."""

    def work(self, command: BirgeCommand, options: dict[str, Any]) -> str:
        """The result, whole. Notes go to `command.stderr`; CaseError is exit code 2, NoAnswer 3."""


SUBCOMMANDS: dict[str, Subcommand] = {
    "rank": rank,
    "vote": vote,
    "assign": assign,
}
