"""Closed lists of indicators, upkeep and managing water together."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class BandKind(models.TextChoices):
    """Indicators that have bands (Molden & Gates 1990)."""

    ADEQUACY = "adequacy", pgettext_lazy("indicator", "Adequacy")
    EFFICIENCY = "efficiency", pgettext_lazy("indicator", "Efficiency")
    DEPENDABILITY = "dependability", pgettext_lazy("indicator", "Dependability")
    EQUITY = "equity", pgettext_lazy("indicator", "Equity")


class Verdict(models.TextChoices):
    """Where a value lies in its band."""

    GOOD = "good", pgettext_lazy("indicator", "Good")
    FAIR = "fair", pgettext_lazy("indicator", "Fair")
    POOR = "poor", pgettext_lazy("indicator", "Poor")


class CanalGrade(models.TextChoices):
    """In what condition a stretch of canal was found."""

    GOOD = "good", pgettext_lazy("condition of a canal", "Good")
    FAIR = "fair", pgettext_lazy("condition of a canal", "Needs some work")
    POOR = "poor", pgettext_lazy("condition of a canal", "Poor")
    BROKEN = "broken", pgettext_lazy("condition of a canal", "Carries no water")


class RepairState(models.TextChoices):
    """How far a repair has come."""

    PLANNED = "planned", pgettext_lazy("repair", "Planned")
    RUNNING = "running", pgettext_lazy("repair", "Being done")
    DONE = "done", pgettext_lazy("repair", "Done")
    DROPPED = "dropped", pgettext_lazy("repair", "Dropped")


class ContributionKind(models.TextChoices):
    """What somebody gave to a repair or a cleaning day."""

    LABOUR = "labour", pgettext_lazy("contribution", "Work, hours")
    MONEY = "money", pgettext_lazy("contribution", "Money")
    MATERIAL = "material", pgettext_lazy("contribution", "Material, machine")


class CircleKind(models.TextChoices):
    """For whom somebody sits in the circle that manages water together."""

    ASSEMBLY = "assembly", pgettext_lazy("circle", "Water users' assembly")
    VILLAGE_GOVERNMENT = "village-government", pgettext_lazy("circle", "Village government")
    SCHOOL = "school", pgettext_lazy("circle", "School")
    WOMEN = "women", pgettext_lazy("circle", "Women's group")
    OTHER = "other", pgettext_lazy("circle", "Others")


class ProposalKind(models.TextChoices):
    """What a proposal is about."""

    RULE = "rule", pgettext_lazy("proposal", "A rule of sharing")
    REPAIR = "repair", pgettext_lazy("proposal", "A repair")
    TURNS = "turns", pgettext_lazy("proposal", "Turns, day and night")
    OTHER = "other", pgettext_lazy("proposal", "Something else")


class ProposalState(models.TextChoices):
    """A proposal is discussed and voted on, then passed on or not."""

    OPEN = "open", pgettext_lazy("proposal", "Being discussed")
    ACCEPTED = "accepted", pgettext_lazy("proposal", "Taken up")
    DECLINED = "declined", pgettext_lazy("proposal", "Not taken up")


class ProposalChoice(models.TextChoices):
    """How a member votes on a proposal; it advises, the assembly decides."""

    FOR = "for", pgettext_lazy("vote", "For")
    AGAINST = "against", pgettext_lazy("vote", "Against")
    ABSTAIN = "abstain", pgettext_lazy("vote", "Abstain")
