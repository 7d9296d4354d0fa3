"""`python -m benchmarks.person_search [persons]`: time of a name search over a million persons, beside `ILIKE '%…%'`.

The same searches (names in full, beginnings, turned around, in other spellings, misspelled) go through
`registers.queries.search` and, in the same run and on the same persons, through what one would write first: every word
somewhere in surname, given name or patronymic, in alphabetical order, the first twenty. Ours is asked by a clerk of
one aimak and by somebody whose territory is the whole country. On PostgreSQL:
`python -m tests.postgres python -m benchmarks.person_search`.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from statistics import quantiles
from time import perf_counter, process_time
from typing import Any
from uuid import UUID, uuid4

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from benchmarks.home import empty_database
from benchmarks.people import Invented, households, misspelled
from birge.kernel.actors import SYSTEM
from birge.places.actions import load_territory
from birge.places.enums import Kind
from birge.places.models import Place, Version
from birge.places.queries import within
from birge.registers.enums import EntryKind, Standing
from birge.registers.models import Entry, NameWord, PersonState
from birge.registers.queries.keys import household_keys, name_words, person_keys
from birge.registers.queries.searching import search

ON = date(2026, 3, 2)
SEARCHES, PEER_SEARCHES = 400, 60
SHOWN = 20
FAMILIES_AT_ONCE = 2_000
Named = tuple[UUID, str, str, str]
"""A village and the surname, given name and patronymic of somebody who lives there."""


def searches(names: Sequence[Named], count: int) -> list[str]:
    """What clerks type who look for these people, the same for every run."""
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
Row = tuple[str, tuple[Any, ...]]
"""A name of `TABLES`, and the values of its columns."""


def rows_of(family: Sequence[Invented], place: UUID, entry: UUID) -> Iterator[Row]:
    """A household with its members and the keys by which they are found."""
    period = (date(2020, 1, 1), date(9999, 1, 1), entry)
    home, head = uuid4(), family[0]
    yield "household", (home,)
    yield "state", (uuid4(), *period, home, place, head.number, "family", head.street, head.house, "", "")
    for key in household_keys(street=head.street, house=head.house, number=head.number):
        yield "key", (place, home, None, key, Standing.MEMBER)
    for one in family:
        person, named = uuid4(), (one.surname, one.given_name, one.patronymic)
        yield "person", (person,)
        yield "name", (uuid4(), *period, person, *named, one.sex, one.born_on, "", "", "", "", one.phone)
        standing = Standing.HEAD if one is head else Standing.MEMBER
        for key in person_keys(*named, pins=[one.pin] if one.pin else [], phone=one.phone):
            yield "key", (place, home, person, key, standing)


def write(rows: Iterable[Row]) -> None:
    """Rows into their tables, what is pointed at first."""
    waiting: dict[str, list[tuple[Any, ...]]] = {name: [] for name in TABLES}
    for name, row in rows:
        waiting[name].append(row)
    for table, columns in TABLES.items():
        load(f"registers_{columns[0]}", columns[1:], waiting[table])


def fill(persons: int, villages: Sequence[UUID]) -> list[Named]:
    """The book of these villages with so many persons; everyone's village and names."""
    entry = Entry.objects.create(kind=EntryKind.IMPORT, verb="benchmark", place_id=villages[0], at="2026-03-01T00:00Z",
                                 by={})  # fmt: skip
    families = households([str(village) for village in villages], persons)
    words: set[tuple[str, str]] = set()
    names: list[Named] = []
    while some := list(islice(families, FAMILIES_AT_ONCE)):
        write(row for family in some for row in rows_of(family, UUID(family[0].village), entry.pk))
        for one in (member for family in some for member in family):
            named = (one.surname, one.given_name, one.patronymic)
            words.update(name_words(*named))
            names.append((UUID(one.village), *named))
    NameWord.objects.bulk_create((NameWord(key=key, skeleton=bones) for key, bones in words), batch_size=5000,
                                 ignore_conflicts=True)  # fmt: skip
    return names


def plain(text: str) -> list[PersonState]:
    """What one would write first."""
    rows = PersonState.objects.standing()
    for word in text.split():
        rows = rows.filter(Q(surname__icontains=word) | Q(given_name__icontains=word)
                           | Q(patronymic__icontains=word))  # fmt: skip
    return list(rows.order_by("surname", "given_name")[:SHOWN])


def compare(ways: Sequence[tuple[str, Callable[[str], Any], Sequence[str]]]) -> None:
    """Each way on its texts; the last one is what the others are measured against."""
    found: dict[str, tuple[float, float]] = {}
    cpu = cpu_clock()
    for name, way, texts in ways:
        way(texts[0])
        times = timed(way, texts, cpu)
        found[name], client, walls = (p50_p95(one) for one in zip(*times, strict=True))
        empty = sum(not way(text) for text in texts[:PEER_SEARCHES])
        print(f"{name:20} CPU ms: p50 {found[name][0]:7.2f}, p95 {found[name][1]:7.2f} "
              f"(of this process {client[0]:.2f}, {client[1]:.2f}); wall ms: {walls[0]:7.2f}, {walls[1]:7.2f}; "
              f"finds nobody in {empty} of {PEER_SEARCHES}")  # fmt: skip
    peer = found.pop(ways[-1][0])
    for name, ours in found.items():
        ratios = [theirs / own for theirs, own in zip(peer, ours, strict=True)]
        print(f"ILIKE / {name}, CPU: {ratios[0]:.0f} times at p50, {ratios[1]:.0f} times at p95")


def territory() -> tuple[list[UUID], QuerySet[Place], QuerySet[Place]]:
    """The villages of the country, all units of the country, and all units of one aimak."""
    load_territory(by=SYSTEM, at=timezone.now())
    current = Version.objects.filter(starts_on__lte=ON, ends_on__gt=ON).order_by("place__soate")
    villages = list(current.filter(kind=Kind.VILLAGE).values_list("place_id", flat=True))
    topmost = list(current.filter(parent=None).values_list("place_id", flat=True))
    aimak = current.filter(kind=Kind.AIMAK).values_list("place_id", flat=True)[0]
    return villages, within(topmost, ON), within([aimak], ON)


def main(persons: int) -> None:
    villages, everywhere, here = territory()
    names = fill(persons, villages)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    own = set(here.values_list("pk", flat=True))
    texts = searches(names, SEARCHES)
    own_texts = searches([one for one in names if one[0] in own], SEARCHES)
    print(f"{connection.vendor}, {persons} persons in {len(villages)} villages, {SEARCHES} searches")
    compare(
        [
            ("keys, own aimak", lambda text: search(text, here), own_texts),
            ("keys, whole country", lambda text: search(text, everywhere), texts),
            ("ILIKE '%…%'", plain, texts[:PEER_SEARCHES]),
        ]
    )


if __name__ == "__main__":
    with empty_database():
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
