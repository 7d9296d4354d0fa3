"""Those who mark, and what may stand between them and an application."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class MarkerGroup(models.TextChoices):
    """On whose side a member of the commission sits."""

    OFFICIALS = "officials", _("Officials")
    CSO = "cso", _("Civil society")
    EXPERTS = "experts", _("Experts")
    RESIDENTS = "residents", _("Residents")


class ConflictSource(models.TextChoices):
    """How a conflict of interest became known."""

    DECLARED = "declared", _("Declared by the member")
    DETECTED = "detected", _("Found by Birge")
    REPORTED = "reported", _("Reported by somebody else")


class ConflictState(models.TextChoices):
    """to-check → standing (the member does not mark this application) or dismissed, with the reason."""

    TO_CHECK = "to-check", _("To check")
    STANDING = "standing", _("Stands: does not mark")
    DISMISSED = "dismissed", _("Dismissed")
