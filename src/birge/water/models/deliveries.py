"""The delivery journal: what flowed past gauge posts, and what each user got."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from birge.kernel.models import Record, StoredFile
from birge.people.models import Organisation
from birge.water.enums import Confirmation, DeliveryWay
from birge.water.models.points import GaugePost, Outlet
from birge.water.models.rotas import Turn
from birge.water.models.users import WaterUser


class GaugeReading(Record):
    """A level read at a gauge post, and the flow that its table or formula gives. Never overwritten.

    A correction is a reading of its own that says which one it `corrects`; the corrected one counts no more.
    """

    gauge = models.ForeignKey(GaugePost, models.PROTECT, related_name="readings")
    read_at = models.DateTimeField(_("when it was read"))
    level_cm = models.DecimalField(
        _("level, cm"), max_digits=6, decimal_places=1, validators=[MinValueValidator(Decimal(0))]
    )
    flow_lps = models.DecimalField(_("flow, l/s"), max_digits=10, decimal_places=2)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    note = models.CharField(_("note"), max_length=300, blank=True)
    by = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["gauge", "read_at"], name="water_reading_by_gauge")]


class Delivery(Record):
    """Water that ran to one user through one outlet in [started_at, stopped_at); it runs still while that is null.

    `volume_m3` is at the user's gate, `flow_lps` the flow from which it was found. A correction is a row of its own
    that says which one it `corrects` and, in its `note`, why; the corrected one counts no more. `answer` is what a user
    said who refused to confirm.
    """

    association = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    outlet = models.ForeignKey(Outlet, models.PROTECT, related_name="deliveries")
    user = models.ForeignKey(WaterUser, models.PROTECT, related_name="deliveries")
    turn = models.ForeignKey(Turn, models.PROTECT, null=True, related_name="deliveries")
    started_at = models.DateTimeField(_("started"))
    stopped_at = models.DateTimeField(_("stopped"), null=True)
    volume_m3 = models.DecimalField(_("delivered, m³"), max_digits=14, decimal_places=3, null=True)
    flow_lps = models.DecimalField(_("flow, l/s"), max_digits=10, decimal_places=2, null=True)
    way = models.CharField(_("how the volume was found"), max_length=10, choices=DeliveryWay)
    confirmation = models.CharField(max_length=10, choices=Confirmation, default=Confirmation.NONE)
    confirmed_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=300, blank=True)
    signature = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    photo = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    note = models.CharField(_("note"), max_length=300, blank=True)
    by = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(stopped_at__isnull=True) | Q(started_at__lte=F("stopped_at")), name="water_delivery_period"
            ),
            models.CheckConstraint(
                condition=Q(volume_m3__isnull=True) | Q(volume_m3__gte=0), name="water_delivery_volume"
            ),
        ]
        indexes = [
            models.Index(fields=["association", "started_at"], name="water_delivery_by_start"),
            models.Index(fields=["user", "started_at"], name="water_delivery_by_user"),
        ]

    @property
    def is_running(self) -> bool:
        """Whether the water still runs."""
        return self.stopped_at is None


class DeliveryCode(Record):
    """A one-time code by which a user confirms a delivery. Only a keyed hash is kept; a few wrong tries and it is void.

    It is hers and not a delivery's, so that she can have it before the water master comes, who may have no network.
    """

    user = models.ForeignKey(WaterUser, models.PROTECT, related_name="codes")
    code_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_for = models.OneToOneField(Delivery, models.PROTECT, null=True, related_name="code")
