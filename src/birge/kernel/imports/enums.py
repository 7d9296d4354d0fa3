"""Closed lists of the imports."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """Where a batch is on its way."""

    UPLOADED = "uploaded", _("Uploaded")
    READING = "reading", _("Being read")
    CHECKED = "checked", _("Checked")
    APPLYING = "applying", _("Being applied")
    APPLIED = "applied", _("Applied")
    UNDOING = "undoing", _("Being undone")
    UNDONE = "undone", _("Undone")
    FAILED = "failed", _("Failed")
    SUPERSEDED = "superseded", _("Replaced by a newer file")


BUSY = (State.UPLOADED, State.READING, State.APPLYING, State.UNDOING)
"""States in which a worker has something to do."""

EDITABLE = (State.CHECKED, State.FAILED)
"""States in which a person may correct, replace or read again."""


class Level(models.TextChoices):
    """What a fault means for the batch: an error blocks it, an offer waits for a yes, a warning only tells."""

    ERROR = "error", _("Error")
    OFFER = "offer", _("Offered correction")
    WARNING = "warning", _("Warning")


class Type(models.TextChoices):
    """What a column holds."""

    TEXT = "text", _("Text")
    WHOLE = "whole", _("Whole number")
    DECIMAL = "decimal", pgettext_lazy("amount", "Number")
    DATE = "date", _("Date")
    CHOICE = "choice", _("One of a list")
    YES_NO = "yes-no", _("Yes or no")
    PLACE = "place", _("Place (name or SOATE code)")
