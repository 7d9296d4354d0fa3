"""What somebody typed into the search box, as ranges of keys (`queries.keys`); pure but for Django's `Q`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

from django.db.models import Q

from birge.kernel.fields import prefix_range
from birge.kernel.imports.letters import old_font
from birge.registers.queries.keys import (
    ACCOUNT,
    ADDRESS,
    PHONE,
    account_keys,
    national_number,
    words_of_address,
    words_of_name,
)

MOST_WORDS = 5
_LEAST_LETTERS, _LEAST_DIGITS_OF_A_PIN, _LEAST_DIGITS_OF_A_PHONE = 2, 3, 4
_DIGITS_ONLY = re.compile(r"[\d\s+()№#.-]+")


@dataclass(frozen=True)
class Typed:
    """`ranges`: beginnings of keys that are what was typed. `names`: its words, if they can be those of a name."""

    names: tuple[str, ...]
    address: tuple[str, ...]
    ranges: frozenset[str]

    @property
    def beginnings(self) -> Q:
        """Keys in which every word that was typed begins some word, in any order; wider than `ranges`."""
        condition = Q(pk__in=[])
        for one in sorted(self.ranges):
            if not one[0].isalpha() and not one.startswith(ADDRESS):
                condition |= beginning("key", one)
        for sign, found in (("", self.names), (ADDRESS, self.address)):
            if found:
                condition |= _all_of(sign, found)
        return condition


def typed(text: str) -> Typed:
    """Read a search text; `ranges` are empty if there is nothing to search for."""
    text = old_font(text.strip())
    if text and _DIGITS_ONLY.fullmatch(text):
        return Typed((), (), frozenset(_of_digits(text)))
    names = words_of_name(text)[:MOST_WORDS]
    address = tuple(words_of_address(text)[:MOST_WORDS])
    if any(letter.isdigit() for letter in text):
        names = ()
    ranges = {*turned("", names), *turned(ADDRESS, address), *(key.rstrip() for key in account_keys(text))}
    letters = sum(letter.isalnum() for letter in text)
    return Typed(tuple(names), address, frozenset(ranges if letters >= _LEAST_LETTERS else ()))


def _of_digits(text: str) -> set[str]:
    """A PIN or its beginning, an account number, a phone or its beginning."""
    digits = re.sub(r"\D", "", text)
    if not digits:
        return set()
    found = {ACCOUNT + digits}
    if len(digits) >= _LEAST_DIGITS_OF_A_PIN:
        found.add(digits)
    if len(digits) >= _LEAST_DIGITS_OF_A_PHONE:
        numbers = {national_number(text), digits.removeprefix("996"), digits.removeprefix("0")}
        found |= {PHONE + number for number in numbers if number}
    return found


def turned(sign: str, words: Sequence[str]) -> set[str]:
    """The orders of up to three words of which one stands in a key, whichever way they were typed; the last word may
    be a beginning. Of three the last one stays last: the keys are turned already."""
    if len(words) == 2:
        orders = [words, words[::-1]]
    else:
        orders = [[*first, *words[2:]] for first in permutations(words[:2])] if len(words) == 3 else [words]
    return {sign + " ".join(order) for order in orders if order}


def _all_of(sign: str, words: tuple[str, ...]) -> Q:
    """Keys that begin with the longest word and hold a beginning of each other one."""
    lead = max((word for word in words if not word[0].isdigit()), key=len, default=words[0])
    condition = beginning("key", sign + lead)
    rest = list(words)
    rest.remove(lead)
    for word in rest:
        condition &= Q(key__contains=f" {word}")
    return condition


def beginning(column: str, text: str) -> Q:
    """What begins with this text, as a range that an index answers."""
    low, high = prefix_range(text)
    return Q(**{f"{column}__gte": low, f"{column}__lt": high})
