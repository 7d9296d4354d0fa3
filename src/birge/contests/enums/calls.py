"""The life of a call."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class CallState(models.TextChoices):
    """draft → open (announced; applications are taken until the deadline) → opened (the seals are broken, formal
    check and repair) → marking → ranked (the commission's proposal) → decided (published; standstill, complaints) →
    agreed (agreements run) → closed; or cancelled, with the reason. A rolling call stays open and opens its
    applications in rounds.
    """

    DRAFT = "draft", _("Draft")
    OPEN = "open", _("Taking applications")
    OPENED = "opened", _("Applications opened")
    MARKING = "marking", _("Commission is marking")
    RANKED = "ranked", _("Ranked")
    DECIDED = "decided", _("Decided")
    AGREED = "agreed", _("Projects running")
    CLOSED = "closed", _("Closed")
    CANCELLED = "cancelled", _("Cancelled")
