"""Statuses of persons and families: the most private part of the book."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from birge.kernel.models import Record
from birge.kernel.texts import TextsField, text_in
from birge.places.models import OPEN_END
from birge.registers.enums import OfWhom
from birge.registers.models.entries import Fact, line_rules
from birge.registers.models.households import Household
from birge.registers.models.persons import Person


class StatusKind(Record):
    """A kind of status, as data: an administrator adds kinds. `source` is the act that defines it; "" is to confirm."""

    code = models.CharField(max_length=40, unique=True)
    names = TextsField(_("name"))
    of_whom = models.CharField(_("of whom"), max_length=10, choices=OfWhom)
    is_restricted = models.BooleanField(_("restricted data"), default=True)
    is_used = models.BooleanField(_("can be given"), default=True)
    source = models.CharField(_("legal act"), max_length=300, blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return text_in(self.names)


class Status(Fact):
    """A person or a household has a status in [starts_on, ends_on), on the ground of some paper."""

    LINE = ("kind", "person", "household")

    kind = models.ForeignKey(StatusKind, models.PROTECT, related_name="statuses", verbose_name=_("status"))
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="statuses")
    household = models.ForeignKey(Household, models.PROTECT, null=True, blank=True, related_name="statuses")
    evidence = models.CharField(_("evidence: paper, number, date"), max_length=300, blank=True)

    class Meta:
        constraints = [
            *line_rules("person", ("kind", "person"), "book_status"),
            models.UniqueConstraint(
                fields=["kind", "household"],
                condition=Q(struck=None, ends_on=OPEN_END),
                name="book_status_household_once",
            ),
            models.CheckConstraint(
                condition=Q(person=None, household__isnull=False) | Q(person__isnull=False, household=None),
                name="book_status_of_one",
            ),
        ]
