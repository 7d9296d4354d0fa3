"""`python -m benchmarks.place_search`: CPU per search over all names of the country, beside `icontains`.

The same searches go through the stored keys (`places.queries.find`) and, in the same run, through what one would write
first: `names__text__icontains`. CPU is this process's (on SQLite the database runs in it; on PostgreSQL it does not,
so the wall time stands beside). On PostgreSQL: `python -m tests.postgres python -m benchmarks.place_search`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from time import perf_counter, process_time
from uuid import UUID

from django.db import connection
from django.utils import timezone

from benchmarks.home import empty_database
from birge.kernel.actors import SYSTEM
from birge.places.actions import load_territory
from birge.places.models import Place
from birge.places.queries import find

ON = date(2026, 3, 2)
ROUNDS = 20
TEXTS = ["Өзгөн", "Узген", "озгон", "Uzgen", "Жаңы-Жол", "Dzhany-Dzhol", "Кара-Суу", "карасу", "41702205", "Дмитреевка"]


def per_search(search: Callable[[str], object]) -> tuple[float, float]:
    """(CPU, wall) milliseconds per search."""
    cpu, wall = process_time(), perf_counter()
    for _round in range(ROUNDS):
        for text in TEXTS:
            search(text)
    count = ROUNDS * len(TEXTS)
    return (process_time() - cpu) * 1000 / count, (perf_counter() - wall) * 1000 / count


def plain(text: str) -> list[Place]:
    """What one would write first."""
    return list(Place.objects.filter(names__text__icontains=text).distinct()[:100])


def keyed(text: str) -> list[UUID]:
    return list(find(text, ON))


def main() -> None:
    load_territory(by=SYSTEM, at=timezone.now())
    for search in (plain, keyed):
        search(TEXTS[0])
    print(f"{connection.vendor}, {Place.objects.count()} units, {ROUNDS * len(TEXTS)} searches each")
    times = {}
    for name, search in (("stored keys", keyed), ("icontains", plain)):
        times[name] = cpu, wall = per_search(search)
        found = sum(bool(search(text)) for text in TEXTS)
        print(f"{name:12} {cpu:7.2f} ms CPU {wall:7.2f} ms wall a search; finds {found} of {len(TEXTS)}")
    cpu, wall = (times["icontains"][side] / times["stored keys"][side] for side in (0, 1))
    print(f"icontains / stored keys: {cpu:.1f} in CPU, {wall:.1f} in wall time")


if __name__ == "__main__":
    with empty_database():
        main()
