"""What is sent and answered about seasons, requests, expected flows and share-outs."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema

from birge.decisions.enums import SHOWN, State
from birge.kernel.api import ExactText, Number, Shape
from birge.kernel.texts import text_in
from birge.water.api.finding import Day
from birge.water.api.schemas.gates import AtGate
from birge.water.enums import RequestWay, SeasonKind
from birge.water.models import Allocation, AllocationRow, Forecast, Season, WaterRequest

Source = Annotated[str, Field(max_length=200)]


class SeasonOut(Schema):
    """[starts_on, ends_on) in which an association waters."""

    id: UUID
    association: UUID
    names: dict[str, str]
    name: str = Field(description="In the language of the request")
    kind: SeasonKind
    starts_on: date
    ends_on: date
    legal_base: str = Field(description="The acts by which its water is shared; empty: to confirm")

    @staticmethod
    def resolve_association(season: Season) -> UUID:
        return season.association_id

    @staticmethod
    def resolve_name(season: Season) -> str:
        return text_in(season.names)


class RequestOut(AtGate):
    """What a user asks for at an outlet in ten days, m³ at her gate."""

    season: UUID
    period_on: date = Field(description="First day of the ten days")
    volume_m3: ExactText
    computed_m3: ExactText | None = Field(description="By crop plan and norms; null: a norm is missing")
    way: RequestWay
    why: str = Field(description="Why it differs from what the plan gives")

    @staticmethod
    def resolve_season(row: WaterRequest) -> UUID:
        return row.season_id


class RequestIn(Shape):
    """What a user asks for herself, and why. `computed` goes back to what the plan gives; the volume is then null."""

    volume_m3: Number | None = None
    way: RequestWay
    why: Annotated[str, Field(max_length=300)] = ""


class ForecastOut(Schema):
    """How much is expected at the head of a canal that leaves the source."""

    id: UUID
    head: UUID = Field(description="Canal")
    period_on: date = Field(description="First day of the ten days")
    flow_lps: ExactText
    source: str = Field(description="Who says so")
    at: datetime

    @staticmethod
    def resolve_head(row: Forecast) -> UUID:
        return row.head_id


class ForecastIn(Shape):
    """A flow that is expected; what was expected before is kept in the journal."""

    head: UUID = Field(description="A canal that takes its water from a source")
    period_on: Day = Field(description="First day of the ten days: the 1st, 11th or 21st")
    flow_lps: Number
    source: Source = ""


class AllocationOut(Schema):
    """The share-out of a source's water in ten days; its state and proof are its decision's."""

    id: UUID
    season: UUID
    head: UUID = Field(description="Canal")
    period_on: date = Field(description="First day of the ten days")
    supply_m3: ExactText | None = Field(description="Null until it is decided")
    decision: UUID
    state: State
    rule: str = Field(description="Empty until it is decided")
    decided_at: datetime | None
    published_at: datetime | None
    package: str | None = Field(description="Address of the public package, which anyone can check; null: not public")

    @staticmethod
    def resolve_season(row: Allocation) -> UUID:
        return row.season_id

    @staticmethod
    def resolve_head(row: Allocation) -> UUID:
        return row.head_id

    @staticmethod
    def resolve_decision(row: Allocation) -> UUID:
        return row.decision_id

    @staticmethod
    def resolve_state(row: Allocation) -> str:
        return row.decision.state

    @staticmethod
    def resolve_rule(row: Allocation) -> str:
        return row.decision.rule

    @staticmethod
    def resolve_decided_at(row: Allocation) -> datetime | None:
        return row.decision.decided_at

    @staticmethod
    def resolve_published_at(row: Allocation) -> datetime | None:
        return row.decision.published_at

    @staticmethod
    def resolve_package(row: Allocation) -> str | None:
        return f"/api/v1/decisions/{row.decision_id}/public-package" if row.decision.state in SHOWN else None


class AllocationRowOut(Schema):
    """What a request got, and why in words."""

    number: int = Field(description="In the decision")
    request: UUID
    user: UUID
    user_number: str
    outlet: UUID
    outlet_code: str
    asked_m3: ExactText
    given_m3: ExactText
    reason: dict[str, str] = Field(description="As it stands in the decision, by language")

    @staticmethod
    def resolve_request(row: AllocationRow) -> UUID:
        return row.request_id

    @staticmethod
    def resolve_user(row: AllocationRow) -> UUID:
        return row.request.user_id

    @staticmethod
    def resolve_user_number(row: AllocationRow) -> str:
        return row.request.user.number

    @staticmethod
    def resolve_outlet(row: AllocationRow) -> UUID:
        return row.request.outlet_id

    @staticmethod
    def resolve_outlet_code(row: AllocationRow) -> str:
        return row.request.outlet.code

    @staticmethod
    def resolve_reason(row: Any) -> dict[str, str]:
        found: dict[str, str] = row.reason
        return found
