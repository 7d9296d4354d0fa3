"""Who does something, and in which role: what every action takes as `by`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Actor:
    """A person (or the system) acting in a role.

    `account` is None for the system and for visitors; `role` is the role that permitted the act, in the words of
    `people.enums.Role` ("clerk", …); `scope` says where it holds (a place's id, an organisation's id or "").
    """

    account: UUID | None
    name: str
    role: str = ""
    scope: str = ""
    via: str = "site"

    def as_json(self) -> dict[str, Any]:
        """The form in which the journal keeps an actor."""
        return {
            "account": str(self.account) if self.account else None,
            "name": self.name,
            "role": self.role,
            "scope": self.scope,
            "via": self.via,
        }


SYSTEM = Actor(account=None, name="Birge", role="system", via="system")
VISITOR = Actor(account=None, name="", role="visitor")
