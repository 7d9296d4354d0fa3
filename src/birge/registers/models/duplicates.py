"""Two entries of the book that look like one person."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from birge.kernel.models import Record
from birge.registers.enums import DuplicateState
from birge.registers.models.entries import Entry
from birge.registers.models.persons import Person


class PossibleDuplicate(Record):
    """A pair that the matching put forward, and what people decided. Holds no name and no value of a person.

    `one` is the person with the lower id; `place_one`, `place_other` their villages when the pair was found.
    `reasons`: [[field, code, bits], …] as `algorithms.matching` gives them. `confirmed_by`: clerks who said, for the
    person of their own book, that the pair is one ({"side": "one" | "other", "by": actor, "at": moment}).
    """

    one = models.ForeignKey(Person, models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, models.PROTECT, related_name="+")
    place_one = models.ForeignKey("places.Place", models.PROTECT, related_name="+")
    place_other = models.ForeignKey("places.Place", models.PROTECT, related_name="+")
    score = models.FloatField()
    reasons = models.JSONField(default=list)
    found_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=DuplicateState, default=DuplicateState.OPEN)
    confirmed_by = models.JSONField(default=list)
    decided_by = models.JSONField(null=True)
    decided_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=500, blank=True)
    merge = models.OneToOneField(Entry, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["one", "other"], name="book_pair_once")]
        indexes = [
            models.Index(fields=["place_one", "state"], name="book_pair_by_one"),
            models.Index(fields=["place_other", "state"], name="book_pair_by_other"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("registers:duplicate", args=[self.pk])

    @property
    def confirmed_sides(self) -> set[str]:
        """The sides whose clerk said that the two are one."""
        return {said["side"] for said in self.confirmed_by}
