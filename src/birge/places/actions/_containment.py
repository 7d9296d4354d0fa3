"""Keeping the derived rows in step with the versions: every change of the territory ends with this."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from django.db.models import F

from birge.places.containment import Stay, containments
from birge.places.models import OPEN_END, Containment, Succession, Version


def lock_territory() -> None:
    """Let one change of the territory at a time through, until the transaction ends."""
    list(Version.objects.select_for_update().filter(parent=None).order_by("id").values_list("id"))


def rewrite_containment() -> None:
    """Work out the containment of the whole territory anew and write only what differs."""
    stays: dict[UUID, list[Stay]] = defaultdict(list)
    rows = Version.objects.filter(ends_on__gt=F("starts_on")).order_by("starts_on")
    for place, parent, start, end in rows.values_list("place_id", "parent_id", "starts_on", "ends_on"):
        stays[place].append(Stay(parent, start, end))
    successors: dict[UUID, list[UUID]] = defaultdict(list)
    ending = Succession.objects.filter(before__versions__ended_by=F("change"), before__versions__ends_on__lt=OPEN_END)
    for before, after in ending.order_by("id").values_list("before_id", "after_id"):
        if after not in successors[before]:
            successors[before].append(after)
    wanted = containments(stays, successors)
    known = {
        (above, below, start, end): row
        for row, above, below, start, end in Containment.objects.values_list(
            "id", "above_id", "below_id", "starts_on", "ends_on"
        )
    }
    gone = [row for key, row in known.items() if key not in wanted]
    for first in range(0, len(gone), 500):
        Containment.objects.filter(id__in=gone[first : first + 500]).delete()
    Containment.objects.bulk_create(
        [
            Containment(above_id=above, below_id=below, starts_on=start, ends_on=end)
            for above, below, start, end in sorted(wanted - known.keys())
        ],
        batch_size=2000,
    )
