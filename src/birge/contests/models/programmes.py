"""A programme: on what ground and with whose money contests are held. Commitments can never exceed a line."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.programmes import SourceKind
from birge.kernel.models import Record
from birge.kernel.texts import TextsField, text_in
from birge.people.models import Organisation
from birge.places.models import Place


class Programme(Record):
    """What `customer` (a city hall, a village government, a water users' association, a donor) decided to finance.

    `basis` is the decision of the council or of the donor, `source` where it was read ("" is to confirm).
    """

    customer = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")
    names = TextsField(_("name"))
    about = TextsField(_("what it is for"))
    basis = models.CharField(_("decision on which it stands"), max_length=500, blank=True)
    source = models.CharField(_("where this was read"), max_length=300, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")), name="contests_programme_period"
            ),
        ]

    def __str__(self) -> str:
        return text_in(self.names)

    def get_absolute_url(self) -> str:
        return reverse("contests:programme", args=[self.pk])

    @property
    def last_on(self) -> date | None:
        """Its last day; None: it has no end."""
        return self.ends_on - timedelta(days=1) if self.ends_on else None

    @property
    def years(self) -> str:
        """Of which years it is, as notices write it: "2019", "2019–2020"."""
        first, last = self.starts_on.year, self.last_on
        return str(first) if last and last.year == first else f"{first}–{last.year if last else ''}"


class BudgetLine(Record):
    """A sum that a programme may spend. `committed_tyiyn` is the sum of its commitments, kept under the row's lock.

    The database itself refuses a commitment beyond the amount.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="lines")
    kind = models.CharField(_("source of the money"), max_length=12, choices=SourceKind)
    names = TextsField(_("name"))
    code = models.CharField(_("code in the budget"), max_length=60, blank=True)
    payer = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    currency = models.CharField(_("currency"), max_length=3, default="KGS")
    amount_tyiyn = models.PositiveBigIntegerField(_("amount"))
    committed_tyiyn = models.BigIntegerField(default=0)
    basis = models.CharField(_("decision that allots it"), max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(committed_tyiyn__gte=0, committed_tyiyn__lte=F("amount_tyiyn")),
                name="contests_line_not_exceeded",
            ),
        ]

    def __str__(self) -> str:
        return text_in(self.names)

    @property
    def free_tyiyn(self) -> int:
        """What can still be committed."""
        return self.amount_tyiyn - self.committed_tyiyn


class Commitment(Record):
    """Money of a line bound (or, negative, set free) for a thing: append-only. `subject` as the journal names it."""

    line = models.ForeignKey(BudgetLine, models.PROTECT, related_name="commitments")
    amount_tyiyn = models.BigIntegerField()
    subject = models.CharField(max_length=120)
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["subject"], name="contests_commitment_subject")]
