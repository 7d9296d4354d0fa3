"""`birge worker`: the background tasks and what is done again and again."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings

from birge.kernel.commands import BirgeCommand
from birge.site.home import running
from birge.site.worker import Worker


class Command(BirgeCommand):
    help = "Run background tasks, seal the journal, send messages; ends in good order on SIGTERM"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is due now, then end")

    def work(self, **options: Any) -> None:
        worker = Worker()
        if options["once"]:
            worker.run_once()
        else:
            with running(Path(settings.HOME)):
                self.stderr.write(f"Worker {worker.name} is ready")
                worker.run()
