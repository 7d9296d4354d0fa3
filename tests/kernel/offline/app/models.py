"""A register small enough to see through: yards, whose sheep are counted once a year."""

from django.db import models

from birge.kernel.models import Record


class Yard(Record):
    place = models.UUIDField()
    street = models.CharField(max_length=60)
    head = models.CharField(max_length=60)
    phone = models.CharField(max_length=20, blank=True)
    sheep = models.PositiveIntegerField(default=0)
    is_home = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        app_label = "yards"
