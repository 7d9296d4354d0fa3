"""What happens between an offer and the closing of an agreement."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class VersionState(models.TextChoices):
    """draft → locked (one side signed it, or it was printed to be signed) → signed by both; or withdrawn: a locked text
    was taken back, or a draft amendment dropped.
    """

    DRAFT = "draft", _("Draft")
    LOCKED = "locked", _("Waiting for signatures")
    SIGNED = "signed", _("Signed")
    WITHDRAWN = "withdrawn", pgettext_lazy("agreement", "Taken back")


class MilestoneState(models.TextChoices):
    """planned → shown (evidence sent) → met, or returned with what is missing."""

    PLANNED = "planned", pgettext_lazy("milestone", "Planned")
    SHOWN = "shown", pgettext_lazy("milestone", "Evidence sent")
    RETURNED = "returned", pgettext_lazy("milestone", "Returned")
    MET = "met", pgettext_lazy("milestone", "Met")


class PaymentState(models.TextChoices):
    """asked → approved once → approved (by as many as the procedure asks) → paid; or refused. Money that came back is
    `returned`.
    """

    ASKED = "asked", pgettext_lazy("payment", "Asked for")
    FIRST = "first", pgettext_lazy("payment", "First approval")
    APPROVED = "approved", pgettext_lazy("payment", "Approved, to be paid")
    PAID = "paid", pgettext_lazy("payment", "Paid")
    REFUSED = "refused", pgettext_lazy("payment", "Refused")
    RETURNED = "returned", pgettext_lazy("payment", "Money returned")


class ReportState(models.TextChoices):
    """due → submitted → accepted, or returned with what is missing."""

    DUE = "due", pgettext_lazy("report", "To be written")
    SUBMITTED = "submitted", pgettext_lazy("report", "Submitted")
    RETURNED = "returned", pgettext_lazy("report", "Returned")
    ACCEPTED = "accepted", pgettext_lazy("report", "Accepted")


class VisitStage(models.TextChoices):
    """When a visit was made: monitoring goes on from the preparation to the time after."""

    BEFORE = "before", pgettext_lazy("visit", "Before the work")
    DURING = "during", pgettext_lazy("visit", "During the work")
    END = "end", pgettext_lazy("visit", "At the end of the work")
    AFTER = "after", pgettext_lazy("visit", "Some time after")


class Severity(models.TextChoices):
    """How grave a finding is."""

    NOTE = "note", pgettext_lazy("finding", "Remark")
    MINOR = "minor", pgettext_lazy("finding", "Minor")
    MAJOR = "major", pgettext_lazy("finding", "Grave")


class AnswerWay(models.TextChoices):
    """How a beneficiary's answer came."""

    SITE = "site", pgettext_lazy("pulse", "On the site")
    PAPER = "paper", pgettext_lazy("pulse", "On paper")
    SMS = "sms", pgettext_lazy("pulse", "By SMS")


class FindingState(models.TextChoices):
    """open → mended (as the contractor says) → closed by the customer."""

    OPEN = "open", pgettext_lazy("finding", "To be mended")
    MENDED = "mended", pgettext_lazy("finding", "Said to be mended")
    CLOSED = "closed", pgettext_lazy("finding", "Mended")
