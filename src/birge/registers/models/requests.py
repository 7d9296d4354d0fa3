"""A person asks for what the book holds of her, or that it be corrected; the law gives a term for the answer."""

from __future__ import annotations

from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.kernel.models import Record
from birge.people.models import Account
from birge.registers.enums import RequestKind, RequestState, RequestWay
from birge.registers.models.persons import Person


class RequestTerm(Record):
    """In how many days requests received from `starts_on` on are answered, until the next term."""

    starts_on = models.DateField(_("for requests received from"), unique=True)
    days = models.PositiveSmallIntegerField(
        _("days for the answer"), validators=[MinValueValidator(1), MaxValueValidator(365)]
    )
    source = models.CharField(_("legal act"), max_length=300, blank=True)


class DataRequest(Record):
    """What a person asked, how and when, until when the answer is due, and what was answered."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="requests")
    kind = models.CharField(_("what is asked for"), max_length=10, choices=RequestKind)
    way = models.CharField(_("how it came"), max_length=10, choices=RequestWay)
    text = models.TextField(_("in her words"), max_length=4000, blank=True)
    received_on = models.DateField(_("received on"))
    due_on = models.DateField(_("to be answered by"))
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    entered_by = models.JSONField()
    entered_at = models.DateTimeField()
    state = models.CharField(_("state"), max_length=10, choices=RequestState, default=RequestState.OPEN)
    answer = models.TextField(_("answer"), max_length=4000, blank=True)
    answered_by = models.JSONField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "due_on"], name="book_request_due")]

    def get_absolute_url(self) -> str:
        return reverse("registers:request", args=[self.pk])

    def is_overdue(self, on: date) -> bool:
        """Whether the term has passed without an answer."""
        return self.state == RequestState.OPEN and self.due_on < on
