"""Letters that only look right: offered for correction, never changed by ourselves.

Two habits of typists spoil names for search and matching. Old Kyrgyz fonts drew ө in the place of ъ and ү in the place
of the backslash; and Latin letters that look like Cyrillic ones are typed inside Cyrillic words.
"""

from __future__ import annotations

import re

_CYRILLIC = "А-яЁёӨөҮүҢңҚқҒғҲҳҶҷӢӣӮӯӉӊѲѳ"
_WORD = re.compile(rf"[{_CYRILLIC}A-Za-zƟɵŊŋ]+")
_HAS_CYRILLIC = re.compile(rf"[{_CYRILLIC}]")
_HAS_LATIN = re.compile("[A-Za-zƟɵŊŋӉӊѲѳ]")

SUSPECT = re.compile(r"[A-Za-zƟɵŊŋӉӊѲѳъЪ\\]")
"""A text without any of these needs no closer look."""

# Russian spelling has ъ only between a consonant and е, ё, ю, я (объект, съезд); elsewhere it stands for ө.
_RIGHTFUL = re.compile("(?<=[бвгджзклмнпрстфхцчшщБВГДЖЗКЛМНПРСТФХЦЧШЩ])[ъЪ](?=[еёюяЕЁЮЯ])")
_HARD_SIGN = re.compile("[ъЪ]")
_BACKSLASH = re.compile(rf"(?<=[{_CYRILLIC}])\\|\\(?=[{_CYRILLIC}])")

_TWINS = str.maketrans("aceopxykABCEHKMOPTXYƟɵŊŋӉӊѲѳ", "асеорхукАВСЕНКМОРТХҮӨөҢңҢңӨө")


def old_font(text: str) -> str:
    """The text with ө for ъ and ү for the backslash where these cannot be meant; unchanged if there are none."""
    rightful = {match.start() for match in _RIGHTFUL.finditer(text)}

    def replaced(match: re.Match[str]) -> str:
        if match.start() in rightful or not _HAS_CYRILLIC.search(text):
            return match.group()
        return "Ө" if match.group() == "Ъ" else "ө"

    return _BACKSLASH.sub(lambda match: _cased("ү", text, match.start()), _HARD_SIGN.sub(replaced, text))


def _cased(letter: str, text: str, at: int) -> str:
    """The letter as capital between capitals."""
    around = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
    return letter.upper() if around.isupper() else letter


def look_alikes(text: str) -> str:
    """The text with Cyrillic letters for Latin look-alikes inside Cyrillic words; unchanged if there are none."""
    return _WORD.sub(_untwinned, text)


def _untwinned(match: re.Match[str]) -> str:
    word = match.group()
    if not (_HAS_CYRILLIC.search(word) and _HAS_LATIN.search(word)):
        return word
    return word.translate(_TWINS)


def still_mixed(text: str) -> bool:
    """Whether a word mixes the alphabets even after `look_alikes`, so that no correction can be offered."""
    return any(_HAS_CYRILLIC.search(word) and re.search("[A-Za-z]", word) for word in _WORD.findall(look_alikes(text)))
