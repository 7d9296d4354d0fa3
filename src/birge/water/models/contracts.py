"""Contracts of users for the water of a season: what each ordered, what was offered, what she answered."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.kernel.models import IssuedDocument, Record
from birge.people.models import Organisation
from birge.water.enums import AnswerWay, ContractState
from birge.water.models.seasons import Season
from birge.water.models.users import WaterUser


class SeasonOffer(Record):
    """What the association offered for a season when `flows` were expected: {head, period, flow_lps, supply_m3}.

    A later change of the forecast is an offer with the next number; the earlier ones stay.
    """

    season = models.ForeignKey(Season, models.PROTECT, related_name="offers")
    number = models.PositiveIntegerField()
    why = models.CharField(_("why it was made"), max_length=300)
    flows = models.JSONField()
    ordered_m3 = models.DecimalField(max_digits=16, decimal_places=3)
    offered_m3 = models.DecimalField(max_digits=16, decimal_places=3)
    contracts = models.PositiveIntegerField()
    by = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["season", "number"], name="water_offer_once")]


class Contract(Record):
    """The contract of a user for a season. `state` and `number` are those of its latest version."""

    association = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    season = models.ForeignKey(Season, models.PROTECT, related_name="contracts")
    user = models.ForeignKey(WaterUser, models.PROTECT, related_name="contracts")
    state = models.CharField(max_length=10, choices=ContractState, default=ContractState.DRAFTED)
    number = models.PositiveIntegerField(default=1)
    ended_on = models.DateField(null=True)
    ended_why = models.CharField(_("why it ended"), max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["season", "user"], name="water_contract_once")]
        indexes = [models.Index(fields=["season", "state"], name="water_contract_by_state")]

    def get_absolute_url(self) -> str:
        return reverse("water:contract", args=[self.pk])


class ContractVersion(Record):
    """What stood in a contract when it was its version `number`; an offered version is never changed.

    `terms`: {"land": [parcels and crops], "volumes": [m³ by outlet and ten days]}, see `water.terms`.
    """

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=ContractState, default=ContractState.DRAFTED)
    why = models.CharField(_("why it was changed"), max_length=300, blank=True)
    terms = models.JSONField()
    ordered_m3 = models.DecimalField(max_digits=14, decimal_places=3)
    offered_m3 = models.DecimalField(max_digits=14, decimal_places=3, null=True)
    offer = models.ForeignKey(SeasonOffer, models.PROTECT, null=True, related_name="versions")
    by = models.JSONField()
    at = models.DateTimeField()
    answer_way = models.CharField(_("how she answered"), max_length=10, choices=AnswerWay, blank=True)
    answer_note = models.CharField(_("note"), max_length=300, blank=True)
    answered_by = models.JSONField(null=True)
    answered_at = models.DateTimeField(null=True)
    paper = models.OneToOneField(IssuedDocument, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contract", "number"], name="water_contract_version_once")]

    @property
    def percent(self) -> Any:
        """The part of what was ordered that is offered, in whole per cent rounded down; None without an offer."""
        if self.offered_m3 is None or not self.ordered_m3:
            return None
        return int(self.offered_m3 * 100 / self.ordered_m3)
