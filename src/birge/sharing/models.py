"""Sharing out a good among families: what there is, who asks for how much, and what was handed out."""

from __future__ import annotations

from fractions import Fraction

from django.db import models
from django.urls import reverse

from birge.decisions.models import Decision
from birge.kernel.models import Record
from birge.sharing.fields import ExactField


class ShareOut(Record):
    """One good to share out at one place. Its title, state and result are its decision's.

    `quantum` is the least that is handed out in one piece (a sack); None: any fraction can be. The three ticks say that
    floors, weights or tiers were drawn from people's vulnerability: then the public sees no rows.
    """

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="share_out")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    good = models.CharField(max_length=80)
    unit = models.CharField(max_length=20)
    amount = ExactField()
    quantum = ExactField(null=True)
    season = models.CharField(max_length=60, blank=True)
    legal_base = models.TextField(blank=True)
    in_force_on = models.DateField(null=True)
    floors_from_status = models.BooleanField(default=False)
    weights_from_status = models.BooleanField(default=False)
    tiers_from_status = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["place", "created_at"], name="share_out_by_place")]

    def get_absolute_url(self) -> str:
        return reverse("sharing:share_out", args=[self.pk])


class Drawing(Record):
    """Families drawn from the household book: by which filter, as the book stood on which day. Never changed.

    `words` is the filter as the decision's rows hold it. `is_restricted`: the filter looked at statuses or at social
    passports, so that being on the list tells of a family's situation.
    """

    share_out = models.ForeignKey(ShareOut, on_delete=models.PROTECT, related_name="drawings")
    on = models.DateField()
    need = models.JSONField()
    words = models.CharField(max_length=1000)
    is_restricted = models.BooleanField()
    found = models.PositiveIntegerField()
    added = models.PositiveIntegerField()
    by = models.JSONField()
    at = models.DateTimeField()


class LookBack(Record):
    """Of how many months a clerk sees what a family received, from `starts_on` on. `source` "" is to confirm."""

    starts_on = models.DateField(unique=True)
    months = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=300, blank=True)


class Claimant(Record):
    """A family and its claim, exact in the share-out's unit: 0 ≤ floor ≤ claim, weight > 0, priority ≥ 1.

    `batch` is the import that brought the row; `household` and `drawing` say that it came from the household book.
    `number`, `given` and `handed` are copied here after the decision so
    that lists need not open it; the decision's own rows are the proof. `is_done`: all that was given is handed over.
    """

    share_out = models.ForeignKey(ShareOut, on_delete=models.PROTECT, related_name="claimants")
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=200, blank=True)
    village = models.ForeignKey("places.Place", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    people = models.PositiveSmallIntegerField(null=True)
    claim = ExactField()
    floor = ExactField(default=0)
    weight = ExactField(default=1)
    priority = models.PositiveSmallIntegerField(default=1)

    batch = models.UUIDField(null=True)
    household = models.ForeignKey(
        "registers.Household", null=True, blank=True, on_delete=models.PROTECT, related_name="claimants"
    )
    drawing = models.ForeignKey(Drawing, null=True, blank=True, on_delete=models.PROTECT, related_name="claimants")

    number = models.PositiveIntegerField(null=True)
    given = ExactField(null=True)
    handed = ExactField(default=0)
    is_done = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["share_out", "name"], name="claimant_by_name")]
        constraints = [
            models.UniqueConstraint(
                fields=["share_out", "household"],
                condition=models.Q(household__isnull=False),
                name="claimant_household_once",
            )
        ]

    @property
    def left(self) -> Fraction:
        """What is still to be handed over."""
        left: Fraction = Fraction(self.given or 0) - self.handed
        return left


class HandOver(Record):
    """Something was handed over against signature: to whom, how much, when, by whom. Cancelled, never deleted."""

    claimant = models.ForeignKey(Claimant, on_delete=models.PROTECT, related_name="hand_overs")
    amount = ExactField()
    received_by = models.CharField(max_length=200)
    note = models.CharField(max_length=300, blank=True)
    by = models.JSONField()
    at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.JSONField(null=True)
    cancelled_why = models.CharField(max_length=300, blank=True)
