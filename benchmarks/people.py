"""Invented households of an invented country: the same ones for the same seed, as many as asked, in bounded memory.

Names are usual Kyrgyz words joined at random; nobody of them exists. `write_csv` writes the sheet of persons that
`birge import household-book` reads. About 200,000 persons a second.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

MEN = (
    "Азамат Айбек Акжол Алмаз Алтынбек Арслан Асан Асылбек Аскар Атай Бакыт Бактыбек Бекболот Бекжан Белек Болот "
    "Бообек Данияр Доолот Дүйшөн Жаныбек Жеңиш Жолдош Жумабек Жыргал Замир Ильяс Иса Искендер Кадыр Канат Каныбек "
    "Кеңеш Кубан Кубат Кубанычбек Курман Кылыч Манас Марат Медер Мелис Мирлан Мунарбек Мурат Нур Нурбек Нурлан "
    "Омурбек Өмүр Өзүбек Рахат Руслан Рыскул Садыр Сапар Саматбек Советбек Султан Сүйүнбек Таалай Талант Темир "
    "Тилек Токтогул Төлөгөн Төрөбай Туратбек Тынчтык Улан Үсөн Үмөт Чоро Чыңгыз Шамбет Шерали Ырысбек Эмил Эрик "
    "Эркин Эрмек Эсен Ыманаалы Кенже Бейше Жакып Шабдан Абдыкадыр Абдылда Мамыт Исмаил Ибраим Осмон Сулайман"
).split()
WOMEN = (
    "Айгүл Айжан Айнура Айпери Айсулуу Айтурган Акмарал Алия Алтынай Анара Асель Бактыгүл Бегимай Бермет Бурул "
    "Венера Гүлбарчын Гүлжан Гүлзат Гүлмира Гүлнара Гүлсана Дамира Динара Жаңыл Жаркын Жибек Жылдыз Зейнеп Зуура "
    "Канышай Кундуз Күмүш Кыял Мээрим Мира Миргүл Назгүл Назира Нуриза Нургүл Нуржан Октябрина Перизат Рахия Роза "
    "Салтанат Самара Сайкал Токтокан Толгонай Төлгөн Турдукан Умсунай Үмүт Үмүтай Феруза Чолпон Чынара Шаар Шайыр "
    "Ширин Ыпар Эльвира Элнура Эркеайым Эркингүл Ырыс Батма Калбүбү Сейил Бүбүсара Мариям Уулкан Саадат Күлүйпа"
).split()
STREETS = (
    "Достук Ынтымак Мектеп Арык Жаштык Ленин Манас Чүй Токтогул Жеңиш Бакыт Курманжан Абай Гагарин Суусамыр Пахта "
    "Бирдик Кызыл-Туу Көк-Жар Ак-Бата Тоо Булак Наристе Эркиндик Алма Өрүк"
).split()
SYLLABLES = "ба бе бо ду жа жо ка кө ку кы ма мы но ну ра са со су та то тө ты ша шы э ы".split()
ENDINGS = "бай бек мат кул таш жан нур галы турду келди берди аалы".split()
HEADINGS = (
    "village", "number", "street", "house", "flat", "surname", "given_name", "patronymic", "sex", "born_on", "pin",
    "relation", "phone", "registered_address", "education", "occupation", "absent_since", "absent_where",
    "absent_purpose", "member_since",
)  # fmt: skip
"""The columns of `Invented`, which are columns of the sheet of persons."""

TODAY = date(2026, 1, 1)


class Invented(NamedTuple):
    """A member of a household, as a sheet of the book has her; dates as 2026-12-31, "" for what is not known."""

    village: str
    number: str
    street: str
    house: str
    flat: str
    surname: str
    given_name: str
    patronymic: str
    sex: str
    born_on: str
    pin: str
    relation: str
    phone: str = ""
    registered_address: str = ""
    education: str = ""
    occupation: str = ""
    absent_since: str = ""
    absent_where: str = ""
    absent_purpose: str = ""
    member_since: str = ""


def households(villages: Sequence[str], persons: int, seed: int = 1) -> Iterator[list[Invented]]:
    """Households of 1 to 9, the head first, filling one village after another, until there are so many persons."""
    chance = random.Random(seed)
    made, number = 0, 0
    share = max(1, persons // len(villages))
    village = 0
    while made < persons:
        if made >= share * (village + 1) and village + 1 < len(villages):
            village, number = village + 1, 0
        number += 1
        family = _family(chance, villages[village], number, persons - made)
        made += len(family)
        yield family


def write_csv(path: Path, families: Iterable[Sequence[Invented]]) -> int:
    """The sheet of persons; how many."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADINGS)
        for family in families:
            writer.writerows(family)
            count += len(family)
    return count


