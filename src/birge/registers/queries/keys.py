"""Under which keys persons and households stand in `models.SearchKey`; pure.

A key is plain text of a-z, digits and blanks with a sign before it that tells what it is: nothing for names and PINs,
"@" an address, "#" an account number, "+" a phone. Names and streets stand once under each of their words, turned
around like a wheel ("asanov bakit tologonovich ", "bakit tologonovich asanov ", "tologonovich asanov bakit "): any two
words stand side by side in one of them, so one range of an index finds both, in whichever order they were typed.
The blank at the end makes "asanov " (the whole word) sort before "asanova ".

**The rows that a load must write** (what `actions.refresh_keys` writes): for every person with a standing membership
one row (place, household, person, key, standing) for each of `person_keys`, of every standing state of hers and every
standing PIN; place and household are those of her latest membership; `standing` as `enums.Standing` says. For every
household one row with person empty for each of `household_keys`, standing MEMBER. And a `models.NameWord` for each
pair of `name_words`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from birge.algorithms.spelling import skeleton, words

ADDRESS, ACCOUNT, PHONE = "@", "#", "+"
LONGEST_KEY, LONGEST_WORD, LONGEST_SKELETON = 120, 60, 40
MOST_WORDS = 6
_SON_AND_DAUGHTER = {"ulu", "kizi", "ogli", "ugli"}
_STREET_AND_HOUSE = {"kochosu", "koch", "ulitsa", "ul", "ui", "dom", "d", "kv", "pereulok", "per"}
_COUNTRY, _TRUNK, _NATIONAL_DIGITS = "996", "0", 9


@lru_cache(maxsize=100_000)
def words_of_name(name: str) -> tuple[str, ...]:
    """The folded words by which a name is found, without "уулу" and "кызы"."""
    found = words(name)
    return tuple(word[:LONGEST_WORD] for word in found if word not in _SON_AND_DAUGHTER) or tuple(found)


def words_of_address(text: str) -> list[str]:
    """The folded words of a street, house and flat, without "көчөсү", "үй", "ул.", "дом"."""
    return [word for word in words(text) if word not in _STREET_AND_HOUSE]


def name_words(*names: str) -> set[tuple[str, str]]:
    """(word, skeleton) of the words of a name."""
    found = {word for name in names for word in words_of_name(name)}
    return {(word, skeleton(word)[:LONGEST_SKELETON]) for word in found}


def person_keys(*names: str, pins: Iterable[str] = (), phone: str = "") -> set[str]:
    """The keys of a person: `names` are her surname, given name and patronymic."""
    parts = [word for name in names for word in words_of_name(name)][:MOST_WORDS]
    return {*_turned(parts), *pins, *phone_keys(phone)}


def household_keys(*, street: str, house: str = "", flat: str = "", number: str = "", phone: str = "") -> set[str]:
    """The keys of a household: each word of its street, followed by house and flat; account number; phones."""
    named = words_of_address(street)[:MOST_WORDS]
    rest = [*words_of_address(house), *words_of_address(flat)]
    found = {_joined(ADDRESS, [*named[start:], *named[:start], *rest]) for start in range(len(named))}
    return {*found, *account_keys(number), *phone_keys(phone)}


def account_keys(number: str) -> set[str]:
    """An account number without blanks and hyphens: "№ 12-А" is "#12a"."""
    plain = "".join(words(number))
    return {f"{ACCOUNT}{plain} "[:LONGEST_KEY]} if plain else set()


def phone_keys(text: str) -> set[str]:
    """The phones of a field that may hold several, each without the country's code and the trunk's zero."""
    return {PHONE + number for part in re.split(r"[,;/\n]", text) if (number := national_number(part))}


def national_number(text: str) -> str:
    """The digits of a phone as everyone may write it: +996 555 12-34-56 and 0555123456 are 555123456."""
    digits = re.sub(r"\D", "", text)
    if len(digits) == len(_COUNTRY) + _NATIONAL_DIGITS:
        return digits.removeprefix(_COUNTRY)
    return digits.removeprefix(_TRUNK) if len(digits) == len(_TRUNK) + _NATIONAL_DIGITS else digits


def _turned(parts: list[str]) -> set[str]:
    return {_joined("", parts[start:] + parts[:start]) for start in range(len(parts))}


def _joined(sign: str, parts: list[str]) -> str:
    return f"{sign}{' '.join(parts)} "[:LONGEST_KEY]
