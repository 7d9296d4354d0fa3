"""Households: where they live, how, and what they own."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.kernel.models import Record
from birge.places.models import OPEN_END
from birge.registers.enums import (
    Animal,
    AnimalGroup,
    Heating,
    HouseholdKind,
    LandClass,
    Machine,
    Sanitation,
    Tenure,
    Walls,
    Water,
)
from birge.registers.models.entries import Fact, line_rules


class Household(Record):
    """The identity of a household: all that can change is in its facts."""

    def get_absolute_url(self) -> str:
        return reverse("registers:household", args=[self.pk])


class HouseholdState(Fact):
    """Where a household lives and its account in the book of that village. `place` is the village, never the aimak
    where a village is known: so records follow the village when territory changes."""

    LINE = ("household",)

    household = models.ForeignKey(Household, models.PROTECT, related_name="states")
    place = models.ForeignKey("places.Place", models.PROTECT, related_name="+", verbose_name=_("village"))
    number = models.CharField(_("account number"), max_length=20, blank=True)
    kind = models.CharField(_("kind of household"), max_length=12, choices=HouseholdKind, default=HouseholdKind.FAMILY)
    street = models.CharField(_("street"), max_length=120, blank=True)
    house = models.CharField(_("house"), max_length=20, blank=True)
    flat = models.CharField(_("flat"), max_length=20, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)

    class Meta:
        constraints = [
            *line_rules("household", ("household",), "book_household"),
            models.UniqueConstraint(
                fields=["place", "number"],
                condition=models.Q(struck=None, ends_on=OPEN_END) & ~models.Q(number=""),
                name="book_account_once",
            ),
        ]
        indexes = [models.Index(fields=["place", "street"], condition=models.Q(struck=None), name="book_street")]


class Dwelling(Fact):
    """The house or flat of a household. `code` is the cadastre's unit code (ЕНИ): the cadastre stays master."""

    LINE = ("household",)

    household = models.ForeignKey(Household, models.PROTECT, related_name="dwellings")
    built_year = models.PositiveSmallIntegerField(
        _("built in"), null=True, blank=True, validators=[MinValueValidator(1700), MaxValueValidator(2200)]
    )
    walls = models.CharField(_("walls"), max_length=10, choices=Walls, blank=True)
    area_m2 = models.DecimalField(
        _("area, m²"), max_digits=8, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    rooms = models.PositiveSmallIntegerField(_("rooms"), null=True, blank=True)
    water = models.CharField(_("drinking water"), max_length=10, choices=Water, blank=True)
    heating = models.CharField(_("heating"), max_length=10, choices=Heating, blank=True)
    sanitation = models.CharField(_("toilet"), max_length=10, choices=Sanitation, blank=True)
    electricity = models.BooleanField(_("electricity"), null=True, blank=True)
    internet = models.BooleanField(_("internet"), null=True, blank=True)
    code = models.CharField(_("cadastre code (ENI)"), max_length=30, blank=True)

    class Meta:
        constraints = line_rules("household", ("household",), "book_dwelling")


class Land(Fact):
    """A parcel that a household uses. `parcel` tells parcels of one class apart: its cadastre code or a number."""

    LINE = ("household", "land_class", "parcel")

    household = models.ForeignKey(Household, models.PROTECT, related_name="lands")
    land_class = models.CharField(_("class of land"), max_length=16, choices=LandClass)
    parcel = models.CharField(_("cadastre code or number of the parcel"), max_length=30, blank=True)
    area_ha = models.DecimalField(_("area, ha"), max_digits=12, decimal_places=4, validators=[MinValueValidator(0)])
    tenure = models.CharField(_("own or rented"), max_length=8, choices=Tenure, default=Tenure.OWN)
    crop = models.CharField(_("crop"), max_length=80, blank=True)

    class Meta:
        constraints = line_rules("parcel", ("household", "land_class", "parcel"), "book_land")


class Livestock(Fact):
    """How many animals of a kind and group a household keeps (hives for bees)."""

    LINE = ("household", "animal", "group")

    household = models.ForeignKey(Household, models.PROTECT, related_name="livestock")
    animal = models.CharField(_("kind of animal"), max_length=10, choices=Animal)
    group = models.CharField(_("sex and age"), max_length=8, choices=AnimalGroup, default=AnimalGroup.ALL)
    count = models.PositiveIntegerField(_("how many"))

    class Meta:
        constraints = line_rules("animal", ("household", "animal", "group"), "book_livestock")


class Machinery(Fact):
    """How many machines of a kind a household owns or rents."""

    LINE = ("household", "machine", "tenure")

    household = models.ForeignKey(Household, models.PROTECT, related_name="machinery")
    machine = models.CharField(_("machine"), max_length=12, choices=Machine)
    tenure = models.CharField(_("own or rented"), max_length=8, choices=Tenure, default=Tenure.OWN)
    count = models.PositiveSmallIntegerField(_("how many"))

    class Meta:
        constraints = line_rules("machine", ("household", "machine", "tenure"), "book_machinery")


class SocialPassport(Fact):
    """The social passport of a family: restricted data. The period is that of the assessment."""

    LINE = ("household",)

    household = models.ForeignKey(Household, models.PROTECT, related_name="passports")
    number = models.CharField(_("number of the passport"), max_length=40, blank=True)
    income_tyiyn = models.BigIntegerField(_("income of the family in a month"), null=True, blank=True)
    need = models.TextField(_("what the family needs"), blank=True)
    evidence = models.CharField(_("evidence"), max_length=300, blank=True)

    class Meta:
        constraints = line_rules("household", ("household",), "book_passport")
