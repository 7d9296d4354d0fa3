"""Which account belongs to which person of the book: so she sees who read her record, and asks for her data."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from birge.kernel.models import Record
from birge.people.models import Account
from birge.registers.models.persons import Person


class ResidentLink(Record):
    """A clerk saw the person's document and linked her account; holds until it is ended, never deleted."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="resident_links")
    account = models.ForeignKey(Account, models.PROTECT, related_name="resident_links")
    document = models.CharField(_("which document was seen"), max_length=200)
    linked_by = models.JSONField()
    linked_at = models.DateTimeField()
    ended_by = models.JSONField(null=True)
    ended_at = models.DateTimeField(null=True)
    end_why = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(ended_at=None), name="book_link_of_person_once"),
            models.UniqueConstraint(fields=["account"], condition=Q(ended_at=None), name="book_link_of_account_once"),
        ]
