"""The console command `birge`: Django's management commands with our settings and our home."""

from __future__ import annotations

import os
import sys

from django.core.management import execute_from_command_line, get_commands
from django.db import DatabaseError

from birge.kernel.commands import DIFFERENT, MALFORMED
from birge.site.env import BadSetting, env
from birge.site.home import prepare_home

NEED_NO_HOME = {"share", "water", "contests", "verify", "restore", "makemigrations", "check"}
NEED_NO_HOME |= {"help", "--help", "-h", "version", "--version"}
PARTS_THAT_NEED_NO_HOME = {("registers", "duplicates")}
OPTIONS_THAT_NEED_NO_HOME = {"-h", "--help", "--practice"}
"""With them a command explains itself, or works in another home."""


def main(argv: list[str] | None = None) -> None:
    """Run one command. Exit codes: 0 done, 1 checked and found different, 2 malformed input, 3 no answer exists.

    A command that works on the installation's data finds its home created and its database migrated.
    """
    arguments = ["birge", *(sys.argv[1:] if argv is None else argv)]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "birge.site.settings")
    try:
        if len(arguments) > 1 and not _needs_no_home(arguments[1:]):
            _prepare_home()
        execute_from_command_line(arguments)
    except SystemExit as end:
        if end.code == 1 and len(arguments) > 1 and arguments[1] not in get_commands():
            sys.exit(MALFORMED)  # Django's "unknown command"
        raise
    except DatabaseError as error:
        remedy = "Start the database server, or correct BIRGE_DATABASE_URL; an embedded database: restore a backup."
        sys.stderr.write(f"birge: the database cannot be reached: {str(error).strip()}\n{remedy}\n")
        sys.exit(DIFFERENT)
    except BadSetting as error:
        sys.stderr.write(f"birge: {error}\n")
        sys.exit(MALFORMED)


def _needs_no_home(words: list[str]) -> bool:
    elsewhere = not OPTIONS_THAT_NEED_NO_HOME.isdisjoint(words)
    return elsewhere or words[0] in NEED_NO_HOME or tuple(words[:2]) in PARTS_THAT_NEED_NO_HOME


def _prepare_home() -> None:
    try:
        prepare_home()
    except OSError as error:
        said = f"{env('BIRGE_HOME')} cannot be used: {error.strerror}. Name a folder where you may write."
        raise BadSetting(f"BIRGE_HOME: {said}") from error
