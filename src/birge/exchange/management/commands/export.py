"""`birge export ocds|360giving|iati|xlsx [--call ID | --all] -o FILE`: published contests in open standards."""

from __future__ import annotations

import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import CommandError
from django.db.models import QuerySet
from django.utils import timezone

from birge.contests.models import Call
from birge.exchange.formats import FORMATS
from birge.exchange.links import absolute
from birge.exchange.queries.published import announced_calls
from birge.exchange.sheets import workbook
from birge.exchange.writing import NothingToTell
from birge.kernel.commands import MALFORMED, NO_ANSWER, BirgeCommand


class Command(BirgeCommand):
    help = "Published contests as open data: OCDS 1.1.5, 360Giving 1.4, IATI 2.03"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("format", choices=["ocds", "360giving", "iati", "xlsx"])
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--call", metavar="ID", help="one call only")
        which.add_argument("--all", action="store_true", help="every announced call (this is also the default)")
        parser.add_argument("--records", action="store_true", help="OCDS: records with compiled releases")
        self.add_output(parser)

    def work(self, **options: Any) -> None:
        name = options["format"]
        if options["records"] and name != "ocds":
            raise CommandError("--records: only OCDS has records", returncode=MALFORMED)
        calls = _calls(options["call"])
        try:
            if name == "xlsx":
                self._workbook(calls, options["output"])
                return
            made = FORMATS["ocds-records" if options["records"] else name]
            uri = absolute(f"/contests/open/files/{made.file}")
            self.emit(made.make(calls, uri, timezone.now()), options["output"])
        except NothingToTell as error:
            raise CommandError(f"nothing to export: {error}", returncode=NO_ANSWER) from error

    def _workbook(self, calls: QuerySet[Call], output: str | None) -> None:
        if output in (None, "-"):
            raise CommandError("xlsx: name a file with -o", returncode=MALFORMED)
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "contests.xlsx"
            workbook(calls, timezone.localdate(), made)
            with made.open("rb") as file:
                self.put(file, str(output))


def _calls(key: str | None) -> QuerySet[Call]:
    """All announced calls, or the one of that id. CommandError: 2 no call has this id, 3 it was not announced."""
    if key is None:
        return announced_calls().order_by("announced_at", "pk")
    try:
        pk = UUID(key)
    except ValueError as error:
        raise CommandError(f"--call: {key!r} is not the id of a call", returncode=MALFORMED) from error
    if not Call.objects.filter(pk=pk).exists():
        raise CommandError(f"--call: there is no call {key}", returncode=MALFORMED)
    calls = announced_calls().filter(pk=pk)
    if not calls.exists():
        raise CommandError("nothing to export: this call was not announced", returncode=NO_ANSWER)
    return calls
