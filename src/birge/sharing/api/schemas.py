"""What is sent and answered about share-outs. Exact numbers are text: "12.5", or "40/7" where decimals never end."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema

from birge.algorithms.shares import Rule
from birge.decisions.enums import State
from birge.kernel.api import ExactText, Line, Number, Prose, Shape, Texts
from birge.kernel.texts import text_in
from birge.places.api.refs import PlaceRef
from birge.sharing.models import Claimant, ShareOut

Count = Annotated[int | None, Field(ge=0, le=1000, description="People in the family")]
Tier = Annotated[int, Field(ge=1, le=1000, description="1 is served first; only for the rule “priority”")]


class ShareOutIn(Shape):
    """What there is to share."""

    titles: Texts
    good: Annotated[str, Field(min_length=1, max_length=80, examples=["көмүр"])]
    unit: Annotated[str, Field(min_length=1, max_length=20, examples=["т"])]
    amount: Number
    quantum: Number | None = Field(None, description="The least that is handed out in one piece; null: any part")
    season: Annotated[str, Field(max_length=60)] = ""
    legal_base: Prose = ""
    in_force_on: date | None = None
    floors_from_status: bool = Field(False, description="Floors tell of people's vulnerability: the public sees totals")
    weights_from_status: bool = False
    tiers_from_status: bool = False


class NewShareOut(ShareOutIn):
    """A share-out to begin at a place."""

    place: PlaceRef


class ShareOutOut(Schema):
    """A share-out; its state and result are its decision's."""

    id: UUID
    decision: UUID
    state: State
    place: UUID
    titles: dict[str, str]
    name: str = Field(description="The title in the language of the request")
    good: str
    unit: str
    amount: ExactText
    quantum: ExactText | None
    season: str
    legal_base: str
    in_force_on: date | None
    floors_from_status: bool
    weights_from_status: bool
    tiers_from_status: bool
    created_at: datetime

    @staticmethod
    def resolve_decision(share_out: ShareOut) -> UUID:
        return share_out.decision_id

    @staticmethod
    def resolve_place(share_out: ShareOut) -> UUID:
        return share_out.place_id

    @staticmethod
    def resolve_state(share_out: ShareOut) -> str:
        return share_out.decision.state

    @staticmethod
    def resolve_titles(share_out: ShareOut) -> dict[str, str]:
        titles: dict[str, str] = share_out.decision.titles
        return titles

    @staticmethod
    def resolve_name(share_out: ShareOut) -> str:
        return text_in(share_out.decision.titles)


class ClaimantIn(Shape):
    """A family and what it asks for: 0 ≤ floor ≤ claim, whole numbers of the quantum."""

    name: Line
    claim: Number
    address: Annotated[str, Field(max_length=200)] = ""
    village: PlaceRef | None = None
    people: Count = None
    floor: Number = "0"
    weight: Number = "1"
    priority: Tier = 1


class NewClaimants(Shape):
    """Families to add: all or none."""

    claimants: list[ClaimantIn] = Field(min_length=1, max_length=1000)


class ClaimantOut(Schema):
    """A family, its claim, and after the decision what it was given and what was handed over."""

    id: UUID
    share_out: UUID
    name: str
    address: str
    village: UUID | None
    people: int | None
    claim: ExactText
    floor: ExactText
    weight: ExactText
    priority: int
    number: int | None = Field(description="In the decision; null before it")
    given: ExactText | None
    handed: ExactText
    is_done: bool

    @staticmethod
    def resolve_share_out(claimant: Claimant) -> UUID:
        return claimant.share_out_id

    @staticmethod
    def resolve_village(claimant: Claimant) -> UUID | None:
        return claimant.village_id


class Added(Schema):
    """The families that were added, in the order in which they were sent."""

    claimants: list[ClaimantOut]


class GivenTo(Schema):
    """What a rule would give to a family."""

    claimant: UUID
    given: ExactText


class TrialOut(Schema):
    """What one rule would do."""

    rule: Rule
    total: ExactText
    given: list[GivenTo]


class Comparison(Schema):
    """Rules side by side. Only a list that was compared as it is now can be decided."""

    trials: list[TrialOut]


class Choice(Shape):
    """The rule that was voted, and the minutes of the vote: signed ones in the system, or those on paper by number."""

    rule: Rule
    minutes: UUID | None = Field(None, description="Signed minutes of a body of the place")
    minutes_text: Annotated[str, Field(max_length=200, examples=["№ 7, 27.02.2026"])] = ""


class Why(Shape):
    """The reason, kept in the journal."""

    why: Annotated[str, Field(min_length=1, max_length=300)]


class HandOverIn(Shape):
    """What was handed over against signature; without an amount, all that is left."""

    amount: Number | None = None
    received_by: Annotated[str, Field(max_length=200)] = Field("", description="Who signed, if not the family itself")
    note: Annotated[str, Field(max_length=300)] = ""


class HandOverOut(Schema):
    """An entry of the handing out."""

    id: UUID
    claimant: UUID
    amount: ExactText
    received_by: str
    note: str
    at: datetime
    cancelled_at: datetime | None
    cancelled_why: str

    @staticmethod
    def resolve_claimant(entry: Any) -> UUID:
        found: UUID = entry.claimant_id
        return found
