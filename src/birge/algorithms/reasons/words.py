"""From a reason to its sentences: an algorithm's words, put together and filled in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from string import Formatter

from birge.algorithms.reasons.numbers import PLACES, number_texts
from birge.algorithms.registry import Reason, ReasonValue

Parts = tuple[str, ...]


@dataclass(frozen=True)
class Words:
    """`sentences`: by language, then by the name of the sentence; `parts`: which of them, in this order, are said;
    `places`: the most decimals of a number in them.
    """

    sentences: Mapping[str, Mapping[str, str]]
    parts: Callable[[Reason], Parts]
    places: int = PLACES

    def texts(self, reason: Reason) -> dict[str, str]:
        """The reason by language. LookupError if there are no words for it."""
        parts = self.parts(reason)
        template = self._templates.get(parts)
        if template is None:
            template = self._templates[parts] = _Template.of(parts, self.sentences)
        return template.filled(reason.params, self.places)

    @cached_property
    def _templates(self) -> "dict[Parts, _Template]":
        """Made once: a decision has many subjects and few kinds of reason."""
        return {}


@dataclass(frozen=True)
class _Template:
    by_language: Mapping[str, str]
    names: tuple[str, ...]

    @classmethod
    def of(cls, parts: Parts, sentences: Mapping[str, Mapping[str, str]]) -> "_Template":
        by_language = {language: " ".join(own[part] for part in parts) for language, own in sentences.items()}
        used = {name for text in by_language.values() for _, name, _, _ in Formatter().parse(text) if name}
        return cls(by_language, tuple(sorted(used)))

    def filled(self, params: Mapping[str, ReasonValue], places: int) -> dict[str, str]:
        shown = {name: _shown(params[name], places) for name in self.names}
        english = {name: texts[0] for name, texts in shown.items()}
        others = {name: texts[1] for name, texts in shown.items()}
        return {
            language: text.format_map(english if language == "en" else others)
            for language, text in self.by_language.items()
        }


def _shown(value: ReasonValue, places: int) -> tuple[str, str]:
    """In English, and in the other languages."""
    if isinstance(value, str):
        return value, value
    return number_texts(value, places) if isinstance(value, int | Fraction) else ("–", "–")
