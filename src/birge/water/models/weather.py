"""The weather of an association: stations, days as they were measured, and long-term means of months."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.kernel.models import Record
from birge.people.models import Organisation


class Station(Record):
    """Where the weather is measured. `source` says who keeps it; a station of the demo says that it is invented."""

    association = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=120)
    latitude = models.DecimalField(
        _("latitude, degrees north"),
        max_digits=8,
        decimal_places=5,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude, degrees east"),
        max_digits=8,
        decimal_places=5,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    elevation_m = models.IntegerField(_("elevation, m"), validators=[MinValueValidator(-450), MaxValueValidator(9000)])
    wind_height_m = models.DecimalField(
        _("height of the wind gauge, m"),
        max_digits=4,
        decimal_places=1,
        default=Decimal(2),
        validators=[MinValueValidator(Decimal("0.5")), MaxValueValidator(200)],
    )
    source = models.CharField(_("who keeps it"), max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["association", "name"], name="water_station_once")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("water:station", args=[self.pk])


class WeatherDay(Record):
    """One day at a station. `measured`: exact texts by the columns of `birge water et0` (`tmin_c`, `rain_mm`, …)."""

    station = models.ForeignKey(Station, models.PROTECT, related_name="days")
    on = models.DateField(_("day"))
    measured = models.JSONField()
    batch = models.UUIDField(null=True, editable=False)
    by = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["station", "on"], name="water_weather_once")]


class MonthMean(Record):
    """The long-term mean of a month at a station: of a day, but for `rain_mm`, which is that of the whole month."""

    station = models.ForeignKey(Station, models.PROTECT, related_name="means")
    month = models.PositiveSmallIntegerField(_("month"), validators=[MinValueValidator(1), MaxValueValidator(12)])
    measured = models.JSONField()
    source = models.CharField(_("source"), max_length=300, blank=True)
    by = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["station", "month"], name="water_mean_once")]
