"""What decisions add to the rest of the house: menu entries, and a panel on the page of a place."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from birge.decisions import notices
from birge.decisions.actions.publishing import Published, Superseded
from birge.decisions.enums import SHOWN
from birge.decisions.models import Decision
from birge.kernel.events import listen
from birge.kernel.notifications import register_kind
from birge.kernel.shell import MenuItem, add_to_menu
from birge.people.enums import Role
from birge.people.rules import holds
from birge.places.models import Place
from birge.places.parts import Part, add_part
from birge.places.queries import within

MOST_ON_A_PLACE = 5


def decisions_of(user: Any, place: Place, on: date) -> dict[str, Any] | None:
    """The newest published decisions of the place and of all below it; nothing where there is none."""
    newest = Decision.objects.filter(state__in=SHOWN, place__in=within([place.pk], on)).order_by("-decided_at", "-pk")
    found = list(newest[:MOST_ON_A_PLACE])
    return {"decisions": found} if found else None


def may_have_share(user: Any) -> bool:
    """Slips are for residents and water users: whoever is signed in only for her office looks for no share."""
    return not user.is_authenticated or bool(holds(user, {Role.RESIDENT}))


register_kind(notices.KIND, _("Decisions of my place"))
listen(Published, notices.on_published)
listen(Superseded, notices.on_superseded)
add_to_menu(MenuItem(_("Decisions"), "decisions:decisions", order=50))
add_to_menu(MenuItem(_("My share"), "decisions:enter_code", order=60, shown=may_have_share))
add_part(Part("decisions", order=40, template="decisions/_of_place.html", context=decisions_of))
