"""People who share much and are not one person."""

import pytest

from tests.algorithms.matching.people import ASAN, put_before_the_clerk

NO_PIN = {"pin": ""}

RELATIVES = {
    "twins": {"given_name": "Үсөн", "pin": "21203198500124"},
    "a twin sister": {
        "surname": "Токтогулова", "given_name": "Айпери", "patronymic": "Бековна", "sex": "f", "pin": "11203198500125",
    },
    "siblings": {"given_name": "Канат", "born_on": "1988-07-30", "pin": "23007198800412"},
    "siblings a year apart": {"given_name": "Канат", "born_on": "1986-03-12", "pin": "21203198600412"},
    "father and son of one name": {"patronymic": "Асанович", "born_on": "2010-09-01", "pin": "20109201000007"},
    "father and son": {
        "given_name": "Эрлан", "patronymic": "Асанович", "born_on": "2010-09-01", "pin": "20109201000007",
    },
    "spouses": {
        "surname": "Токтогулова", "given_name": "Бермет", "patronymic": "Канатовна", "sex": "f",
        "born_on": "1987-12-05", "pin": "10512198700099",
    },
    "spouses born on one day": {
        "surname": "Токтогулова", "given_name": "Бермет", "patronymic": "Канатовна", "sex": "f",
        "pin": "11203198500099",
    },
    "a namesake elsewhere": {
        "patronymic": "Талантович", "born_on": "1961-10-20", "pin": "22010196100001", "village": "Ноокат",
        "street": "Бакай", "house": "2",
    },
    "a cousin of one name": {"patronymic": "Эсенович", "born_on": "1979-05-19", "pin": "21905197900011", "house": "19"},
}  # fmt: skip


@pytest.mark.parametrize("kin", RELATIVES)
def test_relatives_are_not_put_before_the_clerk(kin):
    assert put_before_the_clerk(ASAN, {**ASAN, **RELATIVES[kin]}) == []


@pytest.mark.parametrize("kin", RELATIVES)
def test_relatives_without_a_pin_are_not_either(kin):
    assert put_before_the_clerk(ASAN, {**ASAN, **RELATIVES[kin], **NO_PIN}) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("Хасан", "Хусан"), ("Hasan", "Husayn"), ("Асан", "Үсөн"), ("Фатима", "Зухра"), ("Батма", "Зуура")],
)
def test_twins_of_the_names_that_twins_are_given_are_two_persons(one, other):
    first = {**ASAN, "given_name": one, **NO_PIN}
    assert put_before_the_clerk(first, {**first, "given_name": other}) == []


def test_a_whole_family_entered_twice_gives_each_member_once():
    family = [ASAN, *({**ASAN, **RELATIVES[kin]} for kin in ("twins", "siblings", "father and son", "spouses"))]
    again = [{**person, "pin": "", "village": "Кок-Таш"} for person in family]
    assert put_before_the_clerk(*family, *again) == [(0, 5), (1, 6), (2, 7), (3, 8), (4, 9)]
