"""The life of an application."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ApplicationState(models.TextChoices):
    """draft → submitted (sealed) → opened → to-repair → admitted or not-admitted → won, reserve or lost; or withdrawn
    by the applicant before it is ranked.
    """

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted, sealed")
    OPENED = "opened", pgettext_lazy("application", "Opened")
    TO_REPAIR = "to-repair", _("To be repaired")
    ADMITTED = "admitted", _("Admitted")
    NOT_ADMITTED = "not-admitted", _("Not admitted")
    WON = "won", _("Selected")
    RESERVE = "reserve", _("On the reserve list")
    LOST = "lost", _("Not selected")
    WITHDRAWN = "withdrawn", _("Withdrawn")


MARKED = (ApplicationState.ADMITTED, ApplicationState.WON, ApplicationState.RESERVE, ApplicationState.LOST)
"""Applications that the commission marks, or marked."""


class IntakeWay(models.TextChoices):
    """How it reached us."""

    SITE = "site", _("Through the site")
    PAPER = "paper", _("On paper, entered by a clerk")


class DefectKind(models.TextChoices):
    """What can be formally wrong with a part of an application; whether it is a good project is the commission's."""

    MISSING = "missing", _("Missing")
    UNREADABLE = "unreadable", _("Cannot be read")
    WRONG = "wrong", _("Is another document or not what was asked")
    EXPIRED = "expired", _("No longer in force")
    UNSIGNED = "unsigned", _("Not signed or not stamped")
    SUM = "sum", _("The sum does not fit")
