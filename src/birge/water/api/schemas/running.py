"""What is sent and answered about turns, gauge readings, deliveries and how well water was delivered."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema
from pydantic import AfterValidator, AwareDatetime

from birge.kernel.api import ExactText, Number, Shape
from birge.water.api.schemas.gates import AtGate
from birge.water.enums import BandKind, Confirmation, DeliveryWay, RotaBasis, RotaState, Verdict
from birge.water.models import Delivery, GaugeReading, Rota, Turn

_EARLIEST, _LATEST = datetime(1900, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
Moment = Annotated[
    AwareDatetime,
    Field(ge=_EARLIEST, le=_LATEST, examples=["2026-06-11T08:00:00+06:00"]),
    AfterValidator(lambda moment: moment.astimezone(UTC)),
]
Note = Annotated[str, Field(max_length=300)]


class RotaOut(Schema):
    """The turns of one cycle [starts_at, ends_at) on a canal."""

    id: UUID
    season: UUID
    canal: UUID
    allocation: UUID | None = Field(description="The share-out that it follows")
    basis: RotaBasis
    state: RotaState
    version: int
    replaces: UUID | None
    why: str = Field(description="What had happened, where it replaces another")
    starts_at: datetime
    ends_at: datetime
    flow_lps: ExactText
    published_at: datetime | None

    @staticmethod
    def resolve_season(row: Rota) -> UUID:
        return row.season_id

    @staticmethod
    def resolve_canal(row: Rota) -> UUID:
        return row.canal_id

    @staticmethod
    def resolve_allocation(row: Rota) -> UUID | None:
        return row.allocation_id

    @staticmethod
    def resolve_replaces(row: Rota) -> UUID | None:
        return row.replaces_id


class TurnOut(AtGate):
    """[starts_at, ends_at) in which the canal's flow is one user's, through her outlet."""

    rota: UUID
    canal: UUID
    number: int
    part: int = Field(description="From 1 on where a standing canal broke the turn up")
    starts_at: datetime
    ends_at: datetime
    volume_m3: ExactText
    night_minutes: int

    @staticmethod
    def resolve_rota(row: Turn) -> UUID:
        return row.rota_id

    @staticmethod
    def resolve_canal(row: Turn) -> UUID:
        return row.rota.canal_id


class ReadingOut(Schema):
    """A level read at a gauge post, and the flow that its table or formula gives."""

    id: UUID
    gauge: UUID
    read_at: datetime
    level_cm: ExactText
    flow_lps: ExactText
    corrects: UUID | None = Field(description="The reading in whose place it stands")
    note: str

    @staticmethod
    def resolve_gauge(row: GaugeReading) -> UUID:
        return row.gauge_id

    @staticmethod
    def resolve_corrects(row: GaugeReading) -> UUID | None:
        return row.corrects_id


class DeliveryOut(AtGate):
    """Water that ran to one user through one outlet."""

    turn: UUID | None
    started_at: datetime
    stopped_at: datetime | None = Field(description="Null: it runs still")
    volume_m3: ExactText | None = Field(description="At the user's gate")
    flow_lps: ExactText | None = Field(description="The flow from which the volume was found")
    way: DeliveryWay = Field(description="How the volume was found")
    confirmation: Confirmation
    corrects: UUID | None = Field(description="The entry in whose place it stands")
    note: str

    @staticmethod
    def resolve_turn(row: Delivery) -> UUID | None:
        return row.turn_id

    @staticmethod
    def resolve_corrects(row: Delivery) -> UUID | None:
        return row.corrects_id


class ReadingIn(Shape):
    """A level that was read; the flow is found by the post's table or weir."""

    read_at: Moment
    level_cm: Number
    note: Note = ""


class DeliveryStart(Shape):
    """From this moment on the water runs to the user through the outlet."""

    user: UUID
    outlet: UUID
    turn: UUID | None = Field(None, description="The turn of that user and outlet, if it is one")
    started_at: Moment
    note: Note = ""


class DeliveryStop(Shape):
    """The volume as written, else by the flow, else by gauge readings, else by the plan of the turn."""

    stopped_at: Moment
    volume_m3: Number | None = None
    flow_lps: Number | None = None
    note: Note = ""


class JudgedOut(Schema):
    """An indicator (Molden & Gates 1990) and how good it is by the bands of the association."""

    kind: BandKind
    value: float | None = Field(description="Null: nothing was required")
    verdict: Verdict | None = Field(description="Null: there is no band")


class PeriodOut(Schema):
    """Ten days: m³ in all at the users' gates."""

    period_on: date
    required_m3: ExactText
    planned_m3: ExactText | None = Field(description="By published decisions; null: nothing was decided")
    delivered_m3: ExactText
    adequacy: float | None
    equity: float | None

    @staticmethod
    def resolve_period_on(line: Any) -> date:
        found: date = line.period.starts_on
        return found

    @staticmethod
    def resolve_required_m3(line: Any) -> Any:
        return line.required

    @staticmethod
    def resolve_planned_m3(line: Any) -> Any:
        return line.planned

    @staticmethod
    def resolve_delivered_m3(line: Any) -> Any:
        return line.delivered

    @staticmethod
    def resolve_adequacy(line: Any) -> float | None:
        found: float | None = line.found.adequacy
        return found

    @staticmethod
    def resolve_equity(line: Any) -> float | None:
        found: float | None = line.found.equity
        return found


class IndicatorsOut(Schema):
    """How well water was delivered in the ten-day periods of a season that are over. Fractions, not per cent."""

    season: UUID
    judged: list[JudgedOut]
    gini: float | None
    jain: float | None
    relative_supply: float | None = Field(description="Delivered over required")
    delivered_to_planned: float | None
    head_to_tail: float | None = Field(description="Adequacy at the head over that at the tail")
    interquartile: float | None = Field(description="The best quarter of outlets over the worst")
    late_minutes: float | None = Field(description="Between plan and beginning, in the mean of delivered turns")
    night: float | None = Field(description="The part of the time of turns that lies in the night")
    required_m3: ExactText
    delivered_m3: ExactText
    periods: list[PeriodOut]
    silent: list[date] = Field(description="Ten days of which the journal holds nothing: they are not counted")
