"""Complaints about a contest."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ComplaintAbout(models.TextChoices):
    """Which step of the contest is complained about."""

    CALL = "call", _("The terms of the call")
    SCREENING = "screening", _("The formal check")
    DECISION = "decision", _("The decision")
    CANCELLATION = "cancellation", _("The cancellation of the contest")


class ComplaintState(models.TextChoices):
    """submitted → accepted → satisfied or declined; or left without consideration; or withdrawn by its author."""

    SUBMITTED = "submitted", _("Submitted")
    ACCEPTED = "accepted", _("Under consideration")
    NOT_CONSIDERED = "not-considered", _("Left without consideration")
    SATISFIED = "satisfied", _("Satisfied")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


PENDING = (ComplaintState.SUBMITTED, ComplaintState.ACCEPTED)
"""While a complaint is in one of these states no agreement is made."""
