"""`birge demo`: two neighbouring aiyl aimaks with invented people and some work done."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from birge.kernel.actors import SYSTEM
from birge.kernel.commands import BirgeCommand
from birge.places.actions.loading import load_territory
from birge.site.demo.cast import BEGINNING, make_cast


class Command(BirgeCommand):
    help = "Load the demo: real places, invented people. Done again, it adds only what is missing."

    def work(self, **options: Any) -> None:
        with transaction.atomic():
            load_territory(by=SYSTEM, at=BEGINNING)
            cast = make_cast()
        self.emit(f"The demo is ready: {len(cast)} invented people.\n")
