"""`birge places load`: bring in the territory that comes with Birge."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from birge.kernel.actors import SYSTEM
from birge.places.actions import load_territory


class Command(BaseCommand):
    help = "The territory: `load` brings in the units, settlements and outlines that come with Birge, once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["load"])

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = load_territory(by=SYSTEM, at=timezone.now())
        if options["verbosity"]:
            self.stdout.write(f"units {loaded.units}, settlements {loaded.settlements}, outlines {loaded.shapes}")
