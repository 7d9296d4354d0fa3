"""Invented persons of a village, and what the matching says of them."""

from __future__ import annotations

from birge.algorithms.matching import Found, find_pairs, kinds_of

ASAN = {
    "surname": "Токтогулов",
    "given_name": "Асан",
    "patronymic": "Бекович",
    "sex": "m",
    "born_on": "1985-03-12",
    "pin": "21203198500123",
    "village": "Көк-Таш",
    "street": "Манас",
    "house": "17",
}
OTHERS = [
    {**ASAN, "surname": surname, "given_name": given, "patronymic": father, "sex": sex, "born_on": born, "pin": pin,
     "village": village, "street": street, "house": house}
    for surname, given, father, sex, born, pin, village, street, house in [
        ("Мамытов", "Нурлан", "Эркинович", "m", "1970-06-02", "20206197000456", "Үч-Коргон", "Ленин", "3"),
        ("Жумабаева", "Гүлзат", "Талантовна", "f", "1992-11-23", "12311199200789", "Кара-Суу", "Чүй", "41"),
        ("Сыдыков", "Эмил", "Канатович", "m", "2001-01-30", "23001200100321", "Ак-Жар", "Талаа", "9"),
    ]
]  # fmt: skip


def found_among(*persons: dict[str, str]) -> Found:
    """What is found in a file of these persons (and three others)."""
    everyone = [*persons, *OTHERS]
    columns = {name: [person.get(name, "") for person in everyone] for name in ASAN}
    return find_pairs(columns, kinds_of(columns))


def put_before_the_clerk(*persons: dict[str, str]) -> list[tuple[int, int]]:
    return sorted((pair.a, pair.b) for pair in found_among(*persons).pairs)
