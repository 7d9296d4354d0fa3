"""The words of a procedure: what its terms can be."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Order(models.TextChoices):
    """In what form the money is given."""

    CONTEST = "contest", _("Contest of projects")
    VOUCHER = "voucher", _("Vouchers for a service")
    INITIATIVE = "initiative", _("Initiatives of residents")
    DONOR_GRANT = "donor-grant", _("Grant of a donor")


class FormKind(models.TextChoices):
    """How long the form of an application is."""

    SHORT = "short", _("Short form")
    STANDARD = "standard", _("Standard form")
    FULL = "full", _("Full form")


class FileKind(models.TextChoices):
    """What kinds of file a document can be."""

    PDF = "pdf", "PDF"
    JPEG = "jpeg", "JPEG"
    PNG = "png", "PNG"
    XLSX = "xlsx", "XLSX"
    DOCX = "docx", "DOCX"


class Aggregate(models.TextChoices):
    """How the totals of the markers become a score."""

    MEAN = "mean", _("Mean of the markers")
    MEDIAN = "median", _("Median of the markers")
    TRIMMED_MEAN = "trimmed-mean", _("Mean without the highest and the lowest")


class Selection(models.TextChoices):
    """How the money is given out along the order."""

    SKIP = "skip", _("In order; one that does not fit is passed over")
    STOP = "stop", _("In order; ends at the first that does not fit")
    ALL_ABOVE_MINIMUM = "all-above-minimum", _("All that reach the minimum")
    KNAPSACK = "knapsack", _("The set with the largest sum of scores")


class TieBreak(models.TextChoices):
    """What decides between equal scores, besides a criterion."""

    LOWER_REQUEST = "lower-request", _("The smaller request")
    EARLIER = "earlier", _("The earlier application")
    ID = "id", _("The number of the application")


class OthersMarks(models.TextChoices):
    """When a marker sees what the others gave."""

    NEVER = "never", _("Never")
    AFTER_OWN = "after-own", _("After her own marks")
    ALWAYS = "always", _("Always")


class ReportEvery(models.TextChoices):
    """How often a contractor reports."""

    MONTH = "month", _("Every month")
    QUARTER = "quarter", _("Every quarter")
    MILESTONE = "milestone", _("After every milestone")
    END = "end", _("At the end")
