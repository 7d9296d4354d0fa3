"""The staged rows into the book: one statement a table, one entry for all.

Every id is made of the batch and the number of the row, so that tables find each other without a look at what was
made: 48 bits of the batch's time, the table, 28 bits of the batch, and the row's number, in the shape of a UUID v7.

Without a day of its own a person stands in the book from her birth on and belongs to her household from then on; what
is counted (dwelling, land, animals, machines, statuses) from the day of the file on.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from hashlib import blake2b

from django.db import models
from django.db.models import Max

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.imports.models import ImportBatch, ImportRow
from birge.kernel.statistics import refresh_statistics
from birge.places.models import OPEN_END, OPEN_START
from birge.registers.enums import EntryKind
from birge.registers.importing import sql
from birge.registers.importing.checking import day_of
from birge.registers.importing.checks_of_things import MATCHES
from birge.registers.importing.search_keys import write_keys
from birge.registers.importing.staging import staged
from birge.registers.models import (
    Absence,
    Dwelling,
    Entry,
    Fact,
    Household,
    HouseholdState,
    Land,
    Livestock,
    Machinery,
    Membership,
    Person,
    PersonState,
    Pin,
    Residence,
    SearchKey,
    Status,
)

AT_ONCE = 250_000
"""Rows a statement: PostgreSQL keeps what it has to check of foreign keys in memory until the statement ends."""

TAGS: Mapping[type[models.Model], int] = {
    model: number
    for number, model in enumerate(
        (Household, HouseholdState, Person, PersonState, Pin, Membership, Residence, Absence, Dwelling, Land, Livestock,
         Machinery, Status)
    )
}  # fmt: skip
"""The mark of each table in the ids: never renumber, an import that is taken up again must make the same."""

HOME = "JOIN book_homes h ON h.village = t.village AND h.number = t.number"
BEGINNING = f"'{OPEN_START.isoformat()}'"
END = f"'{OPEN_END.isoformat()}'"
BIRTH = f"coalesce(t.born_on, t.member_since, {BEGINNING})"
STATED = ("surname", "given_name", "patronymic", "sex", "ethnicity", "education", "occupation", "workplace", "phone")
AWAY = """
(t.absent_since IS NOT NULL OR t.absent_until IS NOT NULL OR t.absent_where <> '' OR t.absent_purpose <> ''
 OR t.absent_abroad IS NOT NULL)
