"""What this folder adds to the shell; connected once, at start."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from birge.kernel.shell import MenuItem, add_to_menu
from birge.kernel.to_confirm import Topic, Unconfirmed, add_topic
from birge.places.queries.lists import without_sure_name


def connect() -> None:
    """Register everything; doing it twice changes nothing."""
    add_to_menu(MenuItem(_("Territory"), "places:index", order=20))
    add_topic(unsure_names)


def unsure_names() -> Topic | None:
    """How many units have no sure Kyrgyz name, and where they are listed."""
    count = without_sure_name(timezone.localdate()).count()
    if not count:
        return None
    return Topic(
        title=_("Kyrgyz names of units"),
        explanation=_(
            "Local state administrations and the language commission know them. Until then the Russian name."
        ),
        items=[Unconfirmed(f"{count}", reverse("places:names"))],
    )
