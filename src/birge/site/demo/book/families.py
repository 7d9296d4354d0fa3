"""Invented families: who lives together, born when, what each is to the head. By chance, the same every time."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from birge.registers.enums import Arrival, Relation
from birge.registers.models import Person
from birge.site.demo.book.names import FEMALE, MALE, Group, group_by_chance, patronymic, surname

TODAY = date(2026, 1, 1)
"""The day of which the families are told."""


@dataclass
class Someone:
    """A person of the demo; `stem` and `given_name` are what her children's names are made of."""

    group: Group
    sex: str
    born_on: date
    stem: str
    given_name: str
    patronymic: str
    relation: str = Relation.HEAD
    since: date = TODAY
    arrival: str = ""
    ethnicity: str = ""
    person: Person = field(default_factory=Person)
    original: Someone | None = None
    """Who she is really, for somebody whom another clerk wrote down a second time."""

    @property
    def age(self) -> int:
        return (TODAY - self.born_on).days // 365

    @property
    def surname(self) -> str:
        return surname(self.stem, self.sex)


@dataclass
class Family:
    """Who lives together since when."""

    founded_on: date
    members: list[Someone]

    @property
    def children(self) -> int:
        """How many are under eighteen."""
        return sum(someone.age < 18 for someone in self.members)


def family(chance: random.Random) -> Family:
    """A household as villages have them: mostly a couple with children, often with the old parents."""
    group = group_by_chance(chance)
    shape = chance.choices([_young, _three_generations, _lone_parent, _old, _alone], [50, 27, 8, 8, 7])[0]
    members = shape(chance, group)
    founded = min(members[0].since, TODAY - timedelta(days=20))
    for someone in members:
        someone.since = max(someone.since, founded)
        if someone.since == someone.born_on:
            someone.arrival = Arrival.BIRTH
    return Family(founded, members)


def someone(chance: random.Random, group: Group, sex: str, born_on: date, father: str = "", stem: str = "") -> Someone:
    """A person with a name of her own; father and surname by chance unless they are known."""
    style = chance.choices([0, 1, 2], group.styles)[0]
    return Someone(
        group,
        sex,
        born_on,
        stem or chance.choice(group.surnames),
        chance.choice(group.women if sex == FEMALE else group.men),
        patronymic(father or chance.choice(group.men), sex, style),
        ethnicity=group.word if chance.random() < 0.6 else "",
    )


def born(chance: random.Random, youngest: float, oldest: float) -> date:
    """A birthday of somebody of that age on `TODAY`, in years."""
    return TODAY - timedelta(days=chance.randint(int(youngest * 365.25) + 1, int(oldest * 365.25)))


def after(day: date, years: float) -> date:
    """So many years later, but not later than yesterday."""
    return min(day + timedelta(days=int(years * 365.25)), TODAY - timedelta(days=1))


def _couple(chance: random.Random, group: Group, youngest: int, oldest: int) -> tuple[Someone, Someone]:
    wife = someone(chance, group, FEMALE, born(chance, youngest, oldest))
    husband = someone(chance, group, MALE, wife.born_on - timedelta(days=chance.randint(-300, 2400)))
    if chance.random() < 0.6:
        wife.stem = husband.stem
    wedding = after(max(wife.born_on, husband.born_on), chance.uniform(19, 24))
    husband.since = wife.since = wedding
    wife.relation, wife.arrival = Relation.SPOUSE, Arrival.MARRIAGE
    return husband, wife


def _children(chance: random.Random, father: Someone, mother: Someone, relation: Relation) -> list[Someone]:
    """Those who still live with their parents: most grown-up ones have left."""
    found: list[Someone] = []
    day = after(mother.since, chance.uniform(0.7, 2.2))
    for _ in range(chance.choices([0, 1, 2, 3, 4, 5, 6], [2, 6, 15, 27, 26, 15, 9])[0]):
        if day >= TODAY - timedelta(days=3) or (day - mother.born_on).days > 43 * 365:
            break
        child = someone(chance, father.group, chance.choice([FEMALE, MALE]), day, father.given_name, father.stem)
        child.relation, child.since, child.ethnicity = relation, day, father.ethnicity
        if child.age < 19 or chance.random() < (0.42 if child.age < 27 else 0.14):
            found.append(child)
        day = after(day, chance.uniform(1.6, 4.2))
    return found


def _young(chance: random.Random, group: Group) -> list[Someone]:
    husband, wife = _couple(chance, group, 20, 58)
    return [husband, wife, *_children(chance, husband, wife, Relation.CHILD)]


def _three_generations(chance: random.Random, group: Group) -> list[Someone]:
    """Old parents, a son (mostly the youngest) with his wife, their children."""
    old = _old(chance, group)
    father = old[0].given_name if old[0].sex == MALE else ""
    son, wife = _couple(chance, group, 21, min(42, min(parent.age for parent in old) - 27))
    son.stem, son.ethnicity = old[0].stem, old[0].ethnicity
    son.patronymic = patronymic(father, MALE, 0) if father and son.patronymic.endswith("вич") else son.patronymic
    children = _children(chance, son, wife, Relation.GRANDCHILD)
    son.relation, wife.relation, son.since = Relation.CHILD, Relation.CHILD_IN_LAW, son.born_on
    return [*old, son, wife, *children]


def _lone_parent(chance: random.Random, group: Group) -> list[Someone]:
    husband, wife = _couple(chance, group, 24, 48)
    parent = wife if chance.random() < 0.86 else husband
    parent.relation = Relation.HEAD
    return [parent, *_children(chance, husband, wife, Relation.CHILD)]


def _old(chance: random.Random, group: Group) -> list[Someone]:
    husband, wife = _couple(chance, group, 59, 84)
    if chance.random() < 0.45:
        left = wife if chance.random() < 0.72 else husband
        left.relation = Relation.HEAD
        return [left]
    return [husband, wife]


def _alone(chance: random.Random, group: Group) -> list[Someone]:
    young = chance.random() < 0.4
    alone = someone(chance, group, chance.choice([FEMALE, MALE]), born(chance, *((21, 45) if young else (46, 86))))
    alone.since = after(alone.born_on, 20)
    return [alone]