"""
JOINED = f"coalesce(t.member_since, t.born_on, {BEGINNING})"


def apply(batch: ImportBatch, by: Actor, at: datetime) -> dict[str, int]:
    """Bring the batch into the book: how many households, persons and lines."""
    entry = Entry.objects.create(
        kind=EntryKind.IMPORT, verb="registers.import_book", place_id=batch.place, at=at, by=by.as_json(),
        why=batch.file_name, batch=batch.pk,
    )  # fmt: skip
    with staged(batch):
        lines = Writer(batch, entry).write()
    refresh_statistics([*TAGS, SearchKey])
    made = {"households": lines["household"], "persons": lines["person"]}
    after = {"entry": str(entry.pk), "kind": entry.kind, "batch": str(batch.pk), "lines": lines}
    journal.record(by=by, at=at, verb=entry.verb, subject=batch, after=after)
    return {**made, "lines": sum(lines.values()) - sum(made.values())}


class Writer:
    """Writes one batch; its `book_…` tables are there."""

    def __init__(self, batch: ImportBatch, entry: Entry) -> None:
        digest = blake2b(batch.pk.bytes, digest_size=4).hexdigest()[:7]
        self.time, self.digest = batch.pk.hex[:12], digest
        self.entry = sql.quoted_id(entry.pk)
        self.on: date = day_of(batch)
        self.lines: dict[str, int] = {}
        numbers = ImportRow.objects.filter(batch=batch).aggregate(last=Max("number"))
        self.last: int = numbers["last"] or 0

    def write(self) -> dict[str, int]:
        """Table by table, what is pointed at first; how many rows of each."""
        if sql.on_postgres():
            sql.execute("SET CONSTRAINTS ALL IMMEDIATE")
        self._households()
        self._persons()
        self._things()
        self._statuses()
        write_keys(self.slices(), self.id_of(Person), self.id_of(Household, "h.home"))
        return self.lines

    def id_of(self, model: type[models.Model], row: str = "t.row") -> str:
        """The id of what a row makes in a table."""
        return sql.numbered_id(f"{self.time}7{TAGS[model]:03x}8{self.digest}", row)

    def slices(self) -> list[str]:
        """Conditions on `t.row` that take all rows in turn."""
        if not sql.on_postgres():
            return ["1 = 1"]
        return [f"t.row BETWEEN {start} AND {start + AT_ONCE - 1}" for start in range(0, self.last + 1, AT_ONCE)]

    def _put(self, model: type[models.Model], values: Mapping[str, str], source: str) -> None:
        given = {"id": self.id_of(model), **values}
        made = 0
        for part in self.slices():
            made += sql.insert(model, given, source.replace("THESE", part))
        self.lines[str(model._meta.model_name)] = made

    def _line(
        self, model: type[Fact], values: Mapping[str, str], source: str, *, since: str = "", until: str = END
    ) -> None:
        begins = since or f"coalesce(t.since, '{self.on.isoformat()}')"
        times = {"starts_on": sql.day(begins), "ends_on": sql.day(until), "entry_id": self.entry}
        self._put(model, {**values, **times}, source)

    def _households(self) -> None:
        homes = "FROM (SELECT h.*, h.home AS row FROM book_homes h) t"
        self._put(Household, {}, f"{homes} WHERE THESE")
        values = {
            "household_id": self.id_of(Household),
            "place_id": "t.village", "number": "t.number", "kind": "'family'",
            **{name: f"coalesce(a.{name}, '')" for name in ("street", "house", "flat")},
        }  # fmt: skip
        address = "LEFT JOIN book_persons a ON a.row = t.address_row"
        self._line(HouseholdState, values, f"{homes} {address} WHERE THESE", since=BEGINNING)

    def _persons(self) -> None:
        persons = "FROM book_persons t"
        person = {"person_id": self.id_of(Person)}
        self._put(Person, {}, f"{persons} WHERE THESE")
        state = {**person, **{name: f"t.{name}" for name in STATED}, "born_on": sql.day("t.born_on")}
        self._line(PersonState, state, f"{persons} WHERE THESE", since=BIRTH)
        pin = {**person, "pin": "t.pin", "state": "'current'"}
        self._line(Pin, pin, f"{persons} WHERE t.pin <> '' AND THESE", since=BIRTH)
        member = {**person, "household_id": self.id_of(Household, "h.home"), "relation": "t.relation"}
        self._line(Membership, member, f"{persons} {HOME} WHERE THESE", since=JOINED)
        no = "false" if sql.on_postgres() else "0"
        residence = {**person, "kind": "'registered'", "is_none": no, "text": "t.registered_address"}
        self._line(Residence, residence, f"{persons} WHERE t.registered_address <> '' AND THESE", since=JOINED)
        absence = {
            **person, "where": "t.absent_where", "is_abroad": "t.absent_abroad",
            "purpose": "t.absent_purpose",
        }  # fmt: skip
        self._line(
            Absence, absence, f"{persons} WHERE {AWAY} AND THESE",
            since=f"coalesce(t.absent_since, '{self.on.isoformat()}')", until=f"coalesce(t.absent_until, {END})",
        )  # fmt: skip

    def _things(self) -> None:
        things: list[tuple[type[Fact], str]] = [
            (Dwelling, "dwellings"), (Land, "land"), (Livestock, "livestock"), (Machinery, "machinery"),
        ]  # fmt: skip
        for model, sheet in things:
            values = {name: f't."{name}"' for name in model.value_names() if name != "household_id"}
            values["household_id"] = self.id_of(Household, "h.home")
            self._line(model, values, f"FROM book_{sheet} t {HOME} WHERE THESE")

    def _statuses(self) -> None:
        """Of a person where the kind of status is of persons, else of the family."""
        kinds = "JOIN registers_statuskind k ON k.code = t.kind"
        values = {
            "kind_id": "k.id", "evidence": "t.evidence",
            "person_id": f"CASE WHEN k.of_whom = 'person' THEN {self.id_of(Person, 'p.row')} END",
            "household_id": f"CASE WHEN k.of_whom = 'household' THEN {self.id_of(Household, 'h.home')} END",
        }  # fmt: skip
        source = f"{MATCHES} {HOME} {kinds} WHERE (k.of_whom = 'person' OR p.row = h.home) AND THESE"
        self._line(Status, values, source, until=f"coalesce(t.until, {END})")
