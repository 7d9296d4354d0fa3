"""Names as Kyrgyz, Uzbek and Russian people bear them; put together by chance, so nobody's."""

from __future__ import annotations

import random
from dataclasses import dataclass

FEMALE, MALE = "f", "m"


@dataclass(frozen=True)
class Group:
    """People who choose names alike. `styles`: how often a patronymic is -ович, "уулу", or absent."""

    word: str
    surnames: tuple[str, ...]
    men: tuple[str, ...]
    women: tuple[str, ...]
    styles: tuple[int, int, int]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


KYRGYZ = Group(
    "кыргыз",
    _words(
        """Асанов Бакиров Жумабаев Өмүралиев Үсөнов Токтогулов Эркинбаев Сулайманов Кожобеков Нурматов Ысаков
        Төлөгөнов Мамытов Чыныбаев Аширов Жээнбеков Орозбаев Кадыров Сыдыков Осмонов Абдыкадыров Бообеков Жороев
        Кыдырмаев Момуналиев Өскөнбаев Сатыбалдиев Турдубаев Шаршенов Эсеналиев Жаңыбаев Дүйшөбаев Маматкулов
        Чотбаев Акматов Бекболотов Калыков Мурзакматов Токтосунов Ырысбаев"""
    ),
    _words(
        """Нурлан Бакыт Таалай Өмүрбек Үсөн Маратбек Жаныбек Кубан Сапар Эркин Азамат Бектур Нурбек Улан Талант
        Айбек Мирлан Чыңгыз Төлөгөн Жоомарт Эрлан Кутман Асылбек Дөөлөт Жеңиш Калыс Болот Самат Өткүр Руслан"""
    ),
    _words(
        """Айгүл Гүлзат Бурул Нургүл Чынара Үмүт Рахат Жаңыл Салтанат Дамира Айжан Бегимай Жылдыз Назгүл Мээрим
        Элнура Каныкей Сайкал Перизат Гүлнара Айсулуу Жаркын Наргиза Анара Бермет Асель Жибек Нуриза Зуура Толгонай"""
    ),
    (58, 28, 14),
)
UZBEK = Group(
    "өзбек",
    _words(
        """Каримов Юсупов Рахимов Абдуллаев Умаров Хамидов Эргашев Тошматов Мирзаев Исмаилов Холматов Турсунов
        Косимов Нишонов Саидов Юлдашев Ахмедов Мамажонов"""
    ),
    _words(
        """Алишер Бахром Дилшод Жасур Зафар Илхом Камол Машраб Одил Равшан Собир Тохир Улугбек Фарход Хуршид Шухрат
        Шавкат Азиз"""
    ),
    _words(
        """Дилфуза Зулфия Мухаббат Нигора Озода Саодат Хилола Шахноза Гулчехра Дилбар Нодира Матлуба Феруза
        Мавлуда Барно Санобар"""
    ),
    (78, 0, 22),
)
RUSSIAN = Group(
    "орус",
    _words("Ковалёв Соколов Мельников Захаров Литвинов Романов Степанов Фёдоров Воронин Киселёв"),
    _words("Александр Виктор Сергей Николай Иван Пётр Владимир Михаил Роман Максим Артём"),
    _words("Наталья Елена Ольга Татьяна Ирина Светлана Мария Анна Галина Людмила"),
    (100, 0, 0),
)
_SPECIAL = {"Пётр": "Петр"}


def group_by_chance(chance: random.Random) -> Group:
    """As they might live together in such an aimak; an invented mixture."""
    return chance.choices([KYRGYZ, UZBEK, RUSSIAN], [79, 19, 2])[0]


def surname(stem: str, sex: str) -> str:
    """Асанов, Асанова."""
    return stem + "а" if sex == FEMALE else stem


def patronymic(father: str, sex: str, style: int) -> str:
    """Of a child of `father`; `style`: 0 -ович/-овна, 1 уулу/кызы, 2 none."""
    if style == 2:
        return ""
    if style == 1:
        return f"{father} {'кызы' if sex == FEMALE else 'уулу'}"
    stem = _SPECIAL.get(father, father)
    if stem.endswith("й"):
        stem, vowel = stem[:-1], "е"
    elif stem == "Михаил":
        stem, vowel = "Михайл", "о"
    else:
        vowel = "о"
    return f"{stem}{vowel}{'вна' if sex == FEMALE else 'вич'}"
