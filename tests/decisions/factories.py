"""A small decision, drafted, compared, decided and published as the capabilities do it."""

from __future__ import annotations

from datetime import datetime

from birge.algorithms.packages import Field
from birge.decisions.actions import decide, draft, publish, try_rules
from birge.decisions.cases import Measure, Proposal, Rule, Subject
from birge.decisions.models import Decision
from birge.kernel.actors import Actor
from birge.kernel.ids import new_id
from birge.people.enums import Role
from birge.places.models import Place

CLERK = Actor(account=None, name="Адис Иштерова", role=Role.CLERK)
TITLES = {"ky": "Кышкы көмүр", "ru": "Зимний уголь"}
MINUTES = "№ 7, 2026-02-27"


def proposal(rule: str = "proportional", *, amount: int = 60, subjects: int = 3, status: bool = False) -> Proposal:
    """Family n asks for 10·n; with `status` each has a floor that tells of its situation."""
    fields = {"name": Field(personal=True), "claim": Field(input=True)}
    if status:
        fields["floor"] = Field(input=True, status=True)
    return Proposal(
        algorithm="birge.share",
        version=1,
        rule=Rule(rule, {"ky": "Суралганга жараша", "en": "In proportion"}),
        fields=fields,
        inputs={"good": "көмүр", "unit": "т", "amount": amount, "rule": rule},
        subjects=[_subject(number, fields) for number in range(1, subjects + 1)],
        measure=Measure("көмүр", "т", f"{amount}/1", "claim", "result/given"),
    )


def _subject(number: int, fields: dict[str, Field]) -> Subject:
    values = {"name": f"Үй-бүлө {number}", "claim": 10 * number, "floor": number}
    return Subject(f"tests.family:{number}", {name: values[name] for name in fields}, f"айыл {number % 2}")


def drafted(place: Place, at: datetime, **more: object) -> Decision:
    """A draft of a decision at this place."""
    given = {"kind": "tests.coal", "titles": TITLES, "source": f"tests.case:{new_id()}", **more}
    return draft(place=place, by=CLERK, at=at, **given)


def decided(place: Place, at: datetime, case: Proposal | None = None, **more: object) -> Decision:
    """A decision that was compared and made."""
    case = case or proposal()
    made = drafted(place, at, **more)
    try_rules(made, proposals=[case], by=CLERK, at=at)
    return decide(made, proposal=case, minutes_text=MINUTES, request_key=str(made.pk), by=CLERK, at=at)


def published(place: Place, at: datetime, case: Proposal | None = None, **more: object) -> Decision:
    """A decision that everyone can see."""
    return publish(decided(place, at, case, **more), by=CLERK, at=at)
