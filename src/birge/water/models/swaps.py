"""Turns that two users swapped."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from birge.kernel.models import Record
from birge.water.enums import SwapWay
from birge.water.models.rotas import Turn
from birge.water.models.users import WaterUser


class Swap(Record):
    """`first_user` gave up the turn `first` for `second`, which was `second_user`'s: how each agreed, and when.

    `night_agreed`: whoever asks for turns by daylight took one with night minutes and said yes to that.
    """

    first = models.ForeignKey(Turn, models.PROTECT, related_name="swaps_as_first")
    second = models.ForeignKey(Turn, models.PROTECT, related_name="swaps_as_second")
    first_user = models.ForeignKey(WaterUser, models.PROTECT, related_name="+")
    second_user = models.ForeignKey(WaterUser, models.PROTECT, related_name="+")
    first_way = models.CharField(max_length=10, choices=SwapWay)
    second_way = models.CharField(max_length=10, choices=SwapWay)
    night_agreed = models.BooleanField(default=False)
    agreed_at = models.DateTimeField()
    by = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(first=F("second")), name="water_swap_of_two")]
