"""What of sharing out has no confirmed source yet."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from birge.kernel.to_confirm import Topic, Unconfirmed
from birge.sharing.models import LookBack


def look_backs_to_confirm() -> Topic:
    """How far back one looks at what a family received; one query."""
    items = [
        Unconfirmed(_("%(months)s months") % {"months": row.months}, reverse("sharing:look_back"))
        for row in LookBack.objects.filter(source="").order_by("starts_on")
    ]
    return Topic(
        gettext_lazy("What a family received before"),
        gettext_lazy(
            "Of how many months a clerk sees what a family received, before a list is decided: which act says so?"
        ),
        items,
    )
