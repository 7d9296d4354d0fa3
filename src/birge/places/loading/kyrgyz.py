"""Is a collected "Kyrgyz" name Kyrgyz? The rule by which a name of the data is shown, shown with a mark, or refused.

Many names are the same in both languages (Кара-Суу, Ивановка), so being equal to the Russian name proves nothing.
A collected name is

- *refused*, if it has a Latin letter, or a spelling that Kyrgyz orthography does not have: дж; ю, я, ё after a
  consonant; ь, ъ, щ, ц, в, ф (letters of loan words only); a Russian adjective's ending; a Russian number, month or
  common noun. The Russian name is shown, marked «такталсын»; the refused text is kept for searching. Russian names
  that Kyrgyz took over unchanged (Ивановка) are refused too: what is shown is the same, with the mark;
- *confirmed*, if otherwise it equals the classifier's Russian name, or differs from it only as the two spellings
  of one name do (Көк-Сай / Кек-Сай, Жаңы-Жол / Джаны-Джол, Арча-Гүл / Арчагул);
  Not so if it holds a word that the data elsewhere writes with Ө, Ү or Ң (Чон-Багыш beside Чоң-Арык): unconfirmed;
- *unconfirmed* in all other cases (Ак-Суу / Теплоключенка is another name, Ыятымак / Ынтымак a slip of the hand): it
  is shown, with the mark, until a person who knows confirms it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from birge.algorithms.spelling import fold
from birge.places.enums import NameState

KYRGYZ_LETTERS = "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя"
_SPACE = re.compile(r"[ \-]+")
_OTHER_LETTER = re.compile(rf"[^{KYRGYZ_LETTERS}0-9 .()\-]", re.IGNORECASE)
_RUSSIAN_SPELLING = re.compile(
    r"дж|[бвгджзйклмнңпрстфхцчшщ][юяё]|[ьъщцвф]"
    r"|(?:ое|ее|ая|яя|[нслртж]ый|[нкж]ий|ской|овка|евка|енка|инка|[нз]ино)\b"
    r"|\b(?:им|имени|лет|первое|первая|мая|марта|курорт|часть|зимовка|совхоз|участок|развалины|рабочий|верхний|нижний"
    r"|красный|красная|большой|новый|старый|колхоз|союз|правда|победа|заря|труд|мир)\b",
    re.IGNORECASE,
)
# Russian writes the Kyrgyz ө as е, ё or о; ю and ё are two letters after folding.
_SAME_SOUND = str.maketrans("e", "o")


def russian_words(pairs: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The Russian words (small letters) that a (Kyrgyz, Russian) pair of the data writes in Kyrgyz with Ө, Ү or Ң."""
    found: set[str] = set()
    for name_ky, name_ru in pairs:
        words_ky, words_ru = _SPACE.split(name_ky.lower()), _SPACE.split(name_ru.lower())
        if len(words_ky) == len(words_ru):
            found.update(ru for ky, ru in zip(words_ky, words_ru, strict=True) if ky != ru and re.search("[өүң]", ky))
    return frozenset(found)


def judge(name_ky: str, name_ru: str, russian: frozenset[str] = frozenset()) -> NameState:
    """How to hold a collected Kyrgyz name beside the classifier's Russian one; `alias` means refused.

    `russian` are the words that only a Russian text writes so, from `russian_words`.
    """
    if _OTHER_LETTER.search(name_ky) or _RUSSIAN_SPELLING.search(name_ky) or not name_ky[:1].isupper():
        return NameState.ALIAS
    if russian.intersection(_SPACE.split(name_ky.lower())):
        return NameState.UNCONFIRMED
    return NameState.CONFIRMED if _sounds(name_ky) == _sounds(name_ru) else NameState.UNCONFIRMED


def _sounds(name: str) -> str:
    """The folded name with what Russian blurs made equal: ё, е for ө; ю, у for ү."""
    folded = fold(name).replace("io", "o").replace("iu", "u").translate(_SAME_SOUND)
    return re.sub(r"(.)\1+", r"\1", folded)
