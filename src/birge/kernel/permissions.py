"""The answer of a rule: yes or no, and why, in words for the person who asked.

Every folder's `rules.py` holds, side by side, `can_<verb>(user, thing) -> Answer` and `visible_to(user, queryset)`.
Deny by default: a rule starts from no.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise

from birge.kernel.actors import Actor


@dataclass(frozen=True)
class Answer:
    """Whether something is permitted, the reason to show, and the actor (person and role) whom it is permitted to."""

    allowed: bool
    reason: str | Promise = ""
    actor: Actor | None = None

    def __bool__(self) -> bool:
        return self.allowed


class Refused(PermissionDenied):
    """The rule said no; `str()` is the reason for the person."""


def yes(actor: Actor) -> Answer:
    """Permitted to this person in this role."""
    return Answer(allowed=True, actor=actor)


def no(reason: str | Promise) -> Answer:
    """Refused, with the reason and, where there is one, what to do about it."""
    return Answer(allowed=False, reason=reason)


def require(answer: Answer) -> Actor:
    """The actor of a permission; raises `Refused` (shown as a 403 page with the reason) if it was refused."""
    if not answer.allowed or answer.actor is None:
        raise Refused(answer.reason)
    return answer.actor
