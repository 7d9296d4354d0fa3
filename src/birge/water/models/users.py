"""Water users: members of an association, each with a number in its register."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.people.models import Organisation
from birge.registers.models import Household
from birge.water.models.dated import Dated, Registered, dated_rules


class WaterUser(Registered):
    """The identity of a user: the number in the association's register."""

    number = models.CharField(_("number"), max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["association", "number"], name="water_user_once")]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("water:user", args=[self.pk])


class WaterUserState(Dated):
    """A member as the association knows her, in the time of her membership.

    `household` links to the household book, `organisation` to a body that waters; whoever is in neither has only her
    name. Vulnerability is not kept here: it is read from the book by those who may. `day_only`: she asks for turns by
    daylight.
    """

    LINE = ("user",)

    user = models.ForeignKey(WaterUser, models.PROTECT, related_name="states")
    name = models.CharField(_("name"), max_length=200)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    household = models.ForeignKey(
        Household, models.PROTECT, null=True, blank=True, related_name="water_users", verbose_name=_("household")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    day_only = models.BooleanField(_("asks for turns by daylight"), default=False)

    class Meta:
        constraints = [
            *dated_rules("water_user_state", "user"),
            models.CheckConstraint(
                condition=Q(household__isnull=True) | Q(organisation__isnull=True), name="water_user_one_link"
            ),
        ]

    def __str__(self) -> str:
        return self.name
