"""The private addresses of users' turns."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from birge.water.models import TurnAddress, WaterUser
from birge.water.turn_tokens import is_genuine, token_of, user_in


def tokens_of(users: Iterable[UUID]) -> dict[UUID, str]:
    """The token of each of these users: one query."""
    wanted = set(users)
    numbers = dict(TurnAddress.objects.filter(user__in=wanted).values_list("user", "number"))
    return {user: token_of(user, numbers.get(user, 0)) for user in wanted}


def user_of_token(token: str) -> WaterUser | None:
    """Whose turns the address shows; None for a wrong one, or one that was made anew since."""
    key = user_in(token)
    user = WaterUser.objects.select_related("association").filter(pk=key).first() if key else None
    if user is None:
        return None
    number = TurnAddress.objects.filter(user=user).values_list("number", flat=True).first() or 0
    return user if is_genuine(token, user.pk, number) else None
