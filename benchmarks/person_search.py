# ruff: noqa: PLC0415  # Django is set up first
"""`python -m benchmarks.person_search [persons]`: time of a name search over a million persons, beside `ILIKE '%…%'`.

The same searches (names in full, beginnings, turned around, in other spellings, misspelled) go through
`registers.queries.search` and, in the same run and on the same persons, through what one would write first: every word
somewhere in surname, given name or patronymic, in alphabetical order, the first twenty. Ours is asked by a clerk of
one aimak and by somebody whose territory is the whole country. On PostgreSQL:
`python -m tests.postgres python -m benchmarks.person_search`.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from statistics import quantiles
from time import perf_counter, process_time
from typing import Any
from uuid import UUID

os.environ["BIRGE_HOME"] = tempfile.mkdtemp(prefix="birge-benchmark-")
os.environ["BIRGE_DATABASE_URL"] = os.environ.get("BIRGE_TEST_DATABASE_URL", "")
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

ON = date(2026, 3, 2)
SEARCHES, PEER_SEARCHES = 400, 60
SHOWN = 20
Named = tuple[UUID, str, str, str]
"""A village and the surname, given name and patronymic of somebody who lives there."""


def searches(names: Sequence[Named], count: int) -> list[str]:
    """What clerks type who look for these people, the same for every run."""
    from benchmarks.people import misspelled

    chance = random.Random(7)
    made = []
    for number in range(count):
        _village, surname, given, patronymic = chance.choice(names)
        made.append(
            [
                f"{surname} {given}",
                f"{given} {surname}",
                f"{surname} {given} {patronymic}",
                f"{surname[:5]} {given[:3]}",
                f"{misspelled(surname, chance)} {given}",
                f"{surname} {misspelled(given, chance)}",
                surname,
                f"{given} {patronymic}",
            ][number % 8]
        )
    return made


def timed(
    search: Callable[[str], object], texts: Sequence[str], cpu: Callable[[], float]
) -> list[tuple[float, float, float]]:
    """Milliseconds of each search: CPU in all, CPU of this process alone, wall."""
    times = []
    for text in texts:
        begun = cpu(), process_time(), perf_counter()
        search(text)
        ended = cpu(), process_time(), perf_counter()
        busy, own, wall = (1000 * (now - then) for now, then in zip(ended, begun, strict=True))
        times.append((busy, own, wall))
    return times


def cpu_clock() -> Callable[[], float]:
    """Seconds of CPU of this process and, on PostgreSQL, of the one process that serves it."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return process_time
    with connection.cursor() as cursor:
        cursor.execute("SET max_parallel_workers_per_gather = 0")  # so that one process does all that is measured
        cursor.execute("SELECT pg_backend_pid()")
        busy = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")
    return lambda: process_time() + int(busy.read_text().split()[0]) / 1e9


def p50_p95(times: Sequence[float]) -> tuple[float, float]:
    """The middle, and what nineteen of twenty stay below."""
    cuts = quantiles(times, n=20)
    return cuts[9], cuts[18]


def load(table: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Rows into a table as fast as the database takes them."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copying:
                for row in rows:
                    copying.write_row(row)
            return
        insert = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(['%s'] * len(columns))})"
        plain = (tuple(value.hex if isinstance(value, UUID) else value for value in row) for row in rows)
        while batch := list(islice(plain, 10_000)):
            cursor.executemany(insert, batch)


def fill(persons: int, villages: Sequence[UUID]) -> list[Named]:
    """The book of these villages with so many persons; everyone's village and names."""
    from uuid import uuid4

    from benchmarks.people import households
    from birge.registers.enums import EntryKind, Standing
    from birge.registers.models import Entry, NameWord
    from birge.registers.queries.keys import household_keys, name_words, person_keys

    entry = Entry.objects.create(kind=EntryKind.IMPORT, verb="benchmark", place_id=villages[0], at="2026-03-01T00:00Z",
                                 by={})  # fmt: skip
    at = {str(village): village for village in villages}
    words: set[tuple[str, str]] = set()
    names: list[Named] = []
    period = (date(2020, 1, 1), date(9999, 1, 1), entry.pk)
    families = households(list(at), persons)

    def tables() -> Iterator[tuple[str, tuple[Any, ...]]]:
        for family in families:
            home, head = uuid4(), family[0]
            place = at[head.village]
            yield "household", (home,)
            yield "state", (uuid4(), *period, home, place, head.number, "family", head.street, head.house, "", "")
            for key in household_keys(street=head.street, house=head.house, number=head.number):
                yield "key", (place, home, None, key, Standing.MEMBER)
            for one in family:
                person, named = uuid4(), (one.surname, one.given_name, one.patronymic)
                words.update(name_words(*named))
                names.append((place, *named))
                yield "person", (person,)
                yield "name", (uuid4(), *period, person, *named, one.sex, one.born_on, "", "", "", "", one.phone)
                standing = Standing.HEAD if one is head else Standing.MEMBER
                for key in person_keys(*named, pins=[one.pin] if one.pin else [], phone=one.phone):
                    yield "key", (place, home, person, key, standing)

    waiting: dict[str, list[tuple[Any, ...]]] = {name: [] for name in TABLES}
    for name, row in tables():
        waiting[name].append(row)
        if len(waiting[name]) >= 50_000:
            for table, columns in TABLES.items():
                load(f"registers_{columns[0]}", columns[1:], waiting[table])
                waiting[table] = []
    for table, columns in TABLES.items():
        load(f"registers_{columns[0]}", columns[1:], waiting[table])
    NameWord.objects.bulk_create((NameWord(key=key, skeleton=bones) for key, bones in words), batch_size=5000,
                                 ignore_conflicts=True)  # fmt: skip
    return names


