"""`birge demo`: two neighbouring aiyl aimaks with invented people and some work done."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import CommandError
from django.db import connection, transaction
from django.utils import timezone

from birge.kernel.actors import SYSTEM
from birge.kernel.commands import MALFORMED, BirgeCommand
from birge.kernel.sealing import seal
from birge.places.actions.loading import load_territory
from birge.places.models import Place
from birge.site.demo.book import HOUSEHOLDS, make_book, make_round
from birge.site.demo.cast import AIMAK, BEGINNING, OTHER_AIMAK, make_cast
from birge.site.demo.coal import make_coal
from birge.site.demo.contests import make_contests
from birge.site.demo.council import make_council
from birge.site.demo.desk import make_desk
from birge.site.demo.passports import publish_passports
from birge.site.demo.water import make_project, make_water
from birge.site.env import PRACTICE_MARK
from birge.site.home import not_running

WATER_USERS_PER_HOUSEHOLD = 0.75
"""Nine hundred users beside the twelve hundred households of the whole demo."""


class Command(BirgeCommand):
    help = "Load the demo: real places, invented people. Done again, it adds only what is missing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--households", type=int, default=HOUSEHOLDS, help=f"how many in the book (default: {HOUSEHOLDS})"
        )
        parser.add_argument(
            "--practice", action="store_true", help="make a home for practice beside this one, or make it anew"
        )

        parser.add_argument(
            "--water-project", action="store_true", help="also six water users' associations with 18,000 users"
        )

    def work(self, **options: Any) -> None:
        if options["households"] < 1:
            raise CommandError("--households: expected 1 or more", returncode=MALFORMED)
        if options["practice"]:
            self._practice(options["households"], ["--water-project"] if options["water_project"] else [])
            return
        with transaction.atomic():
            load_territory(by=SYSTEM, at=BEGINNING)
            cast = make_cast()
            aimak, neighbour = (Place.objects.get(soate=soate) for soate in (AIMAK, OTHER_AIMAK))
            make_council(aimak, cast)
            clerks = {aimak: cast["clerk"], neighbour: cast["clerk-of-the-neighbour"]}
            make_book(clerks, options["households"])
            publish_passports(clerks)
            make_coal(aimak, cast["clerk"])
            make_round(aimak, cast["clerk"])
            make_desk(aimak, neighbour, cast)
            make_water(aimak, cast, round(options["households"] * WATER_USERS_PER_HOUSEHOLD))
            make_contests(aimak, cast, timezone.now())
            if options["water_project"]:
                make_project()
        seal(at=timezone.now())  # a command's journal need not wait for a worker
        self.emit(f"The demo is ready: {len(cast)} invented people.\n")

    def _practice(self, households: int, more: list[str]) -> None:
        """A home of its own, emptied if it is one already, with the demo in it."""
        home = Path(settings.HOME) if settings.PRACTICE else Path(settings.HOME) / "practice"
        connection.close()
        _empty(home)
        command = [sys.executable, "-m", "birge", "demo", "--households", str(households), *more]
        ended = subprocess.run(command, env={**os.environ, "BIRGE_HOME": str(home)}, check=False)  # noqa: S603
        if ended.returncode:
            raise CommandError(f"The demo could not be loaded into {home}.", returncode=ended.returncode)
        self.emit(f"To practise: BIRGE_HOME={home} birge serve --demo --port 8001\n")


def _empty(home: Path) -> None:
    """Make the folder, or empty it; the mark goes in first and stays, so that a killed command can be repeated.

    A folder with other contents is refused, and so is a home whose site is open.
    """
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    mark = home / PRACTICE_MARK
    if not mark.exists() and any(home.iterdir()):
        raise CommandError(f"{home} is not a home for practice; nothing was changed.", returncode=MALFORMED)
    mark.touch()
    with not_running(home) as alone:
        if not alone:
            raise CommandError(f"The site of {home} is open. Stop it, then do this again.", returncode=MALFORMED)
        for thing in home.iterdir():
            if thing.is_dir():
                shutil.rmtree(thing)
            elif thing.name not in (PRACTICE_MARK, ".running"):
                thing.unlink()
