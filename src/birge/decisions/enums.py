"""Closed lists of the decisions folder."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """The life of a decision. Only the first two can still be changed or thrown away."""

    DRAFT = "draft", _("Draft")
    WHAT_IF = "what-if", _("What-if")
    DECIDED = "decided", _("Decided")
    PUBLISHED = "published", _("Published")
    SUPERSEDED = "superseded", _("Superseded")


class Variant(models.TextChoices):
    """The two packages of a decision."""

    FULL = "full", _("Full package")
    PUBLIC = "public", _("Public package")


OPEN = (State.DRAFT, State.WHAT_IF)
MADE = (State.DECIDED, State.PUBLISHED, State.SUPERSEDED)
SHOWN = (State.PUBLISHED, State.SUPERSEDED)
