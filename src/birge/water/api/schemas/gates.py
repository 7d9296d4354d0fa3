"""A user at an outlet: what requests, turns and deliveries are about."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ninja import Schema


class AtGate(Schema):
    """Of a row with `user` and `outlet`."""

    id: UUID
    user: UUID
    user_number: str
    outlet: UUID
    outlet_code: str

    @staticmethod
    def resolve_user(row: Any) -> UUID:
        found: UUID = row.user_id
        return found

    @staticmethod
    def resolve_user_number(row: Any) -> str:
        return str(row.user.number)

    @staticmethod
    def resolve_outlet(row: Any) -> UUID:
        found: UUID = row.outlet_id
        return found

    @staticmethod
    def resolve_outlet_code(row: Any) -> str:
        return str(row.outlet.code)
