"""`birge doctor`: what is installed, configured and migrated; what is wrong, and the remedy."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.db import DatabaseError, connection
from django.utils import timezone

from birge.kernel.commands import BirgeCommand
from birge.kernel.health import Finding, Level, look, problem
from birge.site import safety

_MARKS = {Level.OK: "  ok     ", Level.WARNING: "! warning", Level.PROBLEM: "X PROBLEM"}


class Command(BirgeCommand):
    help = "Look at the whole installation; exit code 1 if something is wrong"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the findings as JSON")
        parser.add_argument("--adopt-keys", action="store_true", help="from now on the database goes with these keys")

    def work(self, **options: Any) -> None:
        now = timezone.now()
        try:
            connection.ensure_connection()
            if options["adopt_keys"]:
                safety.adopt_keys(now)
            findings = look(now)
        except DatabaseError as error:
            remedy = "Start the database server, or correct BIRGE_DATABASE_URL."
            findings = [problem("database", f"It cannot be reached: {str(error).strip()}", remedy)]
        if options["json"]:
            self.stdout.write(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2))
        else:
            self._tell(findings)
        if wrong := [finding for finding in findings if finding.level == Level.PROBLEM]:
            self.different(f"Problems: {len(wrong)}")

    def _tell(self, findings: list[Finding]) -> None:
        for finding in findings:
            self.stdout.write(f"{_MARKS[finding.level]}  {finding.name}: {finding.says}")
            if finding.remedy:
                self.stdout.write(f"             -> {finding.remedy}")
