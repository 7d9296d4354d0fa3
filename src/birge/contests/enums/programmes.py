"""Where money comes from, and by what kind of procedure it is given."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class SourceKind(models.TextChoices):
    """Where the money of a line comes from."""

    BUDGET = "budget", _("Budget line")
    RESERVE_FUND = "reserve-fund", _("Deputies' reserve fund")
    DONOR = "donor", _("Donor")
    OWN = "own", _("Own contribution")
    RAISED = "raised", _("Funds raised")


class Profile(models.TextChoices):
    """The kinds of procedure that are shipped; a rule set begins as a copy of one."""

    SOCIAL_ORDER = "social-order", _("State (municipal) social order: contest")
    VOUCHER = "voucher", _("State (municipal) social order: voucher")
    YOUTH_GRANT = "youth-grant", _("Grant for a youth initiative")
    CSO_GRANT = "cso-grant", _("Grant for a civil-society organisation")
    LOCAL_INITIATIVE = "local-initiative", _("Local initiative")
    SCHOOL_OR_WATER = "school-or-water", _("Initiative of a school or a water users' association")
    RAPID_RESPONSE = "rapid-response", _("Rapid-response grant, applications at any time")


class ApplicantKind(models.TextChoices):
    """Who can apply: a rule set says which of these."""

    ORGANISATION = "organisation", _("Organisation")
    GROUP = "group", _("Group of residents")
    INDIVIDUAL = "individual", _("One resident")
    PUPILS = "pupils", _("Pupils of a school")
    WATER_USERS = "water-users", _("Water users' association")


ORGANISED = frozenset({ApplicantKind.ORGANISATION, ApplicantKind.WATER_USERS})
"""Kinds of applicant whose name is that of an organisation."""

PERSONS = frozenset({ApplicantKind.INDIVIDUAL, ApplicantKind.PUPILS})
"""Applicants of whom everyone is told the kind, not the name."""
