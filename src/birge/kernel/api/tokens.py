"""Who calls: a person's token, sent as `Authorization: Bearer …`. Cookies mean nothing here.

Tokens and accounts live in `people`, which stands above the kernel: it hands in how a token is read when the program
starts (`read_tokens_with` in its app's `ready()`). Until it does, nobody may.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja.security import HttpBearer

from birge.kernel.actors import Actor
from birge.kernel.api.problems import ApiProblem
from birge.kernel.permissions import Answer, require


@dataclass(frozen=True)
class Caller:
    """The person whose token was sent (`user` is what rules ask about), and what the token may be used for."""

    user: Any
    scopes: frozenset[str]
    at: datetime

    @property
    def account(self) -> UUID:
        """The person's account."""
        found: UUID = self.user.pk
        return found

    @property
    def self_actor(self) -> Actor:
        """The person acting for herself, without a role."""
        return Actor(account=self.account, name=self.user.name, via="api")


TokenReader = Callable[[str, datetime], Caller | None]
"""(token, moment) -> whose it is; None if it is unknown, revoked or over, or its person may not sign in."""

_readers: list[TokenReader] = []


def read_tokens_with(reader: TokenReader) -> None:
    """Hand in how a token is read; the last one counts."""
    _readers[:] = [reader]


class Token(HttpBearer):
    """Lets in whoever sends a valid token with this scope: otherwise 401, or 403 when only the scope is missing."""

    def __init__(self, scope: str) -> None:
        super().__init__()
        self.scope = str(scope)

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        found = _readers[0](token, timezone.now()) if _readers else None
        if found is not None and self.scope not in found.scopes:
            raise ApiProblem(403, _("This token lacks the scope: {scope}").format(scope=self.scope))
        return found


def caller(request: HttpRequest) -> Caller:
    """Who calls an operation that needs a token."""
    found: Caller = request.auth  # type: ignore[attr-defined]
    return found


def acting(answer: Answer) -> Actor:
    """The actor of a permission, marked as acting through the API; raises `Refused` (403) if it was refused."""
    return replace(require(answer), via="api")
