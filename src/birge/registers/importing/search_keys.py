"""The search keys of a batch: each different name, street and phone is folded once, the rest is the database's work.

What `queries.keys` says of keys, in SQL. A key of a name begins at one of its words and goes round: `tail` is the
value from that word on, `head` what stands before it, `whole` all of it; each word has a blank behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from birge.kernel.statistics import refresh_statistics
from birge.registers.enums import Standing
from birge.registers.importing import sql
from birge.registers.models import NameWord, SearchKey
from birge.registers.queries.keys import (
    ADDRESS,
    LONGEST_KEY,
    account_keys,
    name_words,
    phone_keys,
    words_of_address,
    words_of_name,
)

NAMES = ("surname", "given_name", "patronymic")
STANDING = f"CASE WHEN t.relation = 'head' THEN {Standing.HEAD.value} ELSE {Standing.MEMBER.value} END"
AT_ONCE = 5_000


def write_keys(slices: Sequence[str], person: str, home: str) -> int:
    """The keys of the persons in `book_persons t` and of their households `book_homes h`; how many.

    `person` and `home` give the ids.
    """
    sql.execute("CREATE TEMP TABLE book_keys (kind text, value text, part integer, whole text, tail text, head text)")
    _fold("name", _distinct("book_persons", *NAMES), words_of_name)
    _fold("street", _distinct("book_persons", "street"), words_of_address)
    _fold("room", _distinct("book_persons", "house", "flat"), words_of_address)
    _fill(("account", number, 0, key, "", "") for number in _distinct("book_homes", "number")
          for key in account_keys(number))  # fmt: skip
    _phones(slices)
    sql.execute("CREATE INDEX book_keys_value ON book_keys (kind, value)")
    refresh_statistics(["book_keys"])
    _name_words()
    place = {"place_id": "t.village", "household_id": home}
    whose = {**place, "person_id": person, "standing": STANDING}
    written = sum(_put(key, source, slices, whose) for key, source in _of_persons())
    house = {**place, "standing": str(Standing.MEMBER.value)}
    return written + sum(_put(key, source, slices, house) for key, source in _of_homes())


def _of_persons() -> Iterator[tuple[str, str]]:
    persons = "book_persons t JOIN book_homes h ON h.village = t.village AND h.number = t.number"
    for position in range(len(NAMES)):
        first, second, third = NAMES[position:] + NAMES[:position]
        source = f"{persons} {_join('r', 'name', first)} AND r.tail <> ''"
        source += f" {_join('a', 'name', second)} AND a.part = 0 {_join('b', 'name', third)} AND b.part = 0"
        key = "r.tail || a.whole || b.whole || r.head"
        begun = " || ".join(f"{'rab'[(index - position) % 3]}.whole" for index in range(3))
        yield key, f"{source} WHERE ({position} = 0 AND r.part = 0 OR {key} <> {begun})"
    yield "t.pin", f"{persons} WHERE t.pin <> ''"
    yield "k.key", f"{persons} JOIN book_phones k ON k.row = t.row WHERE 1 = 1"


def _of_homes() -> Iterator[tuple[str, str]]:
    homes = "(SELECT x.*, x.home AS row FROM book_homes x) t JOIN book_homes h ON h.home = t.home"
    yield "k.whole", f"{homes} {_join('k', 'account', 'number')} WHERE 1 = 1"
    lived = f"{homes} JOIN book_persons p ON p.row = t.address_row"
    source = f"{lived} {_join('s', 'street', 'street', 'p')} AND s.tail <> ''"
    source += f" {_join('a', 'room', 'house', 'p')} AND a.part = 0 {_join('b', 'room', 'flat', 'p')} AND b.part = 0"
    key = f"'{ADDRESS}' || s.tail || s.head || a.whole || b.whole"
    yield key, f"{source} WHERE (s.part = 0 OR s.tail || s.head <> s.whole)"


def _join(alias: str, kind: str, column: str, table: str = "t") -> str:
    return f"JOIN book_keys {alias} ON {alias}.kind = '{kind}' AND {alias}.value = {table}.{column}"


def _put(key: str, source: str, slices: Sequence[str], whose: Mapping[str, str]) -> int:
    values = {**whose, "key": f"substr({key}, 1, {LONGEST_KEY})"}
    return sum(sql.insert(SearchKey, values, f"FROM {source} AND {part}") for part in slices)


def _distinct(table: str, *columns: str) -> Iterator[str]:
    queries = " UNION ".join(f"SELECT DISTINCT {column} AS value FROM {table}" for column in columns)
    return (row["value"] for row in sql.rows(queries))


def _fold(kind: str, values: Iterator[str], words: Callable[[str], Sequence[str]]) -> None:
    """A row for each word of a value; a value without words has one, with nothing in it."""

    def pieces() -> Iterator[tuple[str | int, ...]]:
        for value in values:
            parts = [f"{word} " for word in words(value)]
            whole = "".join(parts)
            for index in range(max(1, len(parts))):
                yield kind, value, index, whole, "".join(parts[index:]), "".join(parts[:index])

    _fill(pieces())


def _phones(slices: Sequence[str]) -> None:
    """Nearly every phone is another, so they are kept by the row, a slice at a time."""
    sql.execute("CREATE TEMP TABLE book_phones (row integer, key text)")
    for part in slices:
        found = sql.rows(f"SELECT row, phone FROM book_persons t WHERE phone <> '' AND {part}")
        sql.fill("book_phones", ("row", "key"), ((p["row"], key) for p in found for key in phone_keys(p["phone"])))
    refresh_statistics(["book_phones"])


def _fill(records: Iterator[tuple[str | int, ...]]) -> None:
    sql.fill("book_keys", ("kind", "value", "part", "whole", "tail", "head"), records)


def _name_words() -> None:
    """The words of the names, to find other spellings."""
    values = sql.rows("SELECT DISTINCT value FROM book_keys WHERE kind = 'name'")
    words = sorted({word for row in values for word in name_words(row["value"])})
    for start in range(0, len(words), AT_ONCE):
        rows = [NameWord(key=key, skeleton=bones) for key, bones in words[start : start + AT_ONCE]]
        NameWord.objects.bulk_create(rows, ignore_conflicts=True)
