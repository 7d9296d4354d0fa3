"""The index under which persons and households are found."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from birge.kernel.fields import KeyField
from birge.registers.enums import Standing
from birge.registers.models.households import Household
from birge.registers.models.persons import Person


class SearchKey(models.Model):
    """One way in which a person (or, with `person` empty, a household) is looked for, in the village of its book.

    Derived from what the book says now, rewritten by every entry, never edited: so without foreign keys in the
    database, which would only slow great loads. `key`: see `queries.keys`. `place` and `household`: where the person
    lives, or lived last.

    Keys are indexed with the place behind them, not alone: PostgreSQL takes that index for few places too (it thinks
    that few keys begin with a name), and would read the rows of the whole country that bear a common one.
    """

    place = models.ForeignKey("places.Place", models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    household = models.ForeignKey(Household, models.PROTECT, related_name="keys", db_index=False, db_constraint=False)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="keys", db_constraint=False)
    key = KeyField(max_length=120)
    standing = models.PositiveSmallIntegerField(choices=Standing, default=Standing.MEMBER)

    class Meta:
        indexes = [
            models.Index(fields=["place", "key"], name="book_key_of_place"),
            models.Index(fields=["key", "place"], name="book_key_in_places"),
            models.Index(fields=["household"], condition=Q(person=None), name="book_key_of_household"),
        ]


class NameWord(models.Model):
    """A word that occurs in names of the book (folded), with its skeleton: through it other spellings are found.

    Words are only ever added: one that nobody bears any more finds nobody.
    """

    key = KeyField(max_length=60, primary_key=True)
    skeleton = KeyField(max_length=40)

    class Meta:
        indexes = [models.Index(fields=["skeleton"], name="book_word_skeleton")]
