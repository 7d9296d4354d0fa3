"""What of water has no confirmed source yet."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.kernel.to_confirm import Topic, Unconfirmed
from birge.water.models import Bound


def bounds_to_confirm() -> Topic:
    """The bounds of what is plausible of which nobody has said where they were read; one query."""
    items = [
        Unconfirmed(f"{row.get_kind_display()}: {row.most.normalize():f}", reverse("water:bounds"))
        for row in Bound.objects.open().filter(source="")
    ]
    explanation = _(
        "A hydrotechnician knows how large a parcel of one user can be. Until then the checks ask above it."
    )
    return Topic(_("What is plausible in the register of water users"), explanation, items)
