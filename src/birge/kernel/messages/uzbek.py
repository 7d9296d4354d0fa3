"""Uzbek in Latin letters (alphabet of 1995) written in Cyrillic ones."""

from __future__ import annotations

import re

_PAIRS = {
    "o'": "ў", "g'": "ғ", "sh": "ш", "ch": "ч", "yo": "ё", "yu": "ю", "ya": "я", "ye": "е", "a": "а",
    "b": "б", "c": "с", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "ҳ", "i": "и", "j": "ж",
    "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "q": "қ", "r": "р", "s": "с",
    "t": "т", "u": "у", "v": "в", "w": "в", "x": "х", "y": "й", "z": "з", "'": "ъ",
}  # fmt: skip
_APOSTROPHES = re.compile("[ʻʼ‘’`]")
_KEEP = re.compile(r"%\([a-z_]+\)[sd]|%[sd]|\{[^{}]*\}|<[^>]+>|&\w+;|https?://\S+|\b[\w.+-]+@[\w.]+\b")
_UNIT = re.compile("|".join(sorted(map(re.escape, _PAIRS), key=len, reverse=True)), re.IGNORECASE)
_FIRST_E = re.compile(r"(?<![A-Za-z'])[Ee]")


def to_cyrillic(text: str) -> str:
    """The text in Cyrillic letters; placeholders, tags and addresses stay as they are."""
    out, last = [], 0
    for kept in _KEEP.finditer(text):
        out += [_letters(text[last : kept.start()]), kept.group()]
        last = kept.end()
    return "".join([*out, _letters(text[last:])])


def _letters(text: str) -> str:
    text = _APOSTROPHES.sub("'", text)
    text = _FIRST_E.sub(lambda match: "Э" if match.group() == "E" else "э", text)
    return _UNIT.sub(_letter, text)


def _letter(match: re.Match[str]) -> str:
    latin = match.group()
    cyrillic = _PAIRS[latin.lower()]
    return cyrillic.upper() if latin[0].isupper() else cyrillic
