"""Zones of representatives: the parts of an association's land whose users choose one delegate."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from birge.kernel.texts import TextsField, text_in
from birge.water.models.dated import Dated, Registered, dated_rules


class Zone(Registered):
    """The identity of a zone."""

    code = models.CharField(_("code"), max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["association", "code"], name="water_zone_once")]

    def __str__(self) -> str:
        return self.code


class ZoneState(Dated):
    """What a zone is called and who represents its users in the assembly."""

    LINE = ("zone",)

    zone = models.ForeignKey(Zone, models.PROTECT, related_name="states")
    names = TextsField(_("name"))
    representative = models.ForeignKey(
        "water.WaterUser", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("representative")
    )

    class Meta:
        constraints = dated_rules("water_zone_state", "zone")

    def __str__(self) -> str:
        return text_in(self.names)
