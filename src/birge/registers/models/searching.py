"""The index under which persons are found."""

from __future__ import annotations

from django.db import models

from birge.kernel.fields import KeyField
from birge.registers.models.persons import Person


class SearchKey(models.Model):
    """A word of a person's name as `algorithms.spelling` folds it, in the village of her household.

    Derived from what the book says now, rewritten by every entry; never edited. `skeleton` finds other spellings.
    """

    place = models.ForeignKey("places.Place", models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="keys")
    key = KeyField(max_length=60)
    skeleton = KeyField(max_length=40, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["place", "key", "person"], name="book_by_key"),
            models.Index(fields=["place", "skeleton", "person"], name="book_by_skeleton"),
        ]
