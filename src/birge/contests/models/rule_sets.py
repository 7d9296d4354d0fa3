"""A procedure as data: a customer's rules for its contests, dated. What was published never changes."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.programmes import Profile
from birge.contests.terms import Terms
from birge.kernel.models import Record
from birge.kernel.texts import TextsField, text_in
from birge.people.models import Organisation


class RuleSet(Record):
    """The rules by which a customer holds contests of a kind, from `starts_on` until the next version starts.

    `terms` is the procedure (`terms.Terms`); `sources` maps the name of a term ("days.standstill") to where it was
    read: a term that is not there is "to confirm". `act` is the regulation that the council or donor adopted.
    """

    customer = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    profile = models.CharField(_("kind of procedure"), max_length=20, choices=Profile)
    names = TextsField(_("name"))
    version = models.PositiveIntegerField(default=1)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    act = models.CharField(_("regulation, its number and date"), max_length=500, blank=True)
    terms = models.JSONField(default=dict)
    sources = models.JSONField(default=dict, blank=True)
    starts_on = models.DateField(_("from"))
    published_at = models.DateTimeField(null=True)
    published_by = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["customer", "profile", "version"], name="contests_rules_version_once"),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | ~Q(act=""), name="contests_rules_published_by_act"
            ),
        ]

    def __str__(self) -> str:
        return text_in(self.names)

    def get_absolute_url(self) -> str:
        return reverse("contests:rule_set", args=[self.pk])

    @property
    def procedure(self) -> Terms:
        """The terms as an object."""
        return Terms.from_json(self.terms)
