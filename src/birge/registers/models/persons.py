"""Persons: who they are, in which household they live, where, and when they are away."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.kernel.models import Record
from birge.places.models import OPEN_END
from birge.registers.enums import (
    AddressKind,
    Arrival,
    Departure,
    Education,
    Occupation,
    PinState,
    Purpose,
    Relation,
    Sex,
)
from birge.registers.models.entries import Fact, line_rules
from birge.registers.models.households import Household

PIN_SHAPE = RegexValidator(r"^\d{14}$", _("A PIN has 14 digits."))


class Person(Record):
    """The identity of a person: all that can change is in the facts."""

    def get_absolute_url(self) -> str:
        return reverse("registers:person", args=[self.pk])


class PersonState(Fact):
    """Who a person is. A patronymic may be absent, or be written as "… уулу", "… кызы"."""

    LINE = ("person",)

    person = models.ForeignKey(Person, models.PROTECT, related_name="states")
    surname = models.CharField(_("surname"), max_length=100)
    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    patronymic = models.CharField(_("patronymic"), max_length=100, blank=True)
    sex = models.CharField(_("sex"), max_length=1, choices=Sex, blank=True)
    born_on = models.DateField(_("date of birth"), null=True, blank=True)
    died_on = models.DateField(_("date of death"), null=True, blank=True)
    ethnicity = models.CharField(_("ethnicity (if the person states it)"), max_length=60, blank=True)
    education = models.CharField(_("education"), max_length=12, choices=Education, blank=True)
    occupation = models.CharField(_("occupation"), max_length=16, choices=Occupation, blank=True)
    workplace = models.CharField(_("place of work or study"), max_length=150, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)

    class Meta:
        constraints = line_rules("person", ("person",), "book_person")

    @property
    def full_name(self) -> str:
        """Surname, given name, patronymic."""
        return " ".join(part for part in (self.surname, self.given_name, self.patronymic) if part)


class Pin(Fact):
    """A personal number that a person has or had. Never a key: two persons may be entered with the same one."""

    LINE = ("person", "pin")

    person = models.ForeignKey(Person, models.PROTECT, related_name="pins")
    pin = models.CharField(_("PIN"), max_length=14, validators=[PIN_SHAPE])
    state = models.CharField(_("state of the PIN"), max_length=10, choices=PinState, default=PinState.CURRENT)

    class Meta:
        constraints = line_rules("pin", ("person", "pin"), "book_pin")
        indexes = [models.Index(fields=["pin"], condition=models.Q(struck=None), name="book_pin_standing")]


class Membership(Fact):
    """A person belongs to one household at a time, which has one head at a time."""

    LINE = ("person",)

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    household = models.ForeignKey(Household, models.PROTECT, related_name="memberships")
    relation = models.CharField(_("relation to the head"), max_length=16, choices=Relation)
    arrival = models.CharField(_("how the person came"), max_length=10, choices=Arrival, blank=True)
    came_from = models.CharField(_("where from"), max_length=150, blank=True)
    departure = models.CharField(_("how the person left"), max_length=10, choices=Departure, blank=True)
    went_to = models.CharField(_("where to"), max_length=150, blank=True)

    class Meta:
        constraints = [
            *line_rules("person", ("person",), "book_member"),
            models.UniqueConstraint(
                fields=["household"],
                condition=models.Q(struck=None, ends_on=OPEN_END, relation=Relation.HEAD),
                name="book_head_once",
            ),
        ]


class Residence(Fact):
    """An address of a person that is not simply her household's. `is_none`: she has no fixed address."""

    LINE = ("person", "kind")

    person = models.ForeignKey(Person, models.PROTECT, related_name="residences")
    kind = models.CharField(_("which address"), max_length=10, choices=AddressKind)
    is_none = models.BooleanField(_("no fixed address"), default=False)
    place = models.ForeignKey(
        "places.Place", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("village or city")
    )
    text = models.CharField(_("street, house; abroad: country and city"), max_length=200, blank=True)

    class Meta:
        constraints = line_rules("kind", ("person", "kind"), "book_residence")


class Absence(Fact):
    """A person is away from her household in [starts_on, ends_on) and still belongs to it: migration."""

    LINE = ("person",)

    person = models.ForeignKey(Person, models.PROTECT, related_name="absences")
    where = models.CharField(_("country or city"), max_length=150, blank=True)
    is_abroad = models.BooleanField(_("abroad"), null=True, blank=True)
    purpose = models.CharField(_("purpose"), max_length=10, choices=Purpose, blank=True)

    class Meta:
        constraints = line_rules("person", ("person",), "book_absence")


class Alias(Fact):
    """`person` turned out to be `same_as`, with whom she was merged. Struck out when they are unmerged."""

    LINE = ("person",)

    person = models.ForeignKey(Person, models.PROTECT, related_name="aliases")
    same_as = models.ForeignKey(Person, models.PROTECT, related_name="merged")

    class Meta:
        constraints = line_rules("person", ("person",), "book_alias")
