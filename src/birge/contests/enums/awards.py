"""Selection, complaints, agreements."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AwardState(models.TextChoices):
    """draft (being computed and discussed) → decided → published (standstill runs) → final; or repeated, when a
    complaint was satisfied.
    """

    DRAFT = "draft", _("Draft")
    DECIDED = "decided", _("Decided")
    PUBLISHED = "published", _("Published")
    FINAL = "final", _("Final")
    REPEATED = "repeated", _("To be repeated")


PUBLISHED = (AwardState.PUBLISHED, AwardState.FINAL)
"""An award that everybody sees and that stands."""
MADE = (AwardState.DECIDED, *PUBLISHED)
"""An award that is decided and stands, seen by everybody or not yet."""
RUNNING = (AwardState.DRAFT, AwardState.DECIDED)
"""A round that goes on: nobody outside sees it yet."""


class OfferState(models.TextChoices):
    """offered → accepted, declined or lapsed (no answer in time)."""

    OFFERED = "offered", pgettext_lazy("agreement", "Offered")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    LAPSED = "lapsed", _("Lapsed")


class AgreementState(models.TextChoices):
    """draft → signed (both sides signed the same text) → completed → closed; or terminated, with the reason."""

    DRAFT = "draft", _("Draft")
    SIGNED = "signed", _("In force")
    COMPLETED = "completed", _("Work completed")
    CLOSED = "closed", _("Closed")
    TERMINATED = "terminated", _("Terminated")


IN_FORCE = (AgreementState.SIGNED, AgreementState.COMPLETED)
"""An agreement that both sides signed and that has not ended."""
ENDED = (AgreementState.CLOSED, AgreementState.TERMINATED)


class Side(models.TextChoices):
    """The two sides of an agreement."""

    CUSTOMER = "customer", _("Customer")
    CONTRACTOR = "contractor", _("Contractor")
