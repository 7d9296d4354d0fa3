"""Problems that residents name."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProblemState(models.TextChoices):
    """new → accepted, merged into another, or declined with the reason; accepted → answered by a call → solved."""

    NEW = "new", _("New")
    ACCEPTED = "accepted", _("Accepted")
    MERGED = "merged", _("Merged into another")
    DECLINED = "declined", _("Declined")
    IN_A_CALL = "in-a-call", _("In a contest")
    SOLVED = "solved", _("Solved")


class ProblemWay(models.TextChoices):
    """How a problem reached us."""

    SITE = "site", _("Through the site")
    PHONE = "phone", _("By phone")
    PAPER = "paper", _("On paper")
    MEETING = "meeting", _("At a meeting")
