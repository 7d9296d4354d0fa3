"""A register small enough to see through: families who ask for coal, and what was given to them."""

from django.db import models


class Family(models.Model):
    batch = models.UUIDField()
    row = models.IntegerField()
    head = models.CharField(max_length=100)
    pin = models.CharField(max_length=14, blank=True)
    village = models.UUIDField(null=True)
    amount = models.DecimalField(max_digits=12, decimal_places=3)
    people = models.IntegerField(null=True)
    asked_on = models.DateField(null=True)
    heating = models.CharField(max_length=20, blank=True)
    widow = models.BooleanField(null=True)

    class Meta:
        app_label = "families"


class Gift(models.Model):
    family = models.ForeignKey(Family, on_delete=models.PROTECT)

    class Meta:
        app_label = "families"
