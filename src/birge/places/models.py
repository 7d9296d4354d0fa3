"""The territory, dated: what a unit is called, what it is and where it lies, from when to when.

A `Place` is the identity that the rest of the system points at; it never ends. All that can change is a dated row with
a half-open period [starts_on, ends_on). A start that nobody knows is `OPEN_START`, an end that has not come `OPEN_END`.
"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from birge.kernel.fields import KeyField
from birge.kernel.models import Record
from birge.places.enums import ChangeKind, Kind, NameState, level_of

OPEN_START = date.min
OPEN_END = date.max


class Place(Record):
    """A territorial unit, from an oblast to a village. `soate`: its code in the state classifier, "" if it has none."""

    soate = models.CharField(max_length=14, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["soate"], condition=~Q(soate=""), name="places_soate_once"),
        ]

    def __str__(self) -> str:
        return self.soate or str(self.pk)

    @property
    def pcode(self) -> str:
        """The code of humanitarian data (OCHA): "KG" and the classifier's code without its leading 417."""
        return f"KG{self.soate[3:]}" if self.soate else ""

    def get_absolute_url(self) -> str:
        return reverse("places:place", args=[self.pk])


class Change(Record):
    """A change of the territory on a day, by a legal act; `place` is the unit that it is chiefly about."""

    kind = models.CharField(max_length=10, choices=ChangeKind)
    place = models.ForeignKey(Place, models.CASCADE, related_name="changes")
    takes_effect_on = models.DateField(db_index=True)
    act = models.TextField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-takes_effect_on", "-id"]


class Dated(Record):
    """A row that holds in [starts_on, ends_on); which change began and which ended it, if one did."""

    starts_on = models.DateField(default=OPEN_START)
    ends_on = models.DateField(default=OPEN_END)
    started_by = models.ForeignKey(Change, models.PROTECT, null=True, blank=True, related_name="started_%(class)ss")
    ended_by = models.ForeignKey(Change, models.PROTECT, null=True, blank=True, related_name="ended_%(class)ss")

    class Meta:
        abstract = True


class Version(Dated):
    """What a unit was and in which unit it lay. An empty period [d, d) is a state replaced on the day when it began."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="versions")
    kind = models.CharField(max_length=20, choices=Kind)
    parent = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="child_versions")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(starts_on__lte=F("ends_on")), name="places_version_period"),
            models.UniqueConstraint(fields=["place"], condition=Q(ends_on=OPEN_END), name="places_version_one_open"),
        ]
        indexes = [models.Index(fields=["parent", "starts_on"]), models.Index(fields=["kind", "starts_on"])]

    @property
    def level(self) -> int:
        return level_of(self.kind)


class Name(Dated):
    """What a unit is called in a language ("ky", "ru", "en"), with the source of that knowledge."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="names")
    language = models.CharField(max_length=8)
    text = models.CharField(max_length=120)
    state = models.CharField(max_length=12, choices=NameState, default=NameState.CONFIRMED)
    source = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(starts_on__lte=F("ends_on")), name="places_name_period"),
            models.UniqueConstraint(
                fields=["place", "language"],
                condition=Q(ends_on=OPEN_END) & ~Q(state=NameState.ALIAS),
                name="places_name_one_open",
            ),
        ]


class Succession(models.Model):
    """`after` continues what `before` was (merging: many to one; splitting: one to many)."""

    change = models.ForeignKey(Change, models.CASCADE, related_name="successions")
    before = models.ForeignKey(Place, models.PROTECT, related_name="successors")
    after = models.ForeignKey(Place, models.PROTECT, related_name="predecessors")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["change", "before", "after"], name="places_succession_once")]


class Containment(models.Model):
    """In this period what belongs to `below` belongs to the territory of `above`: see `containment.py`.

    Derived from the versions and successions, rewritten by every change of the territory; never edited.
    """

    above = models.ForeignKey(Place, models.CASCADE, related_name="+")
    below = models.ForeignKey(Place, models.CASCADE, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        indexes = [
            models.Index(fields=["above", "starts_on", "ends_on", "below"], name="places_cont_above"),
            models.Index(fields=["below", "starts_on", "ends_on", "above"], name="places_cont_below"),
        ]


class SearchKey(models.Model):
    """A folded spelling (see `algorithms.spelling`) under which a unit is found. Derived from names and codes."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="keys")
    key = KeyField(max_length=160)
    skeleton = KeyField(max_length=120, blank=True)
    is_word = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["key", "place"]), models.Index(fields=["skeleton", "place"])]


class Shape(Dated):
    """The outline of a unit as a GeoJSON geometry (WGS84), simplified for screens, with the box around it."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="shapes")
    geometry = models.JSONField()
    west = models.FloatField()
    south = models.FloatField()
    east = models.FloatField()
    north = models.FloatField()
    source = models.TextField()


class Settlement(Record):
    """A populated place as a point. `place` is its unit where the code is known; `area` the unit around the point."""

    wof_id = models.BigIntegerField(unique=True)
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="settlements")
    area = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="settlements_around")
    names = models.JSONField(default=dict)
    latitude = models.FloatField()
    longitude = models.FloatField()
    population = models.PositiveIntegerField(null=True, blank=True)
