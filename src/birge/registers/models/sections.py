"""Thematic sections: kinds of data that an administrator adds (schools, disaster risk, an agricultural census)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.kernel.models import Record
from birge.kernel.texts import TextsField, text_in
from birge.places.models import OPEN_END
from birge.registers.enums import About
from birge.registers.models.entries import Fact
from birge.registers.models.households import Household
from birge.registers.models.persons import Person


class Section(Record):
    """A section: what it is about, who reads and writes it (roles), from when until when it is filled in."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    names = TextsField(_("name"))
    about = models.CharField(_("about what"), max_length=10, choices=About)
    readers = models.JSONField(default=list)
    writers = models.JSONField(default=list)
    starts_on = models.DateField(_("in use from"))
    ends_on = models.DateField(_("in use until"), default=OPEN_END)
    source = models.CharField(_("legal act or other source"), max_length=300, blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return text_in(self.names)

    def get_absolute_url(self) -> str:
        return reverse("registers:section", args=[self.code])

    def is_used_on(self, day: date) -> bool:
        """Whether it is filled in on that day; what stands in it is read on."""
        return self.starts_on <= day < self.ends_on


class SectionVersion(Record):
    """The fields of a section as `section_fields` reads them. Changed fields are a new version; lines keep theirs."""

    section = models.ForeignKey(Section, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    fields = models.JSONField()
    by = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["section", "number"], name="book_section_version_once")]


class SectionLine(Fact):
    """What a section says of a household, a person or a village: `answers` by the codes of its version's fields."""

    LINE = ("section", "household", "person", "place")

    section = models.ForeignKey(Section, models.PROTECT, related_name="lines")
    version = models.ForeignKey(SectionVersion, models.PROTECT, related_name="lines")
    household = models.ForeignKey(Household, models.PROTECT, null=True, related_name="section_lines")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="section_lines")
    place = models.ForeignKey("places.Place", models.PROTECT, null=True, related_name="+")
    answers = models.JSONField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(starts_on__lt=F("ends_on")), name="book_section_period"),
            models.CheckConstraint(
                condition=Q(household__isnull=False, person=None, place=None)
                | Q(household=None, person__isnull=False, place=None)
                | Q(household=None, person=None, place__isnull=False),
                name="book_section_of_one",
            ),
            *(
                models.UniqueConstraint(
                    fields=["section", about],
                    condition=Q(struck=None, ends_on=OPEN_END),
                    name=f"book_section_{about}_once",
                )
                for about in ("household", "person", "place")
            ),
        ]
