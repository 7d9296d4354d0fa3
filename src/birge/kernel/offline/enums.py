"""Closed lists of the work without a network."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    """What became of an operation that a phone sent."""

    DONE = "done", _("Taken over")
    CONFLICT = "conflict", _("Needs a decision")
    DECIDED = "decided", _("Decided")
    REFUSED = "refused", _("Refused")


class Side(models.TextChoices):
    """Whose value is kept where two differ."""

    PHONE = "phone", _("From the phone")
    BOOK = "book", _("As it stands now")
