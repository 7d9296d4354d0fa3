"""What is answered about an association's money. Amounts are whole tyiyn: 100 to a som."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from ninja import Field, Schema

from birge.kernel.api import ExactText
from birge.water.api.schemas.register import Row
from birge.water.enums import BillState, PaymentWay, SeasonKind, TariffBasis, TariffSide
from birge.water.models import Bill, Payment, Tariff


class TariffOut(Row):
    """What one unit of the basis costs."""

    id: UUID
    side: TariffSide
    basis: TariffBasis
    season_kind: SeasonKind | None = Field(description="Null: in every kind of season")
    rate_tyiyn: ExactText
    source: str = Field(description="The act or minutes; empty: to confirm, and nobody is billed by it")

    @staticmethod
    def resolve_season_kind(row: Tariff) -> str | None:
        return row.season_kind or None


class _OfUser(Schema):
    """Something of the money of one user; `name` is hers on the day of issue."""

    id: UUID
    number: str = Field(description="In the year", examples=["17/2026"])
    user: UUID
    user_number: str
    name: str
    amount_tyiyn: int

    @staticmethod
    def resolve_number(row: Any) -> str:
        return str(row)

    @staticmethod
    def resolve_user(row: Any) -> UUID:
        found: UUID = row.user_id
        return found

    @staticmethod
    def resolve_user_number(row: Any) -> str:
        return str(row.user.number)


class BillOut(_OfUser):
    """What a user owes for the water of [starts_on, ends_on)."""

    starts_on: date
    ends_on: date
    due_on: date = Field(description="The last day to pay in time")
    volume_m3: ExactText
    state_tyiyn: int = Field(description="What of the amount is for the state")
    open_tyiyn: int = Field(description="What is still owed")
    state: BillState
    why: str = Field(description="Why it was cancelled")
    replaces: UUID | None

    @staticmethod
    def resolve_starts_on(row: Bill) -> date:
        return row.run.starts_on

    @staticmethod
    def resolve_ends_on(row: Bill) -> date:
        return row.run.ends_on

    @staticmethod
    def resolve_due_on(row: Bill) -> date:
        return row.run.due_on

    @staticmethod
    def resolve_replaces(row: Bill) -> UUID | None:
        return row.replaces_id


class PaymentOut(_OfUser):
    """Money from a user; a counter entry has an amount below zero and says what it `reverses`."""

    free_tyiyn: int = Field(description="What no bill has used yet")
    way: PaymentWay
    paid_on: date
    paper: str = Field(description="Number of the bank's paper, or what was done")
    reverses: UUID | None
    why: str = Field(description="Why it reverses another")

    @staticmethod
    def resolve_reverses(row: Payment) -> UUID | None:
        return row.reverses_id
