"""What the book says of an invented family: the lines of its pages."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from birge.places.models import OPEN_END, Place
from birge.registers.enums import (
    AddressKind,
    Education,
    HouseholdKind,
    Occupation,
    PinState,
    Purpose,
    Relation,
    Sex,
)
from birge.registers.models import (
    Absence,
    Fact,
    Household,
    HouseholdState,
    Membership,
    PersonState,
    Pin,
    Residence,
    SocialPassport,
    Status,
    StatusKind,
)
from birge.site.demo.book.belongings import belongings
from birge.site.demo.book.families import TODAY, Family, Someone


@dataclass
class Account:
    """A family and where it lives; `number` is its account in the village's book."""

    household: Household
    place: Place
    number: str
    street: str
    house: str
    family: Family
    kind: str = HouseholdKind.FAMILY


class Lines:
    """Writes the lines of accounts, by one and the same chance."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.numbers: dict[UUID, str] = {}
        self.kinds = {kind.code: kind for kind in StatusKind.objects.all()}

    def of(self, account: Account) -> Iterator[Fact]:
        """All lines of one account."""
        yield HouseholdState(
            household=account.household, place=account.place, number=account.number, kind=account.kind,
            street=account.street, house=account.house, starts_on=account.family.founded_on,
            phone=self._phone() if self.chance.random() < 0.7 and account.family.members else "",
        )  # fmt: skip
        for member in account.family.members:
            yield from self.of_person(account, member)
        if account.kind != HouseholdKind.NO_ADDRESS:
            yield from belongings(self.chance, account.household, account.family)
        if account.family.members:
            yield from self._need(account)

    def of_person(self, account: Account, member: Someone) -> Iterator[Fact]:
        """Who she is, her numbers, her membership, where she is."""
        begins = min(member.born_on, member.since)
        yield PersonState(
            person=member.person, starts_on=begins, surname=member.surname, given_name=member.given_name,
            patronymic=member.patronymic, sex=Sex(member.sex), born_on=member.born_on, ethnicity=member.ethnicity,
            education=self._education(member), occupation=self._occupation(member),
            phone=self._phone() if member.age >= 18 and self.chance.random() < 0.55 else "",
        )  # fmt: skip
        yield from self._pins(member, begins)
        yield Membership(
            person=member.person, household=account.household, relation=member.relation, starts_on=member.since,
            arrival=member.arrival,
        )  # fmt: skip
        yield from self._whereabouts(account, member)
        yield from self._disabilities(member)

    def _pins(self, member: Someone, begins: date) -> Iterator[Fact]:
        """None, one or two; one of two hundred contradicts sex or date of birth. The serial numbers are invented."""
        if self.chance.random() < (0.3 if member.original else 0.06):
            return
        real = member.original or member
        number = self.numbers.setdefault(real.person.pk, pin(real.sex, real.born_on, self.chance))
        odd = self.chance.random()
        if odd < 0.004:
            number = pin(member.sex, member.born_on + timedelta(days=30), self.chance)
        elif odd < 0.006:
            number = pin(Sex.MALE if member.sex == Sex.FEMALE else Sex.FEMALE, member.born_on, self.chance)
        yield Pin(person=member.person, pin=number, starts_on=begins)
        if self.chance.random() < 0.012:
            former = pin(member.sex, member.born_on, self.chance)
            yield Pin(person=member.person, pin=former, state=PinState.FORMER, starts_on=begins)

    def _whereabouts(self, account: Account, member: Someone) -> Iterator[Fact]:
        if account.kind == HouseholdKind.NO_ADDRESS:
            yield Residence(person=member.person, kind=AddressKind.ACTUAL, is_none=True, starts_on=member.since)
        elif 18 <= member.age <= 52 and self.chance.random() < (0.2 if member.sex == Sex.MALE else 0.1):
            where, abroad = self.chance.choices(
                [("Россия, Москва", True), ("Россия, Екатеринбург", True), ("Россия, Новосибирск", True),
                 ("Казакстан, Алматы", True), ("Бишкек", False), ("Ош", False)], [34, 14, 12, 9, 19, 12],
            )[0]  # fmt: skip
            study = not abroad and member.age < 24
            left = TODAY - timedelta(days=self.chance.randint(40, 1800))
            yield Absence(
                person=member.person, where=where, is_abroad=abroad, starts_on=max(left, member.since),
                purpose=Purpose.STUDY if study else Purpose.WORK,
            )  # fmt: skip
        elif member.age >= 18 and self.chance.random() < 0.05:
            text = self.chance.choice(["Ош ш.", "Бишкек ш.", "Өзгөн ш.", "Жалал-Абад ш."])
            yield Residence(person=member.person, kind=AddressKind.REGISTERED, text=text, starts_on=member.since)

    def _disabilities(self, member: Someone) -> Iterator[Fact]:
        if self.chance.random() < (0.012 if member.age < 18 else 0.03):
            code = "disability-child" if member.age < 18 else f"disability-{self.chance.choice([1, 2, 2, 3, 3])}"
            starts, ends = self._assessed(member.born_on)
            yield Status(
                kind=self.kinds[code], person=member.person, starts_on=starts, ends_on=ends,
                evidence="Корутунду (ойдон чыгарылган)",
            )  # fmt: skip

    def _need(self, account: Account) -> Iterator[Fact]:
        """Statuses of the family and its social passport; many of them have run out since."""
        members, children = account.family.members, account.family.children
        codes = set()
        if children >= 4 and self.chance.random() < 0.8:
            codes.add("many-children")
        if children and members[0].age < 55 and not any(one.relation == Relation.SPOUSE for one in members):
            codes.add("single-parent")
        if self.chance.random() < (0.3 if codes else 0.08):
            codes.add("low-income")
        for code in sorted(codes):
            starts, ends = self._assessed(account.family.founded_on)
            yield Status(
                kind=self.kinds[code], household=account.household, starts_on=starts, ends_on=ends,
                evidence="Айыл өкмөтүнүн комиссиясынын актысы (ойдон чыгарылган)",
            )  # fmt: skip
        if "low-income" in codes:
            yield self._passport(account, len(members))
        if len(members) == 1 and members[0].age >= 70:
            starts, _ends = self._assessed(members[0].since)
            yield Status(kind=self.kinds["lone-elderly"], person=members[0].person, starts_on=starts)

    def _passport(self, account: Account, people: int) -> SocialPassport:
        starts, ends = self._assessed(account.family.founded_on)
        need = self.chance.choice(["көмүр", "үйдүн чатырын оңдоо", "окуу куралдары", "дары-дармек", "жем, үрөн", ""])
        income = people * self.chance.randint(900, 5200) * 100
        return SocialPassport(
            household=account.household, number=f"СП-{account.number}", income_tyiyn=income, need=need,
            starts_on=starts, ends_on=ends, evidence="Турмуш-тиричилигин текшерүү актысы (ойдон чыгарылган)",
        )  # fmt: skip

    def _assessed(self, earliest: date) -> tuple[date, date]:
        """A period, not before that day: some open, some that ended before or in the year that the demo tells."""
        starts = max(earliest, TODAY - timedelta(days=self.chance.randint(10, 700)))
        return starts, (OPEN_END if self.chance.random() < 0.4 else starts + timedelta(days=365))

    def _education(self, member: Someone) -> str:
        if member.age < 7:
            return ""
        if member.age < 18:
            return Education.PRIMARY if member.age > 10 else Education.NONE
        kinds = [Education.BASIC, Education.SECONDARY, Education.VOCATIONAL, Education.COLLEGE, Education.HIGHER, ""]
        return self.chance.choices(kinds, [7, 52, 9, 12, 15, 5])[0]

    def _occupation(self, member: Someone) -> str:
        if member.age < 7:
            return ""
        if member.age < 18:
            return Occupation.PUPIL
        if member.age < 22 and self.chance.random() < 0.4:
            return Occupation.STUDENT
        if member.age >= (58 if member.sex == Sex.FEMALE else 63):
            return Occupation.PENSIONER
        kinds = [Occupation.EMPLOYED, Occupation.FARMER, Occupation.SELF_EMPLOYED, Occupation.UNEMPLOYED, ""]
        if member.sex == Sex.FEMALE:
            kinds, weights = [*kinds, Occupation.AT_HOME], [24, 16, 9, 8, 8, 35]
        else:
            weights = [30, 34, 18, 10, 8]
        return self.chance.choices(kinds, weights)[0]

    def _phone(self) -> str:
        """No operator has the code 000."""
        return f"+996 000 {self.chance.randrange(10**6):06d}"


def pin(sex: str, born_on: date, chance: random.Random) -> str:
    """The shape of a PIN with an invented serial number above 90000."""
    return f"{1 if sex == Sex.FEMALE else 2}{born_on:%d%m%Y}{chance.randint(90000, 99999)}"
