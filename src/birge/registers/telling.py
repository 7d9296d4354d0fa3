"""What an entry did, in words: for the history of a household or a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from birge.kernel.texts import text_in
from birge.people.enums import Role
from birge.places.models import OPEN_START
from birge.places.queries import names_by_place
from birge.registers.models import Entry, Fact, HouseholdState, Membership, Residence, Status, StatusKind
from birge.registers.queries.history import Act, Touched, names_of_persons
from birge.registers.tables import BY_MODEL
from birge.registers.wording import Known, Said, day, period_of, words_of

VERBS: dict[str, str | Promise] = {
    "registers.found_household": gettext_lazy("Household entered"),
    "registers.add_person": gettext_lazy("Person entered"),
    "registers.join_household": gettext_lazy("Came into the household"),
    "registers.leave_household": gettext_lazy("Left the household"),
    "registers.record_death": gettext_lazy("Died"),
    "registers.change_head": gettext_lazy("Head changed"),
    "registers.split_household": gettext_lazy("Found a household of their own"),
    "registers.move_household": gettext_lazy("Household moved"),
    "registers.count_livestock": gettext_lazy("Livestock counted"),
    "registers.take_back": gettext_lazy("Taken back"),
}
BEGINNINGS: dict[str, str | Promise] = {
    "registers.say_": gettext_lazy("Written"),
    "registers.correct_": gettext_lazy("Corrected"),
    "registers.end_": gettext_lazy("Ended"),
    "registers.strike_": gettext_lazy("Struck out"),
}


@dataclass(frozen=True)
class Told:
    """One thing that an act touched: what it is, and rows of (label, before, after)."""

    heading: str
    rows: list[tuple[str | Promise, str, str]]


@dataclass(frozen=True)
class Story:
    """An act as the page shows it."""

    entry: Entry
    what: str
    who: str
    role: str
    told: list[Told]
    taken_back: bool


def stories_of(acts: Iterable[Act], on: date) -> list[Story]:
    """The acts in words; three queries at most, however many."""
    acts = list(acts)
    facts = [fact for act in acts for thing in act.things for fact in (*thing.struck, *thing.entered)]
    known = _known(facts, on)
    return [_story(act, known) for act in acts]


def _known(facts: list[Fact], on: date) -> Known:
    places = {row.place_id for row in facts if isinstance(row, HouseholdState | Residence) and row.place_id}
    kinds = {row.kind_id for row in facts if isinstance(row, Status)}
    persons = {row.person_id for row in facts if isinstance(row, Membership | Status) and row.person_id}
    names: dict[UUID, str] = {pk: text_in(texts) for pk, texts in names_by_place(places, on).items()}
    names |= {kind.pk: str(kind) for kind in (StatusKind.objects.filter(pk__in=kinds) if kinds else [])}
    return names | names_of_persons(persons) if persons else names


def _story(act: Act, known: Known) -> Story:
    by = act.entry.by
    role = str(Role(by["role"]).label) if by.get("role") in Role.values else ""
    told = [_told(thing, known) for thing in act.things]
    return Story(act.entry, what_happened(act.entry), by.get("name", ""), role, told, act.taken_back)


def what_happened(entry: Entry) -> str:
    """The act's name, by its verb; else by its kind."""
    if entry.verb in VERBS:
        return str(VERBS[entry.verb])
    for beginning, words in BEGINNINGS.items():
        if entry.verb.startswith(beginning):
            return str(words)
    return str(entry.get_kind_display())


def _told(thing: Touched, known: Known) -> Told:
    one = (thing.entered or thing.struck)[0]
    table = BY_MODEL.get(type(one))
    title = str(table.title) if table else str(one._meta.verbose_name)
    person: UUID | None = getattr(one, "person_id", None)
    whose = known.get(person, "") if person else ""
    return Told(": ".join(part for part in (title, whose) if part), _rows(thing, known))


def _rows(thing: Touched, known: Known) -> list[tuple[str | Promise, str, str]]:
    """What changed, field by field, where one line took the place of another; else the lines whole."""
    entered = [row for row in thing.entered if not _only_cut(row, thing.struck)]
    if len(thing.struck) == 1 and len(entered) == 1:
        return _difference(thing.struck[0], entered[0], known)
    if len(thing.struck) == 1 and not entered:
        return [(_("Period"), period_of(thing.struck[0]), ", ".join(period_of(row) for row in thing.entered))]
    if not thing.struck and len(entered) == 1:
        rows: list[tuple[str | Promise, str, str]] = [
            (said.label, "", said.value) for said in words_of(entered[0], known=known)
        ]
        return [*rows, (_("Period"), "", period_of(entered[0]))]
    return [
        *((_("Before"), _whole(row, known), "") for row in thing.struck),
        *((_("After"), "", _whole(row, known)) for row in entered),
    ]


def _only_cut(row: Fact, struck: list[Fact]) -> bool:
    """Whether a line says what a struck one said, for a shorter time: the rest of what stood before."""
    return any(
        row.values() == old.values() and old.starts_on <= row.starts_on and row.ends_on <= old.ends_on
        for old in struck
        if (row.starts_on, row.ends_on) != (old.starts_on, old.ends_on)
    )


def _difference(old: Fact, new: Fact, known: Known) -> list[tuple[str | Promise, str, str]]:
    before, after = ({said.name: said for said in words_of(row, known=known)} for row in (old, new))
    rows: list[tuple[str | Promise, str, str]] = []
    for name in dict.fromkeys([*before, *after]):
        was, now = _value(before.get(name)), _value(after.get(name))
        if was != now:
            rows.append((before.get(name, after.get(name)).label, was, now))  # type: ignore[union-attr]
    if old.starts_on != new.starts_on and old.ends_on == new.ends_on and rows:
        return [*rows, (_("It is so from"), "", "…" if new.starts_on == OPEN_START else day(new.starts_on))]
    if period_of(old) != period_of(new):
        rows.append((_("Period"), period_of(old), period_of(new)))
    return rows


def _value(said: Said | None) -> str:
    return said.value if said else ""


def _whole(row: Fact, known: Known) -> str:
    words = "; ".join(f"{said.label}: {said.value}" for said in words_of(row, known=known))
    return f"{period_of(row)}: {words}"
