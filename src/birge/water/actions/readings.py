"""Levels read at gauge posts."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from birge.algorithms.water.gauges import OutsideTable
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.water.actions.deliveries import CLOCKS_DIFFER
from birge.water.models import GaugePost, GaugeReading
from birge.water.queries.gauges import NoTable, post_on


@transaction.atomic
def read_gauge(
    gauge: GaugePost,
    *,
    read_at: datetime,
    level_cm: Decimal,
    note: str = "",
    corrects: GaugeReading | None = None,
    by: Actor,
    at: datetime,
) -> GaugeReading:
    """A level and the flow that the post's table or weir gives for it on that day. Raises ValidationError.

    With `corrects` it stands in the place of that reading, and `note` says why.
    """
    if read_at > at + CLOCKS_DIFFER:
        raise ValidationError({"read": _("This moment has not come yet.")})
    if corrects is not None:
        GaugeReading.objects.select_for_update().get(pk=corrects.pk)
        if GaugeReading.objects.filter(corrects=corrects).exists():
            raise ValidationError(_("It was corrected meanwhile. Look at it again."))
        if not note.strip():
            raise ValidationError({"note": _("Write why the entry is corrected.")})
    row = GaugeReading(
        gauge=gauge,
        read_at=read_at,
        level_cm=level_cm,
        flow_lps=_flow(gauge, read_at, level_cm),
        corrects=corrects,
        note=note.strip(),
        by=by.as_json(),
        at=at,
    )
    row.clean_fields(exclude=["by", "corrects"])
    row.save(force_insert=True)
    after = {"read_at": read_at.isoformat(), "level_cm": str(level_cm), "flow_lps": str(row.flow_lps)}
    verb = "water.correct_reading" if corrects else "water.read_gauge"
    journal.record(by=by, at=at, verb=verb, subject=row, also=[gauge], after=after)
    return row


def _flow(gauge: GaugePost, read_at: datetime, level_cm: Decimal) -> Decimal:
    post = post_on(gauge, timezone.localdate(read_at))
    if post is None:
        raise ValidationError({"read": _("On that day the gauge post was not in the register.")})
    if level_cm < 0:
        raise ValidationError({"level_cm": _("A level is not below the zero of the post.")})
    try:
        return post.flow_lps(level_cm)
    except OutsideTable as outside:
        words = _("The table of this post holds levels from %(low)s to %(high)s cm. Read again, or ask the "
                  "hydrotechnician for a longer table.")  # fmt: skip
        found = {"low": _plain(outside.lowest_cm), "high": _plain(outside.highest_cm)}
        raise ValidationError({"level_cm": words % found}) from outside
    except NoTable as missing:
        words = _("This post has no table of levels and flows yet: the hydrotechnician enters it.")
        raise ValidationError({"level_cm": words}) from missing


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
