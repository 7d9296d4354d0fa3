"""What is answered about an association's register."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from ninja import Field, Schema

from birge.kernel.api import ExactText
from birge.people.models import Organisation
from birge.water.enums import GaugeKind, Lining, TenureKind
from birge.water.models import CanalState, Dated, GaugeState, OutletState, ParcelState, WaterUserState


class AssociationOut(Schema):
    """An association of water users; it is an organisation of the same id."""

    id: UUID
    names: dict[str, str]
    name: str = Field(description="In the language of the request")
    place: UUID | None

    @staticmethod
    def resolve_name(association: Organisation) -> str:
        return str(association)

    @staticmethod
    def resolve_place(association: Organisation) -> UUID | None:
        return association.place_id


class Row(Schema):
    """A row of the register: it holds in [starts_on, ends_on)."""

    starts_on: date
    ends_on: date | None = Field(description="Null: no end is known")

    @staticmethod
    def resolve_ends_on(row: Dated) -> date | None:
        return None if row.is_open else row.ends_on


class _Point(Row):
    """Something that stands on a canal."""

    code: str
    canal: UUID
    distance_m: int = Field(description="From the head of the canal")

    @staticmethod
    def resolve_canal(row: Any) -> UUID:
        found: UUID = row.canal_id
        return found


class CanalOut(Row):
    """A canal as it is on a day."""

    id: UUID
    code: str
    names: dict[str, str]
    name: str = Field(description="In the language of the request")
    parent: UUID | None = Field(description="The canal that it leaves; null: it takes its water from `source`")
    source: str
    distance_m: int = Field(description="Where it leaves its parent, from the parent's head")
    length_m: int
    capacity_lps: ExactText
    efficiency: ExactText = Field(description="The part of the water let in that reaches the end")
    efficiency_source: str
    lining: Lining
    owner: UUID | None = Field(description="Organisation")
    operator: UUID | None = Field(description="Organisation")

    @staticmethod
    def resolve_id(row: CanalState) -> UUID:
        return row.canal_id

    @staticmethod
    def resolve_code(row: CanalState) -> str:
        return row.canal.code

    @staticmethod
    def resolve_name(row: CanalState) -> str:
        return str(row)

    @staticmethod
    def resolve_parent(row: CanalState) -> UUID | None:
        return row.parent_id

    @staticmethod
    def resolve_owner(row: Any) -> UUID | None:
        return row.owner.organisation_id if row.owner else None

    @staticmethod
    def resolve_operator(row: Any) -> UUID | None:
        return row.operator.organisation_id if row.operator else None


class OutletOut(_Point):
    """An outlet as it is on a day."""

    id: UUID
    capacity_lps: ExactText
    zone: str | None = Field(description="Code of the zone of representatives")
    latitude: float | None
    longitude: float | None
    parcels: int
    hectares: ExactText

    @staticmethod
    def resolve_id(row: OutletState) -> UUID:
        return row.outlet_id

    @staticmethod
    def resolve_code(row: OutletState) -> str:
        return row.outlet.code

    @staticmethod
    def resolve_zone(row: OutletState) -> str | None:
        return row.zone.code if row.zone else None


class GaugeOut(_Point):
    """A gauge post as it is on a day."""

    id: UUID
    kind: GaugeKind
    width_m: ExactText | None = Field(description="Of the crest of a weir")
    table: list[tuple[ExactText, ExactText]] = Field(description="[level in cm, flow in l/s], rising; may be empty")

    @staticmethod
    def resolve_id(row: GaugeState) -> UUID:
        return row.gauge_id

    @staticmethod
    def resolve_code(row: GaugeState) -> str:
        return row.gauge.code


class UserOut(Row):
    """A member as the association knows her."""

    id: UUID
    number: str
    name: str
    phone: str
    day_only: bool = Field(description="Asks for turns by daylight")
    organisation: UUID | None
    parcels: int
    hectares: ExactText

    @staticmethod
    def resolve_id(row: WaterUserState) -> UUID:
        return row.user_id

    @staticmethod
    def resolve_number(row: WaterUserState) -> str:
        return row.user.number

    @staticmethod
    def resolve_organisation(row: WaterUserState) -> UUID | None:
        return row.organisation_id


class ParcelOut(Row):
    """A parcel, and who waters it that day."""

    id: UUID
    number: str
    area_ha: ExactText
    outlet: UUID | None
    place: UUID | None = Field(description="The village")
    user: UUID | None
    right: TenureKind | None = Field(description="By what right she waters it")

    @staticmethod
    def resolve_id(row: ParcelState) -> UUID:
        return row.parcel_id

    @staticmethod
    def resolve_number(row: ParcelState) -> str:
        return row.parcel.number

    @staticmethod
    def resolve_outlet(row: ParcelState) -> UUID | None:
        return row.outlet_id

    @staticmethod
    def resolve_place(row: ParcelState) -> UUID | None:
        return row.place_id

    @staticmethod
    def resolve_user(row: Any) -> UUID | None:
        return row.tenure.user_id if row.tenure else None

    @staticmethod
    def resolve_right(row: Any) -> str | None:
        return row.tenure.kind if row.tenure else None
