"""What open data adds to the pages of calls and places, to the menu, and to what is to be confirmed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from birge.contests.parts.registry import OpenedCall, add_call_part
from birge.contests.parts.registry import Part as CallPart
from birge.contests.queries.awards import won_rows
from birge.exchange.queries.published import announced_calls
from birge.kernel.shell import MenuItem, add_to_menu
from birge.kernel.to_confirm import Topic, Unconfirmed, add_topic
from birge.places.models import Place
from birge.places.parts import Part, add_part
from birge.places.queries import within


def of_call(opened: OpenedCall) -> dict[str, Any] | None:
    """For those who run it, once it is announced."""
    return {} if opened.may_run and opened.call.announced_at else None


def of_open_call(opened: OpenedCall) -> dict[str, Any]:
    """For everyone: how many won, and where to read on."""
    return {"winners": won_rows().filter(award__call=opened.call).count()}


def of_place(user: Any, place: Place, on: date) -> dict[str, Any] | None:
    """Where contests were announced: how many."""
    inside = within([place.pk], on)
    found = announced_calls().filter(Q(place__in=inside) | Q(place=None, customer__place__in=inside)).count()
    return {"contests": found} if found else None


def prefixes_to_confirm() -> Topic | None:
    """Prefixes of open data that nobody registered."""
    asked = [
        (_("Prefix of OCDS ids"), settings.OCDS_PREFIX, settings.LOCAL_PREFIXES["ocds"]),
        (_("Prefix of 360Giving ids"), settings.GIVING_PREFIX, settings.LOCAL_PREFIXES["360"]),
        (_("Scheme of organisations' ids"), settings.ORGANISATION_SCHEME, settings.LOCAL_PREFIXES["organisation"]),
    ]
    items = [Unconfirmed(label) for label, value, local in asked if value == local]
    return Topic(
        _("Open data: prefixes of ids"),
        _("Register prefixes with the standards and write them into the settings; until then ids are local."),
        items,
    )


def is_visitor(user: Any) -> bool:
    """Nobody signed in."""
    return not user.is_authenticated


add_to_menu(MenuItem(_("Contests: open data"), "exchange:index", order=43, shown=is_visitor))
add_call_part(CallPart("openness", order=90, template="exchange/_of_call.html", context=of_call))
add_call_part(
    CallPart("results", order=90, template="exchange/_of_open_call.html", context=of_open_call, is_public=True)
)
add_part(Part("contests", order=60, template="exchange/_of_place.html", context=of_place))
add_topic(prefixes_to_confirm)
