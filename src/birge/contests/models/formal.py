"""The formal check: what an application lacks, and what was repaired."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.applications import DefectKind
from birge.contests.models.applications import Application
from birge.kernel.models import Record


class Defect(Record):
    """A formal defect. `part` is what is to be repaired: "texts:title", "rows", "answers:debts", "documents:charter".

    `before` is what stood there and `repaired_at` when it was replaced; None: it was not repaired.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="defects")
    kind = models.CharField(_("what is wrong"), max_length=12, choices=DefectKind)
    part = models.CharField(_("where"), max_length=60)
    words = models.CharField(_("in words"), max_length=500, blank=True)
    found_at = models.DateTimeField()
    found_by = models.JSONField()
    before = models.JSONField(null=True)
    repaired_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["found_at", "id"]
        constraints = [models.UniqueConstraint(fields=["application", "part"], name="contests_defect_once")]