def misspelled(word: str, chance: random.Random) -> str:
    """The word as another clerk writes it: by the Russian alphabet, by ear, or with a slip of the finger."""
    kind = chance.randrange(4)
    if kind == 0:
        return word.translate(_RUSSIAN)
    if kind == 1:
        for written, heard in chance.sample(_BY_EAR, len(_BY_EAR)):
            if written in word:
                return word.replace(written, heard, 1)
        return word.translate(_RUSSIAN)
    place = chance.randrange(2, max(3, len(word)))
    if kind == 2:
        return word[:place] + word[place + 1 :]
    return word[: place - 1] + word[place : place + 1] + word[place - 1 : place] + word[place + 1 :]


_RUSSIAN = str.maketrans("ӨөҮүҢң", "ОоУуНн")
_BY_EAR = [("Ж", "Дж"), ("ы", "и"), ("ө", "е"), ("ү", "ю"), ("аа", "а"), ("э", "е"), ("ч", "щ"), ("й", "и"), ("Э", "Е")]


def _family(chance: random.Random, village: str, number: int, most: int) -> list[Invented]:
    draw, pick = chance.random, chance.choice
    home = (village, str(number), pick(STREETS), str(1 + int(draw() * 140)), "")
    root = _root(chance)
    born = TODAY.year - 24 - int(draw() * 55)
    woman = draw() < 0.2
    head = _person(chance, home, root, pick(MEN), woman, born, "head")
    family = [head]
    father = head.given_name if not woman else pick(MEN)
    if draw() < (0.25 if woman else 0.8):
        family.append(_person(chance, home, _root(chance), pick(MEN), not woman, born + int(draw() * 7) - 2, "spouse"))
    for _ in range(_children(chance)):
        year = born + 20 + int(draw() * 22)
        if year < TODAY.year:
            family.append(_person(chance, home, root, father, draw() < 0.49, year, "child"))
    if draw() < 0.12:
        family.append(_person(chance, home, root, pick(MEN), draw() < 0.7, max(1926, born - 22 - int(draw() * 9)),
                              "parent"))  # fmt: skip
    return family[: min(9, most)]


def _children(chance: random.Random) -> int:
    return int(chance.random() * 4.2) + (chance.random() < 0.25) * 2


def _root(chance: random.Random) -> str:
    """What a surname is made of: half of them from given names, half from invented ones."""
    if chance.random() < 0.5:
        return chance.choice(MEN)
    return (chance.choice(SYLLABLES) + chance.choice(SYLLABLES) + chance.choice(ENDINGS)).capitalize()


def _person(
    chance: random.Random,
    home: tuple[str, str, str, str, str],
    root: str,
    father: str,
    woman: bool,
    year: int,
    relation: str,
) -> Invented:
    draw = chance.random
    month, day = 1 + int(draw() * 12), 1 + int(draw() * 28)
    age = TODAY.year - year
    surname = root + ("ев" if root[-1] in "йеиьё" else "ов") + ("а" if woman else "")
    kin, suffix = (" кызы", "овна") if woman else (" уулу", "ович")
    patronymic = father + (kin if draw() < 0.35 else suffix)
    pin = "" if draw() < 0.08 else f"{1 if woman else 2}{day:02}{month:02}{year}{int(draw() * 100000):05}"
    born = f"{year}-{month:02}-{day:02}"
    away = age > 17 and draw() < 0.07
    return Invented(
        *home, surname, chance.choice(WOMEN if woman else MEN), patronymic, "f" if woman else "m", born, pin, relation,
        f"+996 7{int(draw() * 100000000):08}" if age > 15 and draw() < 0.5 else "",
        "Бишкек, Чүй 1" if draw() < 0.02 else "",
        "secondary" if age > 17 else "", "pupil" if 6 < age < 17 else "pensioner" if age > 62 else "",
        f"{TODAY.year - 1 - int(draw() * 5)}-03-01" if away else "",
        chance.choice(("Москва", "Бишкек")) if away else "", "work" if away else "", "",
    )  # fmt: skip
