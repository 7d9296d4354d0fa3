"""What may tie markers to applications, found by names. People decide: a finding is a question, with its reason.

*Certain*: a person with the very same surname, given name and father's name in some spelling; an organisation with the
same registration number, or the very same words. *To check*: everything else that may be the same, and a person who
shares two names of three (a relative or a namesake).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import Final, NamedTuple

from birge.algorithms.contests.conflicts.names import Alike, Word, compare_words, name_words
from birge.algorithms.contests.conflicts.organisations import OrganisationName, organisation_name, same_core, same_whole


class Tie(StrEnum):
    """The code of the reason."""

    SAME_NAME = "same-name"
    """The marker bears the name of a person of the applicant."""
    KIN = "kin"
    """She shares two names of three with one."""
    RELATIVE = "relative"
    """A relative whom she declared bears the name of one."""
    SEAT = "seat"
    """An organisation to which she belongs applies."""
    PARTNER = "partner"
    """An organisation to which she belongs is a partner of the project."""
    GRANT = "grant"
    """An organisation with which she shared a grant applies."""
    GRANT_PARTNER = "grant-partner"
    """An organisation with which she shared a grant is a partner of the project."""


class Certainty(StrEnum):
    CERTAIN = "certain"
    TO_CHECK = "to-check"


@dataclass(frozen=True, slots=True)
class Organisation:
    """`number`: under which it is registered, "" where not known."""

    name: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class MarkerTies:
    """A marker and what she declared: names of relatives, organisations to whose board or staff she belongs, and those
    with which she shared a grant.
    """

    id: str
    name: str
    relatives: Sequence[str] = ()
    organisations: Sequence[Organisation] = ()
    grants: Sequence[Organisation] = ()


@dataclass(frozen=True, slots=True)
class ApplicantTies:
    """An application: who applies (None: residents without an organisation), the people of the applicant, partners."""

    id: str
    organisation: Organisation | None = None
    people: Sequence[str] = ()
    partners: Sequence[Organisation] = ()


class Finding(NamedTuple):
    """`own`: the name on the marker's side, `other` on the applicant's."""

    application: str
    marker: str
    tie: Tie
    certainty: Certainty
    own: str
    other: str


def find_ties(markers: Iterable[MarkerTies], applications: Iterable[ApplicantTies]) -> list[Finding]:
    """Of each kind between a marker and an application the surest; by application, marker and kind."""
    index = _Index(applications)
    best: dict[tuple[str, str, Tie], Finding] = {}
    for marker in markers:
        for found in index.of(marker):
            pair = found.application, found.marker, found.tie
            known = best.get(pair)
            if known is None or (found.certainty, found.own, found.other) < (known.certainty, known.own, known.other):
                best[pair] = found
    order = list(Tie)
    findings = [one for one in best.values() if one.tie is not Tie.KIN or (*one[:2], Tie.SAME_NAME) not in best]
    return sorted(findings, key=lambda one: (one.application, one.marker, order.index(one.tie)))


class _Person(NamedTuple):
    application: str
    name: str
    words: tuple[Word, ...]


class _Body(NamedTuple):
    application: str
    organisation: Organisation
    name: OrganisationName
    applies: bool


class _Index:
    """The people of all applicants by the keys of their names, and their organisations."""

    def __init__(self, applications: Iterable[ApplicantTies]) -> None:
        self.people: list[_Person] = []
        self.by_key: dict[str, list[int]] = defaultdict(list)
        self.bodies: dict[str, list[_Body]] = defaultdict(list)
        for application in applications:
            for name in application.people:
                person = _Person(application.id, name, name_words(name))
                for key in _keys(person.words):
                    self.by_key[key].append(len(self.people))
                self.people.append(person)
            if application.organisation:
                self._add(application.id, application.organisation, applies=True)
            for partner in application.partners:
                self._add(application.id, partner, applies=False)

    def _add(self, application: str, organisation: Organisation, *, applies: bool) -> None:
        body = _Body(application, organisation, organisation_name(organisation.name), applies)
        for key in {body.name.key, organisation.number} - {""}:
            self.bodies[key].append(body)

    def of(self, marker: MarkerTies) -> Iterator[Finding]:
        yield from self._bearing(marker, marker.name, _OWN)
        for relative in marker.relatives:
            yield from self._bearing(marker, relative, _RELATIVE)
        for organisation in marker.organisations:
            yield from self._named(marker, organisation, Tie.SEAT, Tie.PARTNER)
        for organisation in marker.grants:
            yield from self._named(marker, organisation, Tie.GRANT, Tie.GRANT_PARTNER)

    def _bearing(self, marker: MarkerTies, name: str, ties: Mapping[Alike, tuple[Tie, Certainty]]) -> Iterator[Finding]:
        own = name_words(name)
        for person in self._near(own):
            alike = compare_words(own, person.words)
            if alike and alike in ties:
                yield Finding(person.application, marker.id, *ties[alike], name, person.name)

    def _near(self, own: tuple[Word, ...]) -> Iterator[_Person]:
        """Those with whom two words may be shared: by two keys, or by one where initials or a name twice are left."""
        shared = Counter(chain.from_iterable(self.by_key.get(key, ()) for key in _keys(own)))
        least = min(2, len(_keys(own)) + 2 - len(own))
        for number, count in shared.items():
            person = self.people[number]
            if count >= least or len(_keys(person.words)) < len(person.words):
                yield person

    def _named(self, marker: MarkerTies, own: Organisation, applies: Tie, partner: Tie) -> Iterator[Finding]:
        name = organisation_name(own.name)
        for body in {body: None for key in (name.key, own.number) if key for body in self.bodies.get(key, ())}:
            certainty = _certainty(own, name, body)
            if certainty:
                tie = applies if body.applies else partner
                yield Finding(body.application, marker.id, tie, certainty, own.name, body.organisation.name)


def _keys(name: tuple[Word, ...]) -> set[str]:
    return {word.key for word in name} - {""}


_OWN: Final = {
    Alike.SAME: (Tie.SAME_NAME, Certainty.CERTAIN),
    Alike.LIKELY: (Tie.SAME_NAME, Certainty.TO_CHECK),
    Alike.PARTLY: (Tie.KIN, Certainty.TO_CHECK),
}
_RELATIVE: Final = {
    Alike.SAME: (Tie.RELATIVE, Certainty.CERTAIN),
    Alike.LIKELY: (Tie.RELATIVE, Certainty.TO_CHECK),
}


def _certainty(own: Organisation, name: OrganisationName, body: _Body) -> Certainty | None:
    """Two numbers decide; without both of them the names do."""
    if own.number and body.organisation.number:
        return Certainty.CERTAIN if own.number == body.organisation.number else None
    if same_whole(name, body.name):
        return Certainty.CERTAIN
    return Certainty.TO_CHECK if same_core(name, body.name) else None
