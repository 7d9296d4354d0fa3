"""Residents' votes on projects that share a budget."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class VoteState(models.TextChoices):
    """draft → open (ballots are taken) → closed (counted, compared) → published; or cancelled before it closes."""

    DRAFT = "draft", _("Draft")
    OPEN = "open", pgettext_lazy("vote", "Open")
    CLOSED = "closed", pgettext_lazy("vote", "Closed, being counted")
    PUBLISHED = "published", _("Published")
    CANCELLED = "cancelled", _("Cancelled")


class BallotKind(models.TextChoices):
    """What a voter does: the kinds of `birge.contests.vote/1` that paper can carry."""

    APPROVAL = "approval", _("Choose several")
    CUMULATIVE = "cumulative", _("Share out points")


class Voters(models.TextChoices):
    """How a resident shows that she votes once."""

    CODES = "codes", _("With a printed code, one per resident")
    ACCOUNTS = "accounts", _("Signed in, known in the household book")
