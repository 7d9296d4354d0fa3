"""Closed lists of seasons, requests, the assembly's rules and contracts."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SeasonKind(models.TextChoices):
    """The part of the year: tariffs and norms differ."""

    VEGETATION = "vegetation", pgettext_lazy("season", "Vegetation")
    OUTSIDE = "outside", pgettext_lazy("season", "Outside the vegetation")


class RequestWay(models.TextChoices):
    """How a request for water came."""

    COMPUTED = "computed", pgettext_lazy("request", "Computed from the crop plan")
    PAPER = "paper", pgettext_lazy("request", "On paper")
    PHONE = "phone", pgettext_lazy("request", "By phone")
    VISIT = "visit", pgettext_lazy("request", "In person")


class AssemblyKind(models.TextChoices):
    """What the assembly can resolve about sharing water."""

    PLOT_FLOOR = "plot-floor", _("Guaranteed minimum for household plots, m³ per ha")
    VULNERABLE_FLOOR = "vulnerable-floor", _("Guaranteed minimum for vulnerable households, m³ per ha")
    VULNERABLE_WEIGHT = "vulnerable-weight", _("Weight of vulnerable households")
    PLOT_TIER = "plot-tier", _("Tier of household plots")
    VULNERABLE_TIER = "vulnerable-tier", _("Tier of vulnerable households")


OF_THE_VULNERABLE = frozenset(
    {AssemblyKind.VULNERABLE_FLOOR, AssemblyKind.VULNERABLE_WEIGHT, AssemblyKind.VULNERABLE_TIER}
)
"""Rules that tell of a household's situation wherever they show."""


class ContractState(models.TextChoices):
    """A contract is drafted, offered, accepted or refused by the user; after `ended` nothing follows."""

    DRAFTED = "drafted", pgettext_lazy("contract", "Draft")
    OFFERED = "offered", pgettext_lazy("contract", "Offered")
    ACCEPTED = "accepted", pgettext_lazy("contract", "Accepted")
    REFUSED = "refused", pgettext_lazy("contract", "Refused")
    ENDED = "ended", pgettext_lazy("contract", "Ended")


class AnswerWay(models.TextChoices):
    """How a user answered an offer."""

    PAPER = "paper", pgettext_lazy("request", "On paper")
    PHONE = "phone", pgettext_lazy("request", "By phone")
    VISIT = "visit", pgettext_lazy("request", "In person")
    SITE = "site", pgettext_lazy("request", "On the site")
