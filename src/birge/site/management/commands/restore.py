"""`birge restore FILE`: a backup in the place of this home, all or nothing."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import CommandError
from django.utils import timezone

from birge.kernel.commands import MALFORMED, BirgeCommand
from birge.site.backup.archive import BadBackup
from birge.site.backup.restoring import restore_backup
from birge.site.home import not_running


class Command(BirgeCommand):
    help = "Restore an archive made by `birge backup` into a new home, or with --replace in the place of this one"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the archive")
        parser.add_argument("--key-file", type=Path, help="the file with the key of an encrypted archive")
        parser.add_argument("--replace", action="store_true", help="replace a home that is in use")
        parser.add_argument("--despite-journal", action="store_true", help="even if its journal does not verify")

    def work(self, **options: Any) -> None:
        home = Path(settings.HOME)
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        with not_running(home) as alone:
            if not alone:
                raise CommandError("Birge is running on this home: stop it first.", returncode=MALFORMED)
            try:
                outcome = restore_backup(
                    options["file"].resolve(),
                    at=timezone.now(),
                    key_file=options["key_file"],
                    replace=options["replace"],
                    despite_journal=options["despite_journal"],
                )
            except BadBackup as error:
                raise CommandError(str(error), returncode=MALFORMED) from error
        head = f"{outcome.head.number}:{outcome.head.hash}" if outcome.head else "nothing sealed yet"
        self.stdout.write(f"Restored into {home}. Journal: {outcome.rows} sealed rows verified, head {head}")
        if outcome.findings:
            self.different(f"The journal does not verify: {len(outcome.findings)} findings (birge journal verify)")
