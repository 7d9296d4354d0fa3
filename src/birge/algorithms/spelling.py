"""Keys under which one name is found in any of its spellings: Өмүрбек, Омурбек, Omurbek; Жаңы-Жол, Джаны-Джол.

`fold` is for searching while typing: the key of a beginning is (but for two-letter sounds) the beginning of the key.
`skeleton` joins what `fold` still tells apart, at the price of false friends: rank its matches by `likeness`.
"""

from __future__ import annotations

import re
import unicodedata

# Letter by letter: Kyrgyz, Russian, Uzbek and Tajik Cyrillic, with look-alikes that people type (Ӊ for Ң, ѳ for ө).
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "j", "з": "z", "и": "i", "й": "i", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h",
    "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia", "ё": "io",
    "ө": "o", "ү": "u", "ң": "n", "ӊ": "n", "ѳ": "o", "ӱ": "u", "ӧ": "o", "ҥ": "n", "ұ": "u", "ў": "o", "қ": "k",
    "ғ": "g", "ҳ": "h", "ҷ": "j", "ӣ": "i", "ӯ": "u", "і": "i", "ә": "a", "һ": "h", "ј": "j",
}  # fmt: skip
_LATIN = {
    "ö": "o", "ü": "u", "ñ": "n", "ŋ": "n", "ı": "i", "ş": "sh", "ç": "ch", "ğ": "g", "ë": "io", "ä": "a", "å": "a",
    "x": "h", "q": "k", "w": "v", "y": "i", "ø": "o", "š": "sh", "č": "ch", "ž": "j",
}  # fmt: skip
_LETTERS = {**_CYRILLIC, **_LATIN}
# Several Latin (and mixed) ways to write one sound; the order matters.
_SOUNDS = (
    ("shch", "sh"), ("dzh", "j"), ("dj", "j"), ("zh", "j"), ("kh", "h"), ("ng", "n"),
)  # fmt: skip
_NOT_A_LETTER = re.compile("[^a-z0-9]+")
_TWICE = re.compile(r"([a-z])\1+")
_VOWELS = re.compile("[aeiou]+")
_VOICED = str.maketrans("gbdz", "kpts")


def fold(text: str) -> str:
    """The name as letters a-z and digits, without case, hyphens, spaces and marks; doubles squeezed.

    Joined: Ө/О, Ү/У, Ң/Н/НГ/ng, Дж/Ж/J/zh/dzh, Э/Е, Ы/И/Й/i/y, Х/kh/x, Ъ and Ь with nothing. A text without any of
    these letters folds to "". Codes (41702205805000, KG02205805000) keep every digit.
    """
    return _word(text)


def words(text: str) -> list[str]:
    """The folded words of a name, split at hyphens, spaces and punctuation; empty ones left out."""
    return [word for word in (_word(part) for part in re.split(r"[^\w'’ʻʼ‘`]+|_", text)) if word]


def _word(part: str) -> str:
    letters = _folded_letters(part)
    for written, sound in _SOUNDS:
        letters = letters.replace(written, sound)
    return _TWICE.sub(r"\1", letters)


def _folded_letters(part: str) -> str:
    composed = unicodedata.normalize("NFKC", part).casefold()
    spelled = "".join(_LETTERS.get(letter, letter) for letter in composed)
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(letter))
    return _NOT_A_LETTER.sub("", plain)


def skeleton(text: str) -> str:
    """The consonants of the folded name with г/к, б/п, д/т, з/с joined: Узген and Өзгөн are both "skn".

    "" for a name without consonants.
    """
    return _TWICE.sub(r"\1", _VOWELS.sub("", fold(text)).translate(_VOICED))


def near_skeletons(key: str, letters: str = "fhjklmnprstvc") -> set[str]:
    """The skeleton and all that differ from it by one letter left out, added or exchanged."""
    out = {key}
    for position in range(len(key) + 1):
        before, after = key[:position], key[position:]
        out.update(before + letter + after for letter in letters)
        if after:
            out.add(before + after[1:])
            out.update(before + letter + after[1:] for letter in letters)
    out.discard("")
    return out


def likeness(one: str, other: str) -> float:
    """How alike two folded names are, 0 to 1: Jaro's measure with Winkler's bonus for the same beginning.

    Jaro 1989, Winkler 1990 (bonus 0.1 per letter, at most 4).
    """
    if one == other:
        return 1.0
    matched_one, matched_other = _matched(one, other), _matched(other, one)
    matches = len(matched_one)
    if not matches:
        return 0.0
    swapped = sum(left != right for left, right in zip(matched_one, matched_other, strict=True)) / 2
    jaro = (matches / len(one) + matches / len(other) + (matches - swapped) / matches) / 3
    same = 0
    while same < min(4, len(one), len(other)) and one[same] == other[same]:
        same += 1
    return jaro + same * 0.1 * (1 - jaro)


def _matched(one: str, other: str) -> list[str]:
    """The letters of `one` that stand in `other` within Jaro's window, in the order of `one`.

    Greedy from the shorter or equal side gives the same multiset from both sides.
    """
    window = max(max(len(one), len(other)) // 2 - 1, 0)
    left, right, swapped = (one, other, False) if (len(one), one) <= (len(other), other) else (other, one, True)
    used: list[int] = []
    found: list[int] = []
    for index, letter in enumerate(left):
        for place in range(max(0, index - window), min(len(right), index + window + 1)):
            if place not in used and right[place] == letter:
                used.append(place)
                found.append(index)
                break
    chosen = sorted(used) if swapped else found
    return [one[index] for index in chosen]
