"""The private address of a user's turns: 128 bits that nobody guesses, made of the installation's secret.

Nothing is kept but how often it was made anew, so a slip can be printed again at any time.
"""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from uuid import UUID

from django.utils.crypto import constant_time_compare, salted_hmac

_SALT = "birge.water.turns"
_BYTES = 16


def token_of(user: UUID, number: int) -> str:
    """43 letters for an address: whose turns, and the proof."""
    return urlsafe_b64encode(user.bytes + _proof(user, number)).rstrip(b"=").decode()


def user_in(token: str) -> UUID | None:
    """Whose turns the token speaks of, not yet proved; None where it is no token."""
    try:
        raw = urlsafe_b64decode(token.encode() + b"=" * (-len(token) % 4))
    except (binascii.Error, ValueError):
        return None
    return UUID(bytes=raw[:_BYTES]) if len(raw) == 2 * _BYTES else None


def is_genuine(token: str, user: UUID, number: int) -> bool:
    """Whether it is the user's token of that number."""
    return constant_time_compare(token, token_of(user, number))


def _proof(user: UUID, number: int) -> bytes:
    return salted_hmac(_SALT, f"{user}:{number}", algorithm="sha256").digest()[:_BYTES]
