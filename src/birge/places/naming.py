"""The keys under which a unit is found: its names in all spellings, their words, the names without the word for the
kind of unit («району», «айылный аймак»), and its codes."""

from __future__ import annotations

import re
from uuid import UUID

from birge.algorithms.spelling import fold, skeleton, words
from birge.places.models import SearchKey

_GENERIC = re.compile(
    r"\b(?:район|району|rayon|district|область|облусу|облус|шаары|шаар|шаарчасы|айылный аймак|айыл аймагы|айыл өкмөтү|"
    r"айылы|имени|город|city)\b|\b(?:г|ш|им)\.|\((?:часть|курорт|city)\)",
    re.IGNORECASE,
)


def bare(name: str) -> str:
    """The name without the word for the kind of unit: "Ак-Суу" of "Ак-Суу району"."""
    return _GENERIC.sub(" ", name).strip(" .") or name


def keys_of(place_id: UUID, names: list[str], codes: list[str]) -> list[SearchKey]:
    """The search keys of a unit, each once."""
    whole: dict[str, str] = {}
    for name in names:
        whole[fold(name)] = skeleton(bare(name))
        whole[fold(bare(name))] = skeleton(bare(name))
    parts = {word for name in names for word in words(bare(name)) if len(word) > 1} - whole.keys()
    coded = {fold(code): "" for code in codes if code}
    return [
        *[SearchKey(place_id=place_id, key=key, skeleton=bones) for key, bones in {**whole, **coded}.items() if key],
        *[SearchKey(place_id=place_id, key=word, is_word=True) for word in sorted(parts)],
    ]
