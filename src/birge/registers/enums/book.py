"""How the household book is kept: what is written into it, and how its accounts and entries stand."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EntryKind(models.TextChoices):
    """Why something was written into the book."""

    EVENT = "event", pgettext_lazy("entry in the book", "Event")
    CORRECTION = "correction", pgettext_lazy("entry in the book", "Correction")
    IMPORT = "import", pgettext_lazy("entry in the book", "Import")
    ROUND = "round", pgettext_lazy("entry in the book", "Yearly round")
    TRANSFER = "transfer", pgettext_lazy("entry in the book", "Move to another aimak")
    MERGE = "merge", pgettext_lazy("entry in the book", "Merge")
    UNMERGE = "unmerge", pgettext_lazy("entry in the book", "Unmerge")
    UNDO = "undo", pgettext_lazy("entry in the book", "Taken back")


class HouseholdKind(models.TextChoices):
    """What stands behind an account of the book."""

    FAMILY = "family", _("Family")
    EMPTY_HOUSE = "empty-house", _("House whose owners live elsewhere")
    INSTITUTION = "institution", _("Institution (home, dormitory)")
    NO_ADDRESS = "no-address", _("People of no fixed address")


class Standing(models.IntegerChoices):
    """How somebody whom a search found stands in the book: lower ones are shown first."""

    HEAD = 0, pgettext_lazy("found in the book", "Head of household")
    MEMBER = 1, pgettext_lazy("found in the book", "Lives here")
    LEFT = 2, pgettext_lazy("found in the book", "Left")
    DIED = 3, pgettext_lazy("found in the book", "Died")


class DuplicateState(models.TextChoices):
    """What people found out about two entries that look like one person. SAME: both clerks said so, not merged yet."""

    OPEN = "open", pgettext_lazy("possible duplicate", "To be looked at")
    SAME = "same", pgettext_lazy("possible duplicate", "Confirmed by both aimaks")
    DIFFERENT = "different", pgettext_lazy("possible duplicate", "Two different people")
    MERGED = "merged", pgettext_lazy("possible duplicate", "Merged")


class TransferState(models.TextChoices):
    """How far the move of a family to another aimak has come."""

    PROPOSED = "proposed", pgettext_lazy("move to another aimak", "Waits for the other aimak")
    CONFIRMED = "confirmed", pgettext_lazy("move to another aimak", "Moved")
    REFUSED = "refused", pgettext_lazy("move to another aimak", "Refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("move to another aimak", "Withdrawn")


class Whereabouts(models.TextChoices):
    """How the yearly round found a member of a household."""

    HERE = "here", pgettext_lazy("found at a visit", "Lives here")
    AWAY = "away", pgettext_lazy("found at a visit", "Away for a time")
    LEFT = "left", pgettext_lazy("found at a visit", "Left the household")
    DIED = "died", pgettext_lazy("found at a visit", "Died")
