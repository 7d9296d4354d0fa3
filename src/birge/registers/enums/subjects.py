"""Whom or what a status or a thematic section is about."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class OfWhom(models.TextChoices):
    """Whose a status is."""

    PERSON = "person", _("Person")
    HOUSEHOLD = "household", _("Household")


class About(models.TextChoices):
    """What a thematic section is about."""

    HOUSEHOLD = "household", _("Household")
    PERSON = "person", _("Person")
    PLACE = "place", _("Village")
