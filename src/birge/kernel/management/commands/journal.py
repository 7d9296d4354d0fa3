"""`birge journal verify | seal | guard`."""

from __future__ import annotations

import argparse
import json
from argparse import ArgumentParser
from typing import Any

from django.db import connection
from django.utils import timezone

from birge.kernel import guards
from birge.kernel.actors import SYSTEM
from birge.kernel.commands import BirgeCommand
from birge.kernel.journal import record
from birge.kernel.sealing import seal
from birge.kernel.verification import Verification, verify

_SHOWN = 20


def _head(text: str) -> tuple[int, str]:
    number, _colon, digest = text.partition(":")
    if not number.isdecimal() or len(digest) != 64:
        raise argparse.ArgumentTypeError("expected NUMBER:HASH, as `birge journal verify` prints the head")
    return int(number), digest.lower()


class Command(BirgeCommand):
    help = "The sealed journal: check it, seal what is not sealed yet, put its guards back"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parts = parser.add_subparsers(dest="part", required=True)
        check = parts.add_parser("verify", help="find rows that were removed, changed or put in; exit code 1 if any")
        check.add_argument("--json", action="store_true", help="print the outcome as JSON")
        check.add_argument(
            "--expect-head", type=_head, metavar="N:HASH", help="a head printed earlier: finds a cut tail"
        )
        parts.add_parser("seal", help="seal the committed rows now")
        parts.add_parser("guard", help="put the database's guards of the journal back")

    def work(self, **options: Any) -> None:
        part = options["part"]
        if part == "seal":
            self.stdout.write(f"Sealed rows: {seal(at=timezone.now())}")
        elif part == "guard":
            gone = guards.missing(connection)
            guards.put_up(connection)
            if gone:
                record(
                    by=SYSTEM, at=timezone.now(), verb="kernel.guard", subject="journal", after={"put": sorted(gone)}
                )
            self.stdout.write(f"Guards put back: {len(gone)}")
        else:
            self._verify(options["expect_head"], as_json=options["json"])

    def _verify(self, expect: tuple[int, str] | None, *, as_json: bool) -> None:
        outcome = verify(expect)
        if as_json:
            self.stdout.write(json.dumps(outcome.as_json(), ensure_ascii=False, indent=2))
        else:
            self._tell(outcome)
        if outcome.findings:
            self.different(f"The journal is not as it was sealed: {len(outcome.findings)} findings")

    def _tell(self, outcome: Verification) -> None:
        for finding in outcome.findings:
            self.stdout.write(finding.message)
        if outcome.head:
            self.stdout.write(f"Head: {outcome.head.number}:{outcome.head.hash}")
        self.stdout.write(f"Sealed: {outcome.rows} rows in {outcome.blocks} blocks")
        since = f", since {outcome.unsealed_since:%Y-%m-%d %H:%M:%S} UTC" if outcome.unsealed_since else ""
        self.stdout.write(f"Not sealed yet: {outcome.unsealed} rows{since}")
        if outcome.backdated:
            shown = ", ".join(outcome.backdated[:_SHOWN])
            self.stdout.write(
                f"Rows that state a moment long before they were written: {len(outcome.backdated)}: {shown}"
            )
