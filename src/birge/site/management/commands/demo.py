"""`birge demo`: two neighbouring aiyl aimaks with invented people and some work done."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from birge.kernel.actors import SYSTEM
from birge.kernel.commands import BirgeCommand
from birge.kernel.sealing import seal
from birge.places.actions.loading import load_territory
from birge.places.models import Place
from birge.site.demo.cast import AIMAK, BEGINNING, make_cast
from birge.site.demo.coal import make_coal
from birge.site.demo.council import make_council


class Command(BirgeCommand):
    help = "Load the demo: real places, invented people. Done again, it adds only what is missing."

    def work(self, **options: Any) -> None:
        with transaction.atomic():
            load_territory(by=SYSTEM, at=BEGINNING)
            cast = make_cast()
            aimak = Place.objects.get(soate=AIMAK)
            make_council(aimak, cast)
            make_coal(aimak, cast["clerk"])
        seal(at=timezone.now())  # a command's journal need not wait for a worker
        self.emit(f"The demo is ready: {len(cast)} invented people.\n")