_FACT = ("id", "starts_on", "ends_on", "entry_id")
TABLES = {
    "household": ("household", "id"),
    "person": ("person", "id"),
    "state": ("householdstate", *_FACT, "household_id", "place_id", "number", "kind", "street", "house", "flat",
              "phone"),
    "name": ("personstate", *_FACT, "person_id", "surname", "given_name", "patronymic", "sex", "born_on", "ethnicity",
             "education", "occupation", "workplace", "phone"),
    "key": ("searchkey", "place_id", "household_id", "person_id", "key", "standing"),
}  # fmt: skip


def main() -> None:
    import django
    from django.test.utils import setup_databases, teardown_databases

    django.setup()
    databases = setup_databases(verbosity=0, interactive=False)
    from django.db import connection
    from django.db.models import Q
    from django.utils import timezone

    from birge.kernel.actors import SYSTEM
    from birge.places.actions import load_territory
    from birge.places.enums import Kind
    from birge.places.models import Version
    from birge.places.queries import within
    from birge.registers.models import PersonState
    from birge.registers.queries.searching import search

    load_territory(by=SYSTEM, at=timezone.now())
    current = Version.objects.filter(starts_on__lte=ON, ends_on__gt=ON)
    villages = list(current.filter(kind=Kind.VILLAGE).order_by("place__soate").values_list("place_id", flat=True))
    topmost = list(current.filter(parent=None).values_list("place_id", flat=True))
    aimak = current.filter(kind=Kind.AIMAK).order_by("place__soate").values_list("place_id", flat=True)[0]
    persons = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    names = fill(persons, villages)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")

    def plain(text: str) -> object:
        rows = PersonState.objects.standing()
        for word in text.split():
            rows = rows.filter(Q(surname__icontains=word) | Q(given_name__icontains=word)
                               | Q(patronymic__icontains=word))  # fmt: skip
        return list(rows.order_by("surname", "given_name")[:SHOWN])

    everywhere, here = within(topmost, ON), within([aimak], ON)
    own = set(here.values_list("pk", flat=True))
    texts = searches(names, SEARCHES)
    own_texts = searches([one for one in names if one[0] in own], SEARCHES)
    print(f"{connection.vendor}, {persons} persons in {len(villages)} villages, {SEARCHES} searches")
    ways: list[tuple[str, Callable[[str], object], list[str]]] = [
        ("keys, own aimak", lambda text: search(text, here), own_texts),
        ("keys, whole country", lambda text: search(text, everywhere), texts),
        ("ILIKE '%…%'", plain, texts[:PEER_SEARCHES]),
    ]
    found: dict[str, tuple[float, float]] = {}
    cpu = cpu_clock()
    for name, way, some in ways:
        way(some[0])
        times = timed(way, some, cpu)
        found[name], client, walls = (p50_p95(one) for one in zip(*times, strict=True))
        empty = sum(not way(text) for text in some[:PEER_SEARCHES])
        print(f"{name:20} CPU ms: p50 {found[name][0]:7.2f}, p95 {found[name][1]:7.2f} "
              f"(of this process {client[0]:.2f}, {client[1]:.2f}); wall ms: {walls[0]:7.2f}, {walls[1]:7.2f}; "
              f"finds nobody in {empty} of {PEER_SEARCHES}")  # fmt: skip
    for name in list(found)[:2]:
        ratios = [peer / ours for peer, ours in zip(found["ILIKE '%…%'"], found[name], strict=True)]
        print(f"ILIKE / {name}, CPU: {ratios[0]:.0f} times at p50, {ratios[1]:.0f} times at p95")
    teardown_databases(databases, verbosity=0)


if __name__ == "__main__":
    main()
