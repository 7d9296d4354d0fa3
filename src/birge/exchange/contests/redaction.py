"""What of a contest everyone may know, field by field. A field without a rule is not told.

`NEVER_READ` names the columns that nothing here asks the database for: who marked, who said what of whom, telephones,
what an application holds besides its title, the papers of people. The rest is told by these rules:

- OPEN: to everyone;
- BY_KIND: the name of an organisation or a group; of one resident or of pupils only that it was one;
- NOT_IF_HIDDEN: unless the place of the project is not told (a shelter), since words may betray it;
- MOMENTS: of what was changed, where the place is not told, only the moments, no texts;
- SEAT: the city, rayon or oblast where an organisation is at home; of residents and pupils nothing;
- DOWN_TO_CITY: where the place is not told, only the city, the rayon or the oblast in which it lies.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from birge.contests.enums.programmes import PERSONS
from birge.exchange.contests.things import Contest, Party, Point
from birge.places.enums import Kind

Thing = TypeVar("Thing")
Plan = list[tuple[str, "Rule | None", Any, bool]]


class Rule(StrEnum):
    """Who may know a field."""

    OPEN = "open"
    BY_KIND = "by-kind"
    NOT_IF_HIDDEN = "not-if-hidden"
    MOMENTS = "moments"
    DOWN_TO_CITY = "down-to-city"
    SEAT = "seat"


CITY_OR_ABOVE = frozenset({Kind.OBLAST, Kind.REPUBLICAN_CITY, Kind.RAYON, Kind.CITY})
NEVER_READ = frozenset(
    [
        "Applicant.phone",
        "Applicant.facts",
        "Applicant.answers",
        "Applicant.account",
        "BoardMember.name",
        "Application.content",
        "Application.reason",
        "Organisation.phone",
        "Organisation.email",
        "Organisation.address",
        "Marker.member",
        "Mark.reason",
        "Mark.mark_hundredths",
        "Conflict.text",
        "Complaint.text",
        "Complaint.applicant",
        "Complaint.account",
        "Conflict.facts",
        "CallQuestion.account",
        "Problem.reporter",
        "Problem.account",
        "Milestone.evidence",
        "Milestone.said",
        "Payment.asked_by",
        "Payment.first_by",
        "Payment.second_by",
        "Payment.order_number",
        "AgreementVersion.why",
        "AgreementSignature.name",
        "Report.done",
        "Report.spending",
        "Visit.text",
        "Finding.text",
        "PulseAnswer.words",
    ]
)

_OPEN = {
    "Point": "code kind names above latitude longitude",
    "Party": "key kind is_organisation",
    "Source": "key kind names code basis amount_tyiyn currency payer",
    "Criterion": "id names weight",
    "Change": "key at",
    "Round": "key number decision awarded_at is_repeated repeated_at replaced_at",
    "Entrants": "round came parties",
    "Ranked": "key round number party rank score outcome",
    "Counts": "received withdrawn not_admitted ranked selected",
    "Award": """key application round at is_reserve ended_at number title party granted_tyiyn requested_tyiyn own_tyiyn
        score rank is_place_hidden""",
    "Step": "number due_on",
    "Version": "key signed_at amount_tyiyn starts_on ends_on steps",
    "Milestone": "key number due_on tranche_tyiyn met_at",
    "Transaction": "key amount_tyiyn is_return paid_on entered_at",
    "Indicator": "key number unit baseline target actual",
    "Contract": """key award number title party amount_tyiyn state starts_on ends_on signed_at closed_at versions
        milestones transactions indicators is_place_hidden""",
    "Contest": """key number names goal task customer programme programme_names programme_basis profile applicants
        currency funding_tyiyn state is_demo announced_at opens_at questions_until deadline_at cancelled_at
        closed_at asked_at counts criteria sources changes is_rolling rounds entrants ranked awards contracts
        is_place_hidden""",
}
RULES: Mapping[str, Rule] = {
    **{f"{thing}.{name}": Rule.OPEN for thing, names in _OPEN.items() for name in names.split()},
    "Party.names": Rule.BY_KIND,
    "Party.registration_number": Rule.BY_KIND,
    "Party.place": Rule.SEAT,
    "Award.place": Rule.DOWN_TO_CITY,
    "Change.reason": Rule.NOT_IF_HIDDEN,
    "Change.before": Rule.MOMENTS,
    "Change.after": Rule.MOMENTS,
    "Step.title": Rule.NOT_IF_HIDDEN,
    "Indicator.title": Rule.NOT_IF_HIDDEN,
    "Milestone.title": Rule.NOT_IF_HIDDEN,
    "Contract.close_note": Rule.NOT_IF_HIDDEN,
    "Contract.place": Rule.DOWN_TO_CITY,
    "Contest.cancel_reason": Rule.NOT_IF_HIDDEN,
    "Contest.problem": Rule.NOT_IF_HIDDEN,
    "Contest.place": Rule.DOWN_TO_CITY,
}
"""The rule of every field that is told."""


def told(contest: Contest) -> Contest:
    """The contest as everyone may know it."""
    return _told(contest, hidden=False)


def _told(thing: Thing, *, hidden: bool) -> Thing:
    """`hidden`: the place of the project that this belongs to is not told."""
    hidden = hidden or getattr(thing, "is_place_hidden", False)
    kind: type[Any] = type(thing)
    changes: dict[str, Any] = {}
    for name, rule, empty, nested in _plan(kind):
        value = getattr(thing, name)
        kept = _kept(thing, value, rule, empty, hidden=hidden)
        if nested and kept is value:
            kept = _inside(value, hidden=hidden)
        if kept is not value:
            changes[name] = kept
    return replace(thing, **changes) if changes else thing  # type: ignore[type-var]


def _kept(thing: Any, value: Any, rule: Rule | None, empty: Any, *, hidden: bool) -> Any:
    if rule in (Rule.BY_KIND, Rule.SEAT) and is_person(thing):
        return empty
    if rule is Rule.BY_KIND:
        return value
    if rule is Rule.NOT_IF_HIDDEN:
        return empty if hidden else value
    if rule is Rule.MOMENTS:
        return {name: it for name, it in value.items() if not isinstance(it, dict)} if hidden else value
    if rule is Rule.SEAT:
        return city_of(value)
    if rule is Rule.DOWN_TO_CITY:
        return city_of(value) if hidden else value
    return value if rule is Rule.OPEN else empty


def _inside(value: Any, *, hidden: bool) -> Any:
    if isinstance(value, tuple):
        told_rows = tuple(_inside(row, hidden=hidden) for row in value)
        return value if all(new is old for new, old in zip(told_rows, value, strict=True)) else told_rows
    return _told(value, hidden=hidden) if is_dataclass(value) and not isinstance(value, type) else value


def is_person(party: Party) -> bool:
    """Told of by its kind only."""
    return not party.is_organisation and party.kind in PERSONS


def city_of(place: Point | None) -> Point | None:
    """The city, rayon or oblast in which the place lies; itself if it is one. Without a point on the map."""
    while place is not None and place.kind not in CITY_OR_ABOVE:
        place = place.above
    return replace(place, latitude=None, longitude=None) if place else None


_plans: dict[type, Plan] = {}


def _plan(kind: type) -> Plan:
    """(field, rule, what stands there when it is not told, may hold other things) of each field that needs a look."""
    if kind in _plans:
        return _plans[kind]
    plan = _plans[kind] = []
    for field in fields(kind):
        rule = RULES.get(f"{kind.__name__}.{field.name}")
        nested = str(field.type).split(" ")[0] in _NESTED or str(field.type).startswith("tuple[")
        if rule is not Rule.OPEN or nested:
            plan.append((field.name, rule, _empty(str(field.type), field.default), nested))
    return plan


_NESTED = {"Point", "Party", "Counts"}
_EMPTY: dict[str, Any] = {"str": "", "Texts": {}, "int": 0, "dict[str, Any]": {}}


def _empty(kind: str, default: Any) -> Any:
    if default is not MISSING:
        return default
    return _EMPTY.get(kind)
