"""Some people stand in the demo's book twice: counted with their parents and again in their own home, or in both
aimaks, each time spelled as somebody heard it."""

from __future__ import annotations

import random
from copy import copy
from datetime import date

from birge.registers.enums import Relation
from birge.registers.models import Person
from birge.site.demo.book.families import Someone
from birge.site.demo.book.lines import Account

SHARE = 0.008
"""Of the people: of five thousand about forty."""
_SPELLINGS = [
    (("ө", "о"), ("ү", "у"), ("ң", "н")),
    (("ж", "дж"), ("Ж", "Дж")),
    (("аа", "а"), ("оо", "о"), ("уу", "у")),
    (("ы", "и"),),
    (("гүл", "гул"), ("Гүл", "Гул")),
    (("к", "г"),),
    (("бек", ""),),
]


def add_doubles(chance: random.Random, accounts: list[Account]) -> None:
    """Enter some people a second time; about a third of them in the other aimak."""
    settled = [account for account in accounts if len(account.family.members) > 1]
    people = [(account, one) for account in settled for one in account.family.members[1:] if one.age > 4]
    count = max(2, round(len(people) * SHARE / 0.75))
    for account, one in chance.sample(people, count):
        across = chance.random() < 0.33
        near = [
            other
            for other in settled
            if other is not account and (other.place.soate[:11] != account.place.soate[:11]) == across
        ]
        chance.choice(near).family.members.append(_again(chance, one))


def _again(chance: random.Random, one: Someone) -> Someone:
    """The same person as another clerk wrote her down."""
    double = copy(one)
    double.person, double.original = Person(), one
    double.relation = Relation.OTHER_RELATIVE
    double.arrival = ""
    for name in ("given_name", "stem", "patronymic"):
        setattr(double, name, _misspelled(chance, getattr(one, name)))
    if chance.random() < 0.2 and one.born_on.day <= 12:
        double.born_on = date(one.born_on.year, one.born_on.day, min(one.born_on.month, 28))
    if chance.random() < 0.3:
        double.patronymic = ""
    double.since = max(one.since, double.born_on)
    return double


def _misspelled(chance: random.Random, name: str) -> str:
    for old, new in chance.choice(_SPELLINGS):
        name = name.replace(old, new)
    return name
