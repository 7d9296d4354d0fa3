"""What happened in the two aimaks in 2026: births, deaths, weddings, moves, animals sold, mistakes found."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from birge.kernel.actors import Actor
from birge.registers import actions
from birge.registers.enums import Arrival, Departure, Relation
from birge.registers.models import Livestock, PersonState
from birge.site.demo.book.families import Someone, someone
from birge.site.demo.book.lines import Account, pin
from birge.site.demo.book.names import FEMALE, MALE

_FIRST, _DAYS = date(2026, 1, 12), 300
WHY = "Документ боюнча оңдолду (ойдон чыгарылган)"


class Year:
    """Lets the year pass, one event after another; each household meets one of them at most."""

    def __init__(self, chance: random.Random, accounts: list[Account], clerks: dict[str, Actor]) -> None:
        self.chance, self.clerks = chance, clerks
        families = [account for account in accounts if len(account.family.members) > 1 and account.number]
        self.left = chance.sample(families, len(families))
        self.events = max(7, len(accounts) // 10)

    def pass_by(self) -> None:
        """A tenth as many events as there are accounts."""
        kinds: list[Callable[[date, datetime], None]] = [
            self._birth, self._death, self._wedding, self._departure, self._animals, self._correction, self._house
        ]  # fmt: skip
        for number in range(self.events):
            on = _FIRST + timedelta(days=number * _DAYS // self.events)
            noted = on + timedelta(days=self.chance.randint(1, 5))
            at = datetime(noted.year, noted.month, noted.day, 5, number % 60, tzinfo=UTC)
            kinds[number % len(kinds)](on, at)

    def _one(self, fits: Callable[[Account], bool]) -> Account | None:
        """The next household that fits, taken out of those to which nothing happened yet."""
        found = next((account for account in self.left if fits(account)), None)
        if found:
            self.left.remove(found)
        return found

    def _by(self, account: Account) -> Actor:
        return self.clerks[account.place.soate[:11]]

    def _birth(self, on: date, at: datetime) -> None:
        account = self._one(lambda account: _wife(account) is not None)
        if account is None:
            return
        father = account.family.members[0]
        child = someone(
            self.chance, father.group, self.chance.choice([FEMALE, MALE]), on, father.given_name, father.stem
        )
        values = {
            "surname": child.surname, "given_name": child.given_name, "patronymic": child.patronymic,
            "sex": child.sex, "born_on": on,
        }  # fmt: skip
        actions.add_person(
            household=account.household, values=values, relation=Relation.CHILD, since=on, arrival=Arrival.BIRTH,
            pin=pin(child.sex, on, self.chance), by=self._by(account), at=at,
        )  # fmt: skip

    def _death(self, on: date, at: datetime) -> None:
        account = self._one(lambda account: any(one.age > 66 for one in account.family.members))
        if account:
            members = account.family.members
            dead = max(members, key=lambda one: one.age)
            heir = next(one for one in members if (one is not dead and one.age > 17) or one is members[-1])
            actions.record_death(person=dead.person, on=on, new_head=heir.person, by=self._by(account), at=at)

    def _wedding(self, on: date, at: datetime) -> None:
        """A daughter marries into another family of the same aimak."""
        home = self._one(lambda account: _daughter(account) is not None)
        if home is None:
            return
        daughter = _daughter(home)
        other = self._one(lambda account: account.place.soate[:11] == home.place.soate[:11])
        if daughter and other:
            actions.join(
                household=other.household, person=daughter.person, relation=Relation.CHILD_IN_LAW, since=on,
                arrival=Arrival.MARRIAGE, by=self._by(home), at=at,
            )  # fmt: skip

    def _departure(self, on: date, at: datetime) -> None:
        account = self._one(lambda account: 18 <= account.family.members[-1].age <= 40)
        if account:
            actions.leave(
                person=account.family.members[-1].person, on=on, departure=Departure.MOVE, went_to="Бишкек",
                by=self._by(account), at=at,
            )  # fmt: skip

    def _animals(self, on: date, at: datetime) -> None:
        account = self._one(lambda account: True)
        line = account and Livestock.objects.on(on).filter(household=account.household).order_by("animal").first()
        if account and line:
            fewer = line.copied(count=line.count // 2, starts_on=on)
            actions.say(fact=fewer, by=self._by(account), at=at)

    def _correction(self, on: date, at: datetime) -> None:
        account = self._one(lambda account: account.family.members[-1].born_on.day > 2)
        if account:
            person = account.family.members[-1].person
            state = PersonState.objects.on(on).get(person=person)
            right = state.born_on - timedelta(days=1)
            actions.correct(fact=state, values={"born_on": right}, why=WHY, by=self._by(account), at=at)

    def _house(self, on: date, at: datetime) -> None:
        account = self._one(lambda account: True)
        if account:
            actions.move_household(
                household=account.household, place=account.place, values={"house": f"{account.house}а"}, since=on,
                by=self._by(account), at=at,
            )  # fmt: skip


def _wife(account: Account) -> Someone | None:
    """The head's wife, of an age to bear children."""
    members = account.family.members
    return next((one for one in members if one.relation == Relation.SPOUSE and 20 <= one.age <= 38), None)


def _daughter(account: Account) -> Someone | None:
    """A grown-up daughter of the head."""
    members = account.family.members
    return next(
        (one for one in members if one.relation == Relation.CHILD and one.sex == FEMALE and 18 <= one.age <= 30), None
    )
