"""The passport of a place: its tables, exact or with small numbers and all that would give them away hidden."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from fractions import Fraction
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from birge.algorithms.tables import Dimension, Node, Protected, Table, protect_together
from birge.registers.enums import OfWhom
from birge.registers.indicators import (
    EVENTS,
    HOUSEHOLD_KINDS,
    HOUSEHOLDS,
    LAND,
    LIVESTOCK,
    NOT_STATED,
    PERSONS,
    POPULATION,
    PRESENCE,
    SERVICES,
    SEXES,
    STATUS_TEXT,
    Indicator,
)
from birge.registers.models import PassportRules, StatusKind
from birge.registers.queries.passport.counting import AsOf, people, topics
from birge.registers.queries.passport.territory import PLACE, Territory, territory_of

M2_PER_HA = 10_000
TOTAL = "total"


@dataclass(frozen=True)
class Cells:
    """A table of a place (`whole`) and what may be shown of it; without `protected` all of it."""

    table: Table
    whole: Node
    protected: Protected | None = None

    @property
    def is_by_place(self) -> bool:
        """Whether it tells the parts of the place apart."""
        return any(dimension.name == PLACE and len(dimension) > 1 for dimension in self.table.dimensions)

    def value(self, **at: Node) -> int | None:
        """By the names of dimensions; one that is not named is added up. None: hidden, or not told by place."""
        if not self.is_by_place and at.get(PLACE, self.whole) != self.whole:
            return None
        coordinates = tuple(at.get(dimension.name, dimension.total) for dimension in self.table.dimensions)
        if self.protected:
            return self.protected.shown(*coordinates)
        return int(self.table.values[self.table.index(coordinates)])


@dataclass(frozen=True)
class Line:
    """One part of an indicator. `divisor`: units of the table in one unit of the page (m² in a hectare)."""

    code: str
    label: object
    cells: Cells
    at: Mapping[str, Node]
    divisor: int = 1

    def value(self, place: Node) -> Fraction | None:
        """For a node of the territory; None: hidden."""
        found = self.cells.value(**{PLACE: place, **self.at})
        return None if found is None else Fraction(found, self.divisor)


@dataclass(frozen=True)
class Section:
    indicator: Indicator
    lines: Sequence[Line]


@dataclass(frozen=True)
class Passport:
    """All tables of a place and day. `public`: as anybody may see it. `population`: place × sex × age (band number)."""

    about: AsOf
    rules: PassportRules
    territory: Territory
    public: bool
    population: Cells
    homes: Cells
    sections: Sequence[Section]
    seen: Mapping[Node, int]
    seen_since: datetime

    @cached_property
    def bands(self) -> list[tuple[int, str]]:
        """(number, "0–4") of each age band; −1 where the birth is not stated."""
        return bands_of(self.rules)

    def headline(self) -> dict[str, int | None]:
        """The figures that are compared over the years: people, women, men and homes."""
        people, homes = self.population.value, self.homes.value
        return {"people": people(), "f": people(sex="f"), "m": people(sex="m"), "homes": homes()}

    def coverage_percent(self, place: Node) -> int | None:
        """Of 100 households in how many a line was entered in the year; None: hidden, or no household."""
        homes = self.homes.value(place=place)
        return self.seen.get(place, 0) * 100 // homes if homes else None

    def nodes(self) -> Iterator[Node]:
        """The places of the tables, the whole first; the rests of units only where somebody is counted in them."""
        for node in self.territory.dimension.nodes:
            if not isinstance(node, tuple) or any(self.population.table.values[self._at(node)].flat):
                yield node

    def _at(self, node: Node) -> int:
        return self.territory.dimension.position[node]


def bands_of(rules: PassportRules) -> list[tuple[int, str]]:
    """(number, "0–4") of each age band; −1 where the birth is not stated."""
    starts = rules.age_starts
    ends = [*(start - 1 for start in starts[1:]), None]
    words = [f"{a}+" if b is None else f"{a}–{b}" if b > a else f"{a}" for a, b in zip(starts, ends, strict=True)]
    return [*enumerate(words), (-1, _("Not stated"))]


def passport_of(about: AsOf, rules: PassportRules, kinds: Sequence[StatusKind], *, public: bool) -> Passport:
    """At most four queries: territory and names, people, all other topics."""
    territory = territory_of(about.place, about.on)
    seen_since = timezone.make_aware(datetime.combine(year_before(about.on), time.min))
    builder = _Builder(about, rules, territory, public)
    rows = topics(about, year_before(about.on), seen_since)
    for topic, category, unit, many, amount in rows:
        at = (territory.leaf(unit), category)
        builder.many[topic][at] += many
        builder.amounts[topic][at] += round(amount * (M2_PER_HA if topic == "land" else 1))
    persons, homes, others = builder.persons(kinds), builder.homes(kinds), builder.others()
    shown: dict[str, Cells] = {}
    place = about.place
    for group in (persons, homes, *({name: table} for name, table in others.items())):
        tables = list(group.values())
        safe = protect_together(tables, rules.smallest) if public else [None] * len(tables)
        shown |= {name: Cells(table, place, one) for (name, table), one in zip(group.items(), safe, strict=True)}
    seen = builder.added_up("seen")
    sections = list(_sections(shown, kinds))
    return Passport(
        about, rules, territory, public, shown["population"], shown["households"], sections, seen, seen_since
    )


def year_before(on: date) -> date:
    """The same day a year earlier; 28 February for 29 February."""
    return on.replace(year=on.year - 1, day=28 if (on.month, on.day) == (2, 29) else on.day)


class _Builder:
    """The tables from the counted rows, by name; the first of a group is the one that the others share totals with.

    What is rare in a village (services, statuses, absences, events) is published for the whole place only: by village
    so much would have to be hidden that the sums of the whole would be hidden too.
    """

    def __init__(self, about: AsOf, rules: PassportRules, territory: Territory, public: bool) -> None:
        self.about, self.rules, self.territory, self.public = about, rules, territory, public
        self.many: dict[str, dict[tuple[Node, ...], int]] = defaultdict(lambda: defaultdict(int))
        self.amounts: dict[str, dict[tuple[Node, ...], int]] = defaultdict(lambda: defaultdict(int))

    def persons(self, kinds: Sequence[StatusKind]) -> dict[str, Table]:
        counted: dict[tuple[Node, ...], int] = defaultdict(int)
        for unit, sex, band, many in people(self.about, self.rules.age_starts):
            counted[self.territory.leaf(unit), sex, band] += many
        ages = Dimension.flat("age", (*range(len(self.rules.age_starts)), -1))
        sexes = Dimension.flat("sex", tuple(code for code, _label in SEXES))
        whole = Table((self.territory.dimension, sexes, ages), counted)
        presence = self._parts(whole, PRESENCE.code, [code for code, _label in PRESENCE.categories], "present")
        return {"population": whole, "presence": presence, **self._statuses(whole, kinds, OfWhom.PERSON)}

    def homes(self, kinds: Sequence[StatusKind]) -> dict[str, Table]:
        kind = Dimension.flat("households", tuple(code for code, _label in HOUSEHOLD_KINDS.categories))
        whole = Table((self.territory.dimension, kind), dict(self.many["households"]))
        services = {
            service.code: self._parts(whole, service.code, [code for code, _label in service.categories], NOT_STATED)
            for service in SERVICES
        }
        return {"households": whole, **services, **self._statuses(whole, kinds, OfWhom.HOUSEHOLD)}

    def others(self) -> dict[str, Table]:
        """Tables that share no totals with any."""
        spread = Fraction(self.rules.spread_percent, 100)
        classes = Dimension.flat("land", tuple(code for code, _label in LAND.categories))
        area, holders = self.amounts["land"], self.many["land"]
        land = Table((self.territory.dimension, classes), area, holders, frozenset({"land"}), spread)
        found = {"land": land}
        for animal, _label in LIVESTOCK.categories:
            heads, keepers = self._of(self.amounts["livestock"], animal), self._of(self.many["livestock"], animal)
            found[f"livestock-{animal}"] = Table((self.territory.dimension,), heads, keepers, spread=spread)
        for event, _label in EVENTS.categories:
            found[f"events-{event}"] = self._rare(self._of(self.many["events"], event))
        return found

    def added_up(self, topic: str) -> dict[Node, int]:
        table = Table((self.territory.dimension,), self._of(self.many[topic], ""))
        return dict(zip(self.territory.dimension.nodes, table.values.tolist(), strict=True))

    def _statuses(self, whole: Table, kinds: Sequence[StatusKind], of_whom: str) -> dict[str, Table]:
        found = {}
        for kind in kinds:
            if kind.of_whom == of_whom:
                self.many[f"status-{kind.code}"] = {
                    (node, "has"): many
                    for (node, code), many in self.many[f"status-{of_whom}"].items()
                    if code == kind.code
                }
                found[f"status-{kind.code}"] = self._parts(whole, f"status-{kind.code}", ["has", "not"], "not")
        return found

    def _parts(self, whole: Table, topic: str, categories: list[str], rest: str) -> Table:
        """The counts of a topic by category; those of the whole that have no line are counted under `rest`."""
        counted = dict(self.many[topic])
        everyone = whole.values.reshape(len(whole.values), -1)[:, 0]  # the totals of all other dimensions stand first
        places = self.territory.dimension
        left = {places.nodes[leaf]: int(everyone[leaf]) for leaf in places.leaves}
        for (node, _category), many in counted.items():
            left[node] -= many
        for node, many in left.items():
            counted[node, rest] = counted.get((node, rest), 0) + many
        parts = Dimension.flat(topic, tuple(categories))
        if not self.public:
            return Table((places, parts), counted)
        sums: dict[tuple[Node, ...], int] = defaultdict(int)
        for (_node, category), many in counted.items():
            sums[category,] += many
        return Table((parts,), sums)

    def _rare(self, counted: Mapping[tuple[Node, ...], int]) -> Table:
        if not self.public:
            return Table((self.territory.dimension,), counted)
        whole = Dimension(PLACE, {self.territory.place: None})
        return Table((whole,), {(self.territory.place,): sum(counted.values())})

    def _of(self, counts: Mapping[tuple[Node, ...], int], category: str) -> dict[tuple[Node, ...], int]:
        return {(node,): many for (node, code), many in counts.items() if code == category}


def _sections(shown: Mapping[str, Cells], kinds: Sequence[StatusKind]) -> Iterator[Section]:
    yield Section(POPULATION, [Line("", pgettext("sum", "All"), shown["population"], {})])
    for indicator in (PRESENCE, HOUSEHOLD_KINDS, *SERVICES):
        yield Section(indicator, list(_lines(indicator, shown[indicator.code])))
    land = [Line("", pgettext("sum", "All"), shown["land"], {}, M2_PER_HA), *_lines(LAND, shown["land"], M2_PER_HA)]
    yield Section(LAND, land)
    for indicator in (LIVESTOCK, EVENTS):
        parts = [(code, label, shown[f"{indicator.code}-{code}"]) for code, label in indicator.categories]
        yield Section(indicator, [Line(code, label, cells, {}) for code, label, cells in parts])
    for of_whom, unit in ((OfWhom.PERSON, PERSONS), (OfWhom.HOUSEHOLD, HOUSEHOLDS)):
        lines = [
            Line(kind.code, kind, shown[f"status-{kind.code}"], {f"status-{kind.code}": "has"})
            for kind in kinds
            if kind.of_whom == of_whom
        ]
        label = _("Statuses of persons") if of_whom == OfWhom.PERSON else _("Statuses of households")
        yield Section(Indicator(f"statuses-of-{of_whom}s", label, STATUS_TEXT, unit), lines)


def _lines(indicator: Indicator, cells: Cells, divisor: int = 1) -> Iterator[Line]:
    for code, label in indicator.categories:
        yield Line(code, label, cells, {indicator.code: code}, divisor)
