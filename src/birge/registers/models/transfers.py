"""A family moves to another aimak: one clerk proposes, the other confirms, and nothing changes before."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.kernel.models import Record
from birge.registers.enums import TransferState
from birge.registers.models.entries import Entry
from birge.registers.models.households import Household
from birge.registers.models.persons import Person


class Transfer(Record):
    """A household moves to `to_place` (an aimak or a village of it) with `persons`, who were its members when it was
    proposed: whoever came or left since is not moved unseen. `entry`: how the move was written.
    """

    household = models.ForeignKey(Household, models.PROTECT, related_name="transfers")
    persons = models.ManyToManyField(Person, related_name="transfers")
    from_place = models.ForeignKey("places.Place", models.PROTECT, related_name="+")
    to_place = models.ForeignKey("places.Place", models.PROTECT, related_name="+")
    moves_on = models.DateField(_("day of the move"))
    why = models.CharField(_("reason"), max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=TransferState, default=TransferState.PROPOSED)
    proposed_by = models.JSONField()
    proposed_at = models.DateTimeField()
    closed_by = models.JSONField(null=True)
    closed_at = models.DateTimeField(null=True)
    close_why = models.CharField(max_length=500, blank=True)
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["household"],
                condition=models.Q(state=TransferState.PROPOSED),
                name="book_transfer_once",
            )
        ]

    def get_absolute_url(self) -> str:
        return reverse("registers:transfer", args=[self.pk])
