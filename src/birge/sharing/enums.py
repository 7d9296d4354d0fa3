"""Closed lists of sharing out."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Handing(models.TextChoices):
    """How far the handing out to a family has come."""

    WAITING = "waiting", _("Not yet handed out")
    PARTLY = "partly", _("Handed out in part")
    DONE = "done", _("Handed out")
