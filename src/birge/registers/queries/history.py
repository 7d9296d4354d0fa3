"""Everything that was written about a household or a person: each entry with the lines it struck out and entered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from birge.registers.models import (
    FACTS,
    Entry,
    Fact,
    Household,
    Person,
    PersonState,
    SectionLine,
    SocialPassport,
    Status,
)
from birge.registers.queries.together import Lines, together

RESTRICTED: tuple[type[Fact], ...] = (SocialPassport, Status)
MOST_ENTRIES = 200


@dataclass
class Touched:
    """One thing of which an entry speaks: what stood of it before and what stands after."""

    struck: list[Fact] = field(default_factory=list)
    entered: list[Fact] = field(default_factory=list)


@dataclass(frozen=True)
class Act:
    """An entry with what it did, thing by thing. `taken_back`: another entry undid it."""

    entry: Entry
    things: list[Touched]
    taken_back: bool


def history_of(thing: Household | Person, *, restricted: bool) -> list[Act]:
    """The acts about a household or a person, newest first, at most `MOST_ENTRIES`; two queries.

    `restricted`: with statuses and social passports.
    """
    column = f"{thing._meta.model_name}_id"
    tables = [table for table in FACTS if column in table.value_names() and _is_shown(table, restricted)]
    lines = together(table.objects.filter(**{column: thing.pk}) for table in tables)
    return _acts(lines, None)


def _is_shown(table: type[Fact], restricted: bool) -> bool:
    """Thematic sections have readers of their own, so a history never tells what stands in them."""
    return table is not SectionLine and (restricted or table not in RESTRICTED)


def act_of(entry: Entry) -> Act | None:
    """What one entry did, to whomever: two queries. Sections are left out: their readers are others than the book's."""
    tables = [table for table in FACTS if table is not SectionLine]
    entered = together(table.objects.filter(entry=entry) for table in tables)
    struck = together(table.objects.filter(struck=entry) for table in tables)
    both = Lines({table: [*entered.of(table), *struck.of(table)] for table in tables})
    return next(iter(_acts(both, entry.pk)), None)


def touched_by(act: Act) -> tuple[set[UUID], set[UUID]]:
    """The households and the persons of whom an act speaks."""
    facts = [fact for thing in act.things for fact in (*thing.struck, *thing.entered)]
    households = {key for fact in facts if (key := getattr(fact, "household_id", None))}
    return households, {key for fact in facts if (key := getattr(fact, "person_id", None))}


def names_of_persons(persons: Iterable[UUID]) -> dict[UUID, str]:
    """What people are called now: one query."""
    rows = PersonState.objects.standing().filter(person__in=set(persons)).order_by("starts_on")
    return {row.person_id: row.full_name for row in rows}


def _acts(lines: Lines, only: UUID | None) -> list[Act]:
    found: dict[UUID, dict[tuple[object, ...], Touched]] = defaultdict(lambda: defaultdict(Touched))
    for table, rows in lines.items():
        for row in rows:
            key = (table, *row.line.values())
            found[row.entry_id][key].entered.append(row)
            if row.struck_id:
                found[row.struck_id][key].struck.append(row)
    wanted = [only] if only else sorted(found, reverse=True)[:MOST_ENTRIES]
    entries = Entry.objects.filter(pk__in=wanted).select_related("undone_by").order_by("-at", "-id")
    return [Act(entry, list(found[entry.pk].values()), hasattr(entry, "undone_by")) for entry in entries]
