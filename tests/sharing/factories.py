"""A coal share-out with invented families, brought as far as a test needs it."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction

from birge.algorithms.shares import Rule
from birge.kernel.actors import Actor
from birge.people.enums import Role
from birge.places.models import Place
from birge.sharing.actions import ClaimantData, ShareOutData, add_claimants, compare, create, decide, publish
from birge.sharing.models import ShareOut

CLERK = Actor(account=None, name="Адис Иштерова", role=Role.CLERK)
MINUTES = "№ 7, 27.02.2026"


def data(**more: object) -> ShareOutData:
    """Ten tons of coal in half tons."""
    given = {"titles": {"ky": "Кышкы көмүр"}, "good": "көмүр", "unit": "т", "amount": Fraction(10)}
    return ShareOutData(**{**given, "quantum": Fraction(1, 2), **more})


def family(number: int, claim: Fraction | int, **more: object) -> ClaimantData:
    """An invented family."""
    return ClaimantData(name=f"Үй-бүлө {number}", address=f"Ленин көчөсү, {number}", claim=Fraction(claim), **more)


def prepared(place: Place, at: datetime, claims: list[int] | None = None, **more: object) -> ShareOut:
    """A draft with families that ask for 8, 4 and 4 tons, or for `claims`."""
    share_out = create(place=place, data=data(**more), by=CLERK, at=at)
    families = [family(number, claim) for number, claim in enumerate(claims or [8, 4, 4], start=1)]
    add_claimants(share_out, claimants=families, by=CLERK, at=at)
    return share_out


def compared(place: Place, at: datetime, claims: list[int] | None = None, **more: object) -> ShareOut:
    """The rules were put side by side."""
    share_out = prepared(place, at, claims, **more)
    compare(share_out, by=CLERK, at=at)
    return fresh(share_out)


def decided(
    place: Place, at: datetime, claims: list[int] | None = None, rule: Rule = Rule.PROPORTIONAL, **more: object
) -> ShareOut:
    """Decided in proportion, unless another rule is named."""
    share_out = compared(place, at, claims, **more)
    decide(share_out, rule=rule, minutes_text=MINUTES, request_key=str(share_out.pk), by=CLERK, at=at)
    return fresh(share_out)


def published(place: Place, at: datetime, claims: list[int] | None = None, **more: object) -> ShareOut:
    """Everyone sees it."""
    publish(share_out := decided(place, at, claims, **more), by=CLERK, at=at)
    return fresh(share_out)


def fresh(share_out: ShareOut) -> ShareOut:
    """As it now stands in the database."""
    return ShareOut.objects.select_related("decision", "place").get(pk=share_out.pk)


def given(share_out: ShareOut) -> dict[str, Fraction]:
    """What each family gets, by name."""
    return dict(share_out.claimants.order_by("name").values_list("name", "given"))
