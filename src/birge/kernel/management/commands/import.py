# ruff: noqa: N999  # the command's name is the file's
"""`birge import KIND FILE --place SOATE [--target ID] [--dry-run] [--json]`, `birge import KIND --template FILE`."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import CommandError
from django.utils import timezone

from birge.kernel.actors import Actor
from birge.kernel.commands import MALFORMED, BirgeCommand, replace_file
from birge.kernel.imports import actions, work
from birge.kernel.imports.enums import Level, State
from birge.kernel.imports.faults import Fault, Unreadable
from birge.kernel.imports.kinds import ImportKind, all_kinds, kind_named
from birge.kernel.imports.messages import FAILURES, column_label, explain
from birge.kernel.imports.models import ImportBatch, ImportIssue
from birge.kernel.imports.places import places
from birge.kernel.imports.queries import issues_of
from birge.kernel.imports.sample import csv_template, xlsx_template

CONSOLE = Actor(account=None, name="Birge", role="system", via="console")
_BLOCK = 1024 * 1024


class Command(BirgeCommand):
    help = "Bring an XLSX or CSV file into a register: all of it or, if anything is wrong, nothing"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", help="what the file holds; a wrong word lists what there is")
        parser.add_argument("file", nargs="?", help="the file")
        parser.add_argument("--place", metavar="SOATE", help="whose data it is")
        parser.add_argument("--target", default="", metavar="ID", help="what the rows go into")
        parser.add_argument("--dry-run", action="store_true", help="check only; nothing of the file is kept")
        parser.add_argument("--json", action="store_true", help="the outcome as JSON on stdout")
        parser.add_argument("--template", metavar="FILE", help="write the empty table (.xlsx or .csv) and stop")

    def work(self, **options: Any) -> None:
        kind = self._kind(options["kind"])
        if options["template"]:
            self._template(kind, Path(options["template"]))
            return
        if not options["file"] or not options["place"]:
            raise CommandError("give a FILE and --place SOATE, or --template FILE", returncode=MALFORMED)
        place = places().by_code(options["place"], timezone.localdate())
        if place is None:
            raise CommandError(f"--place {options['place']}: no such place", returncode=MALFORMED)
        batch = self._checked(kind, Path(options["file"]), place, options["target"])
        outcome = self._outcome(batch, kind)
        if batch.state == State.CHECKED and not options["dry_run"] and not outcome["errors"]:
            outcome = self._applied(batch, kind, outcome)
        elif options["dry_run"] and batch.state in (State.CHECKED, State.FAILED):
            actions.discard(batch=batch, by=CONSOLE, at=timezone.now())
        self._tell(outcome, as_json=options["json"])

    def _kind(self, name: str) -> ImportKind:
        try:
            return kind_named(name)
        except KeyError:
            known = ", ".join(kind.name for kind in all_kinds())
            raise CommandError(f"{name}: no such kind of import. There are: {known}", returncode=MALFORMED) from None

    def _template(self, kind: ImportKind, path: Path) -> None:
        content = csv_template(kind.sheets[0]) if path.suffix.lower() == ".csv" else xlsx_template(kind)
        try:
            replace_file(path, content)
        except OSError as error:
            raise CommandError(f"{path}: cannot be written: {error.strerror}", returncode=MALFORMED) from error

    def _checked(self, kind: ImportKind, path: Path, place: UUID, target: str) -> ImportBatch:
        try:
            with path.open("rb") as file:
                batch, is_new = actions.upload(
                    kind=kind.name, place=place, target=target, file_name=path.name,
                    chunks=iter(lambda: file.read(_BLOCK), b""), by=CONSOLE, at=timezone.now(),
                )  # fmt: skip
        except OSError as error:
            raise CommandError(f"{path}: cannot be read: {error.strerror}", returncode=MALFORMED) from error
        except Unreadable as error:
            raise CommandError(f"{path}: {_words(error.fault, kind)}", returncode=MALFORMED) from error
        if not is_new and batch.state == State.CHECKED:
            actions.check_again(batch=batch, by=CONSOLE, at=timezone.now())
        work.go_on(batch.pk, timezone.now)
        batch.refresh_from_db()
        return batch

    def _applied(self, batch: ImportBatch, kind: ImportKind, outcome: dict[str, Any]) -> dict[str, Any]:
        try:
            actions.confirm(batch=batch, by=CONSOLE, at=timezone.now())
        except actions.NotNow as error:
            return {**outcome, "failure": str(error.reason)}
        while work.waits(batch.pk):
            work.go_on(batch.pk, timezone.now)
        batch.refresh_from_db()
        return self._outcome(batch, kind)

    def _outcome(self, batch: ImportBatch, kind: ImportKind) -> dict[str, Any]:
        issues = [_as_json(issue, kind) for issue in issues_of(batch).iterator()]
        failure = str(FAILURES.get(batch.failure, batch.failure))
        if batch.applied_at and batch.applied_at < self.began_at:
            failure = _words(Fault("known-file", params={"on": batch.uploaded_at.date().isoformat()}), kind)
        return {
            "batch": str(batch.pk),
            "state": batch.state,
            "rows": batch.rows_count,
            "left_out": batch.left_out_count,
            "errors": [issue for issue in issues if issue["level"] == Level.ERROR],
            "notes": [issue for issue in issues if issue["level"] != Level.ERROR],
            "result": batch.result,
            "failure": failure,
        }

    def execute(self, *args: Any, **options: Any) -> str | None:
        self.began_at = timezone.now()
        return super().execute(*args, **options)

    def _tell(self, outcome: dict[str, Any], *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(outcome, ensure_ascii=False, indent=2))
        else:
            for issue in [*outcome["errors"], *outcome["notes"]]:
                self.stderr.write(_line(issue))
            made = ", ".join(f"{name} {count}" for name, count in outcome["result"].items())
            self.stdout.write(f"{outcome['state']}: rows {outcome['rows']}" + (f"; {made}" if made else ""))
        if outcome["errors"] or outcome["failure"]:
            message = outcome["failure"] or f"Errors: {len(outcome['errors'])}; nothing was changed"
            raise CommandError(message, returncode=MALFORMED)


def _as_json(issue: ImportIssue, kind: ImportKind) -> dict[str, Any]:
    text, remedy = explain(issue, kind)
    return {
        "sheet": issue.sheet,
        "row": issue.row,
        "column": issue.column,
        "heading": column_label(issue, kind),
        "value": issue.value,
        "code": issue.code,
        "level": issue.level,
        "message": text,
        "remedy": remedy,
        "fix": issue.fix,
    }


def _line(issue: dict[str, Any]) -> str:
    """ "families:7: Amount: Not a number. (көп) Write digits …"."""
    where = ":".join(str(part) for part in (issue["sheet"], issue["row"]) if part)
    parts = [where, issue["heading"], f"{issue['message']} {issue['remedy']}"]
    shown = f" ({issue['value']})" if issue["value"] else ""
    return f"{issue['level']}: " + ": ".join(part for part in parts if part) + shown


def _words(fault: Fault, kind: ImportKind) -> str:
    issue = ImportIssue(code=fault.code, params=dict(fault.params))
    return " ".join(explain(issue, kind))
