"""Whether two names may be one organisation's: without quotation marks and legal form, in any spelling."""

from __future__ import annotations

from typing import Final, NamedTuple

from birge.algorithms.spelling import likeness, skeleton, words

_FORMS: Final = frozenset(
    word
    for text in (
        "общественный фонд ОФ коомдук фонд фонду КФ public foundation fund PF jamoat fondi",
        "общественное объединение ОО коомдук бирикме бирикмеси КБ public association PA",
        "общественная организация коомдук уюм уюму organisation organization NGO НПО БЭУ CSO",
        "ассоциация ассоциациясы association учреждение мекеме мекемеси institution",
        "ОсОО ЖЧК ООО LLC Ltd АО ААК ОАО ЗАО ИП ЖИ юридических лиц объединение",
    )
    for word in words(text)
)
_NEAR: Final = 0.9


class OrganisationName(NamedTuple):
    """Words folded, in the order of the alphabet. `core`: without those of legal form; where there are no others, all.
    `key`: the same for names of which `same_core` can hold.
    """

    whole: tuple[str, ...]
    core: str
    key: str


def organisation_name(name: str) -> OrganisationName:
    whole = tuple(sorted(words(name)))
    core = "".join([word for word in whole if word not in _FORMS] or whole)
    return OrganisationName(whole, core, skeleton(core) or core)


def same_whole(one: OrganisationName, other: OrganisationName) -> bool:
    """The same words, in whichever order."""
    return bool(one.core) and one.whole == other.whole


def same_core(one: OrganisationName, other: OrganisationName) -> bool:
    """The same but for the legal form, or for a vowel or so."""
    return bool(one.core) and one.key == other.key and likeness(one.core, other.core) >= _NEAR
