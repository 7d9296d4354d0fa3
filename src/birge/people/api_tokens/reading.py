"""Whose a token is: handed to the kernel's API when the program starts."""

from __future__ import annotations

from datetime import datetime

from birge.kernel.api import Caller, read_tokens_with
from birge.people.actions.tokens import token_hash, token_used
from birge.people.models import ApiToken


def hand_in() -> None:
    """Tell the API how tokens are read: called when the program starts."""
    read_tokens_with(read_token)


def read_token(text: str, at: datetime) -> Caller | None:
    """The person and scopes of a valid token; None if it is unknown, revoked or over, or its account is closed."""
    token = ApiToken.objects.select_related("account").filter(sha256=token_hash(text)).first()
    if token is None or token.revoked_at is not None or at >= token.expires_at or not token.account.is_active:
        return None
    token_used(token=token, at=at)
    return Caller(user=token.account, scopes=frozenset(token.scopes), at=at)
