"""The rota (кезек) of a canal: whose water it is, to the minute."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.kernel.models import Record
from birge.people.models import Organisation
from birge.water.enums import RotaBasis, RotaState
from birge.water.models.allocations import Allocation
from birge.water.models.canals import Canal
from birge.water.models.points import Outlet
from birge.water.models.seasons import Season
from birge.water.models.users import WaterUser


class Rota(Record):
    """The turns of one cycle [starts_at, ends_at) on a canal, one after another from its head to its tail.

    `case` is the document (`birge.water.roster/1`) of which the turns are the answer: anyone who holds it gets the same
    turns. Its holdings bear the turns' numbers, never names. `version` counts the rotas of the same canal and cycle;
    `replaces` is the one before, `why` says what had happened. Where the canal stood, this version is the one before
    with the turns made up that were lost, and bears the same case.
    """

    association = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    season = models.ForeignKey(Season, models.PROTECT, related_name="rotas")
    canal = models.ForeignKey(Canal, models.PROTECT, related_name="rotas")
    allocation = models.ForeignKey(Allocation, models.PROTECT, null=True, related_name="rotas")
    with_branches = models.BooleanField(_("with the canals that leave it"), default=False)
    basis = models.CharField(_("shared by"), max_length=10, choices=RotaBasis)
    state = models.CharField(max_length=10, choices=RotaState, default=RotaState.DRAFT)
    version = models.PositiveIntegerField(default=1)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    why = models.CharField(_("why it was made again"), max_length=300, blank=True)
    starts_at = models.DateTimeField(_("beginning of the cycle"))
    ends_at = models.DateTimeField()
    stood_from = models.DateTimeField(_("the canal stood from"), null=True)
    stood_until = models.DateTimeField(_("the canal stood until"), null=True)
    flow_lps = models.DecimalField(
        _("flow, l/s"), max_digits=9, decimal_places=2, validators=[MinValueValidator(Decimal("0.01"))]
    )
    case = models.JSONField()
    by = models.JSONField()
    at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(starts_at__lt=F("ends_at")), name="water_rota_period")]
        indexes = [models.Index(fields=["canal", "starts_at"], name="water_rota_by_canal")]

    def get_absolute_url(self) -> str:
        return reverse("water:rota", args=[self.pk])


class Turn(Record):
    """[starts_at, ends_at) in which the canal's flow is one user's, through her outlet.

    `number` is that of her holding in the case; `part` counts from 1 where a standing canal broke her turn up. A swap
    agreed by both users exchanges the users of two turns and is a record of its own.
    """

    rota = models.ForeignKey(Rota, models.PROTECT, related_name="turns")
    number = models.PositiveIntegerField()
    part = models.PositiveSmallIntegerField(default=1)
    user = models.ForeignKey(WaterUser, models.PROTECT, related_name="turns")
    outlet = models.ForeignKey(Outlet, models.PROTECT, related_name="turns")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    volume_m3 = models.DecimalField(max_digits=14, decimal_places=3)
    night_minutes = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rota", "number", "part"], name="water_turn_once"),
            models.CheckConstraint(condition=Q(starts_at__lte=F("ends_at")), name="water_turn_period"),
        ]
        indexes = [models.Index(fields=["user", "starts_at"], name="water_turn_by_user")]
