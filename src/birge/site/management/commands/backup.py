"""`birge backup FILE`: database, files and keys in one verified archive."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import CommandError
from django.utils import timezone

from birge.kernel.commands import MALFORMED, BirgeCommand
from birge.site.backup.archive import BadBackup
from birge.site.backup.making import make_backup


class Command(BirgeCommand):
    help = "Write database, files and keys to one archive and verify it"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the archive to write")
        parser.add_argument("--key-file", type=Path, help="encrypt it with the key in this file; keep that elsewhere")

    def work(self, **options: Any) -> None:
        target, key_file = options["file"].resolve(), options["key_file"]
        try:
            manifest = make_backup(target, at=timezone.now(), key_file=key_file)
        except BadBackup as error:
            raise CommandError(str(error), returncode=MALFORMED) from error
        head = manifest["journal_head"]
        self.stdout.write(f"Backup: {target}, {target.stat().st_size / 1024**2:.1f} MB, verified")
        self.stdout.write(
            f"Journal head: {head['number']}:{head['hash']}" if head else "Journal head: nothing sealed yet"
        )
        if key_file is None:
            self.stderr.write("It holds personal data and secret keys: keep it as you keep them (or use --key-file).")
