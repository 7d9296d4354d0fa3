"""What phones sent, and what became of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from birge.kernel.ids import new_id
from birge.kernel.offline.enums import Outcome


class OfflineOperation(models.Model):
    """One change that a person made on a phone without a network, under the key that the phone gave it.

    `saw` is what the phone showed her, `wants` what she wants instead, both as the fields of the form by name. The row
    is written in the transaction that takes the change over, so the same key never does anything twice. Of a conflict,
    `found` and `found_version` are what stood there when it came in. `made_at` is by the phone's clock.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.UUIDField()
    key = models.UUIDField()
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=80)
    place = models.UUIDField(null=True)
    base_version = models.CharField(max_length=80, blank=True)
    saw = models.JSONField()
    wants = models.JSONField()
    made_at = models.DateTimeField()
    received_at = models.DateTimeField()
    by = models.JSONField()

    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    version = models.CharField(max_length=80, blank=True)
    errors = models.JSONField(default=list)
    found = models.JSONField(null=True)
    found_version = models.CharField(max_length=80, blank=True)

    decided_at = models.DateTimeField(null=True)
    decided_by = models.JSONField(null=True)
    choices = models.JSONField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "key"], name="one_offline_operation_a_key")]
        indexes = [
            models.Index(fields=["kind", "place", "received_at"], name="offline_by_place"),
            models.Index(
                fields=["kind", "place"], name="offline_to_decide", condition=Q(outcome=Outcome.CONFLICT.value)
            ),
        ]
