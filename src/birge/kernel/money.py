"""Amounts of money: whole tyiyn with a currency, read and divided exactly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils import formats, translation
from django.utils.translation import gettext as _

TYIYN_IN_SOM = 100
MOST_TYIYN = 10**15
"""The largest sum that people type: many of them added up still fit into a column of the database."""
_SPACES = re.compile(r"[\s\u00a0\u2009\u202f]+")
_AMOUNT = re.compile(r"(?P<whole>\d+|\d{1,3}( \d{3})+)([.,](?P<part>\d{1,2}))?")
_WORDS = {
    "KGS": {"ky": "сом", "ru": "сом", "en": "som", "uz": "som", "uz-cyrl": "сом", "tg": "сом"},
    "USD": {
        "ky": "АКШ доллары",
        "ru": "долл. США",
        "uz": "AQSH dollari",
        "uz-cyrl": "АҚШ доллари",
        "tg": "доллари ИМА",
    },
    "EUR": {"ky": "евро", "ru": "евро", "uz": "yevro", "uz-cyrl": "евро", "tg": "евро"},
}


class MoneyError(ValueError):
    """The text is not an amount of money; `str()` says why, in the reader's language."""


@dataclass(frozen=True, order=True)
class Money:
    """An amount in tyiyn (hundredths) of a currency (ISO 4217). Different currencies do not mix (ValueError)."""

    amount_tyiyn: int
    currency: str = "KGS"

    def __add__(self, other: Money) -> Money:
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency} cannot be added")
        return Money(self.amount_tyiyn + other.amount_tyiyn, self.currency)

    def __sub__(self, other: Money) -> Money:
        return self + Money(-other.amount_tyiyn, other.currency)

    def format(self, language: str | None = None) -> str:
        """As people of this language (the current one by default) write it: "1 234,50 сом"."""
        language = language or translation.get_language() or "ky"
        with translation.override(language):
            whole, part = divmod(abs(self.amount_tyiyn), TYIYN_IN_SOM)
            digits = formats.number_format(whole, use_l10n=True, force_grouping=True)
            mark = formats.get_format("DECIMAL_SEPARATOR")
        word = _WORDS.get(self.currency, {}).get(language, self.currency)
        sign = "−" if self.amount_tyiyn < 0 else ""
        return f"{sign}{digits}{mark}{part:02d}\u00a0{word}"

    def split(self, shares: Sequence[int | Fraction]) -> list[Money]:
        """Divide in proportion to the shares so that the parts add up exactly: largest remainder (Hamilton's method).

        Of equal remainders the earlier share gets the tyiyn. Shares are not negative and not all zero (ValueError).
        """
        total = sum(shares)
        if not shares or min(shares) < 0 or total <= 0 or self.amount_tyiyn < 0:
            raise ValueError("an amount is divided by shares that are not negative and not all zero")
        exact = [Fraction(self.amount_tyiyn) * share / total for share in shares]
        parts = [int(quota) for quota in exact]
        left = self.amount_tyiyn - sum(parts)
        by_remainder = sorted(range(len(parts)), key=lambda index: (parts[index] - exact[index], index))
        for index in by_remainder[:left]:
            parts[index] += 1
        return [Money(part, self.currency) for part in parts]


def word_of(currency: str) -> str:
    """How people of the current language call a currency: "сом"; its code where they have no word of their own."""
    return _WORDS.get(currency, {}).get(translation.get_language() or "ky", currency)


def parse(text: str, currency: str = "KGS") -> Money:
    """An amount as people type it: "1 234,50", "1234.5", "200 сом". Nothing is rounded or guessed (`MoneyError`)."""
    typed = _SPACES.sub(" ", text).strip()
    for word in sorted({currency, *_WORDS.get(currency, {}).values()}):
        typed = typed.removesuffix(word).rstrip()
    match = _AMOUNT.fullmatch(typed)
    if not match or not typed.isascii():
        raise MoneyError(_("Write an amount like 1 234,50: digits, and at most two after the comma."))
    part = (match["part"] or "").ljust(2, "0")
    amount_tyiyn = int(match["whole"].replace(" ", "")) * TYIYN_IN_SOM + int(part)
    if amount_tyiyn > MOST_TYIYN:
        raise MoneyError(_("This sum is too large."))
    return Money(amount_tyiyn, currency)
