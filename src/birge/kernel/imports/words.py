"""Headings and choices are recognised in every language that Birge speaks, in any case."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from django.utils import translation
from django.utils.functional import Promise

from birge.kernel.imports.kinds import Column, Sheet
from birge.kernel.texts import LANGUAGES

_PUNCTUATION = re.compile(r"[^\w]+")
_YES = ("yes", "true", "1", "+", "ооба", "да", "ha", "ҳа", "бале")
_NO = ("no", "false", "0", "-", "жок", "нет", "yoʻq", "yo'q", "не")


def folded(text: str) -> str:
    """Without case, punctuation and needless spaces; ё as е."""
    folded_text = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    return _PUNCTUATION.sub(" ", folded_text).strip() or text.strip()


def in_all_languages(text: str | Promise) -> Iterable[str]:
    """The text as it reads in each language."""
    for language in LANGUAGES:
        with translation.override(language):
            yield str(text)


def headings_of(column: Column) -> set[str]:
    """All folded headings that mean this column: technical name, labels, aliases."""
    return {folded(word) for word in (column.name, *in_all_languages(column.label), *column.aliases)}


def names_of_sheet(sheet: Sheet) -> set[str]:
    """All folded names that a sheet of the file may bear."""
    return {folded(word) for word in (sheet.name, *in_all_languages(sheet.title), *sheet.aliases)}


def choices_of(column: Column) -> dict[str, str]:
    """Folded word -> stored word, for the choices of a column."""
    known = {folded(word): code for word, code in column.words.items()}
    labels = {folded(word): code for code, label in column.choices.items() for word in in_all_languages(label)}
    return {**known, **labels, **{folded(code): code for code in column.choices}}


def yes_no_words() -> dict[str, bool]:
    """Folded word -> yes or no."""
    return {**{folded(word): True for word in _YES}, **{folded(word): False for word in _NO}}
