"""`python -m benchmarks.passport [--nation] [--persons N]`: the passport of the largest aimak, and of a country.

By default 45,000 invented people in 11 villages (the largest aimak, Shark: 45,494 in 2017); `--nation`: 1,000,000 (or
N) in 2,000 villages of 450 aimaks. CPU is this process's; on PostgreSQL the database's work stands only in the wall
time. The baseline, in the same run, is what one would write first: fetch every person and count in Python. On
PostgreSQL: `python -m tests.postgres python -m benchmarks.passport`.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from time import perf_counter, process_time
from typing import Any

from django.db import connection

from benchmarks.home import empty_database
from birge.algorithms.tables import protect_together
from birge.places.actions._containment import rewrite_containment
from birge.places.enums import Kind
from birge.registers.models import Membership, PersonState
from birge.registers.queries.passport import AsOf, passport_of, rules_on, status_kinds
from tests.places.factories import unit
from tests.registers.bulk import fill

ON = date(2026, 1, 1)
LARGEST_AIMAK, VILLAGES_OF_LARGEST = 45_000, 11
NATION, AIMAKS, VILLAGES = 1_000_000, 450, 2_000


def measured(name: str, work: Callable[[], Any]) -> tuple[Any, float, float]:
    """The answer, CPU and wall seconds; printed."""
    cpu, wall = process_time(), perf_counter()
    answer = work()
    cpu, wall = process_time() - cpu, perf_counter() - wall
    print(f"  {name:32} CPU {cpu:7.2f} s   wall {wall:7.2f} s")
    return answer, cpu, wall


def main(nation: bool, persons: int) -> None:
    top = unit(Kind.OBLAST if nation else Kind.AIMAK, "Баары")
    holders = [unit(Kind.AIMAK, f"a{n}", top) for n in range(AIMAKS)] if nation else [top]
    count = VILLAGES if nation else VILLAGES_OF_LARGEST
    villages = [unit(Kind.VILLAGE, f"v{n}", holders[n % len(holders)]) for n in range(count)]
    rewrite_containment()
    print(f"{connection.vendor}, {persons:,} persons in {count} villages of {len(holders)} aimaks")
    measured("(writing the book)", lambda: fill([village.pk for village in villages], persons))
    if connection.vendor == "postgresql":
        connection.cursor().execute("ANALYZE")
    about, rules, kinds = AsOf(top.pk, ON), rules_on(ON), status_kinds()
    plain, plain_cpu, plain_wall = measured("plain: every person, in Python", lambda: in_python(about))
    exact, cpu, wall = measured("exact passport", lambda: passport_of(about, rules, kinds, public=False))
    _public, *_times = measured("public passport", lambda: passport_of(about, rules, kinds, public=True))
    table = exact.population.table
    (safe,), _cpu, _wall = measured("of it: hiding in people", lambda: protect_together((table,), rules.smallest))
    assert exact.population.value() == sum(plain.values()) == persons
    print(f"  plain / exact: CPU × {plain_cpu / cpu:.1f}, wall × {plain_wall / wall:.1f} (plain counts only people)")
    print(f"  numbers {table.values.size:,}, small {safe.small.sum():,}, hidden {safe.hidden.sum():,}")


def in_python(about: Any) -> Counter[tuple[Any, str, int]]:
    """Place × sex × year of birth, person by person."""
    states = {row.person_id: row for row in PersonState.objects.on(about.on).iterator()}
    homes = Membership.objects.on(about.on).select_related("household").prefetch_related("household__states")
    found: Counter[tuple[Any, str, int]] = Counter()
    for member in homes.iterator(chunk_size=2000):
        state = states[member.person_id]
        (home,) = [one for one in member.household.states.all() if one.starts_on <= about.on < one.ends_on]
        found[home.place_id, state.sex, state.born_on.year if state.born_on else -1] += 1
    return found


if __name__ == "__main__":
    of_nation = "--nation" in sys.argv
    given = [int(sys.argv[number + 1]) for number, word in enumerate(sys.argv) if word == "--persons"]
    with empty_database():
        main(of_nation, given[0] if given else NATION if of_nation else LARGEST_AIMAK)
