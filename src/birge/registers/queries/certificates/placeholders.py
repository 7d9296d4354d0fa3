"""Places in a certificate's text that are filled at its issue: [номери], [күнү] and a few more, and nothing else.

They stand in the language of the text. A text is no program: what nobody knows, or a bracket left open, is refused.
No person's name is among them: it stands on a line of its own, never inside a sentence, so it needs no case ending.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

PLACEHOLDERS: dict[str, dict[str, str]] = {
    "ky": {
        "номери": "number",
        "күнү": "day",
        "акыркы күнү": "last_day",
        "айыл аймагы": "aimak",
        "айыл": "village",
        "көрсөтүлүүчү жер": "purpose",
    },
    "ru": {
        "номер": "number",
        "день": "day",
        "последний день": "last_day",
        "айылный аймак": "aimak",
        "село": "village",
        "для предъявления": "purpose",
    },
}
"""By language: the word that stands in brackets, and what takes its place."""
_PLACE = re.compile(r"\[([^\[\]]*)\]")


class UnknownPlaceholder(ValueError):
    """A text holds something in brackets that is none of `PLACEHOLDERS`."""


def known(language: str) -> str:
    """What a text in this language may hold, for the person who writes it."""
    return ", ".join(f"[{word}]" for word in PLACEHOLDERS[language])


def check_text(text: str, language: str) -> None:
    """Raises `UnknownPlaceholder`, with words for the person who writes the text."""
    for word in _PLACE.findall(text):
        if word.strip() not in PLACEHOLDERS[language]:
            said = _("[%(word)s] is not known here. Known: %(known)s") % {"word": word, "known": known(language)}
            raise UnknownPlaceholder(said)
    if set("[]") & set(_PLACE.sub("", text)):
        raise UnknownPlaceholder(_("A bracket stands alone. Known: %(known)s") % {"known": known(language)})


def filled(text: str, language: str, values: Mapping[str, str]) -> str:
    """The text with the values in their places; raises `UnknownPlaceholder`."""
    check_text(text, language)
    return _PLACE.sub(lambda match: values.get(PLACEHOLDERS[language][match.group(1).strip()], ""), text)
