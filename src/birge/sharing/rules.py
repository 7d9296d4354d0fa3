"""Who prepares, decides, hands out and reads a share-out. The roles stand here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from birge.decisions.enums import State
from birge.kernel.permissions import Answer, no
from birge.people.enums import Role
from birge.people.rules import holds, may, places_of
from birge.places.models import Place
from birge.places.queries import within
from birge.registers.rules import can_see_statuses
from birge.sharing.models import ShareOut

PREPARE = frozenset({Role.CLERK})
DECIDE = frozenset({Role.CLERK, Role.HEAD})
"""Whoever holds one of these decides in the name of the village government, after the council's vote is recorded."""
HAND_OUT = frozenset({Role.CLERK})
READ = frozenset({Role.HEAD, Role.CLERK, Role.SECRETARY, Role.CONTROLLER})


def can_see(user: Any, share_out: ShareOut, on: date) -> Answer:
    """The list with names is for those of the place whose work it is."""
    return may(user, READ, place=share_out.place, on=on)


def visible_to(user: Any, queryset: QuerySet[ShareOut], on: date) -> QuerySet[ShareOut]:
    """The share-outs that `can_see` permits."""
    return queryset.filter(place__in=within(places_of(user, READ, on), on))


def works_here(user: Any) -> Answer:
    """Whether sharing out is part of this person's work anywhere: for the menu."""
    return holds(user, READ)


def can_create(user: Any, place: Place, on: date) -> Answer:
    """A clerk of the place."""
    return may(user, PREPARE, place=place, on=on)


def can_begin(user: Any, on: date) -> Answer:
    """Whether this person is clerk anywhere."""
    return holds(user, PREPARE, on)


def places_to_create(user: Any, on: date) -> QuerySet[Place]:
    """The places for which this person may prepare a share-out: those where she is clerk."""
    return Place.objects.filter(pk__in=places_of(user, PREPARE, on))


def can_edit(user: Any, share_out: ShareOut, on: date) -> Answer:
    """A clerk of the place, until it is decided."""
    return _edit(share_out, may(user, PREPARE, place=share_out.place, on=on))


def can_draw(user: Any, share_out: ShareOut, on: date) -> Answer:
    """Whoever edits the list and reads statuses in the household book of the place."""
    seen = can_see_statuses(user, share_out.place_id, on)
    return can_edit(user, share_out, on) if seen else seen


def can_decide(user: Any, share_out: ShareOut, on: date) -> Answer:
    """The clerk or the head, after the rules were compared."""
    return _decide(share_out, may(user, DECIDE, place=share_out.place, on=on))


def can_publish(user: Any, share_out: ShareOut, on: date) -> Answer:
    """Whoever may decide, once it is decided."""
    return _publish(share_out, may(user, DECIDE, place=share_out.place, on=on))


def can_replace(user: Any, share_out: ShareOut, on: date) -> Answer:
    """Whoever may decide, while the decision stands."""
    return _replace(share_out, may(user, DECIDE, place=share_out.place, on=on))


def can_hand_out(user: Any, share_out: ShareOut, on: date) -> Answer:
    """A clerk of the place, while the decision stands."""
    return _hand_out(share_out, may(user, HAND_OUT, place=share_out.place, on=on))


@dataclass(frozen=True)
class Rights:
    """All that a person may do with one share-out: the same answers as `can_…`, asked for together."""

    edit: Answer
    decide: Answer
    publish: Answer
    replace: Answer
    hand_out: Answer
    see: Answer


def rights(user: Any, share_out: ShareOut, on: date) -> Rights:
    """For a page that shows every next step; each set of roles is looked up once."""
    prepares = may(user, PREPARE, place=share_out.place, on=on)
    decides = may(user, DECIDE, place=share_out.place, on=on)
    hands_out = prepares if HAND_OUT == PREPARE else may(user, HAND_OUT, place=share_out.place, on=on)
    return Rights(
        edit=_edit(share_out, prepares),
        decide=_decide(share_out, decides),
        publish=_publish(share_out, decides),
        replace=_replace(share_out, decides),
        hand_out=_hand_out(share_out, hands_out),
        see=decides if decides and DECIDE <= READ else can_see(user, share_out, on),
    )


def _edit(share_out: ShareOut, role: Answer) -> Answer:
    if not share_out.decision.is_open:
        return no(_("This was decided, so it can no longer be changed. It can be replaced by a new decision."))
    return role


def _decide(share_out: ShareOut, role: Answer) -> Answer:
    return role if share_out.decision.is_open else no(_("This was decided already."))


def _publish(share_out: ShareOut, role: Answer) -> Answer:
    if share_out.decision.state != State.DECIDED:
        return no(_("Only what is decided and not yet published can be published."))
    return role


def _replace(share_out: ShareOut, role: Answer) -> Answer:
    return role if _stands(share_out) else no(_("Only a decision that stands can be replaced."))


def _hand_out(share_out: ShareOut, role: Answer) -> Answer:
    return role if _stands(share_out) else no(_("Only what a standing decision gives can be handed out."))


def _stands(share_out: ShareOut) -> bool:
    return share_out.decision.state in (State.DECIDED, State.PUBLISHED)
