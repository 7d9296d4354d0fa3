"""Closed lists of the people folder."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person does for a place or an organisation. Holding a role says where it holds and from when to when."""

    ADMINISTRATOR = "administrator", _("Administrator")
    HEAD = "head", _("Head")
    CLERK = "clerk", _("Clerk")
    SECRETARY = "secretary", _("Secretary of a body")
    MEMBER = "member", _("Member of a body")
    CONTROLLER = "controller", _("Controller (reads the journal)")
    WATER_MASTER = "water-master", _("Water master")
    HYDROTECHNICIAN = "hydrotechnician", _("Hydrotechnician")
    ACCOUNTANT = "accountant", _("Accountant")
    DIRECTOR = "director", _("Director of an organisation")
    RESPONDER = "responder", _("Responder")
    RESIDENT = "resident", _("Resident")


APPOINTED_FROM_ABOVE = frozenset({Role.ADMINISTRATOR, Role.CONTROLLER})
"""Roles that only the level above gives: who runs a unit does not choose her equal, nor who controls her."""

ONLY_AT_A_PLACE = frozenset({Role.RESIDENT})
ONLY_IN_AN_ORGANISATION = frozenset({Role.DIRECTOR, Role.HYDROTECHNICIAN, Role.ACCOUNTANT})


class OrganisationKind(models.TextChoices):
    """Every kind of organisation that works together with local self-government."""

    VILLAGE_GOVERNMENT = "village-government", _("Village government (aiyl okmotu)")
    CITY_HALL = "city-hall", _("City hall")
    COUNCIL = "council", _("Council (kenesh)")
    TERRITORIAL_ADMINISTRATION = "territorial-administration", _("Municipal territorial administration")
    STATE_BODY = "state-body", _("Ministry or state body")
    WATER_USERS = "water-users", _("Water users' association")
    NON_PROFIT = "non-profit", _("Non-profit organisation")
    PUBLIC_ASSOCIATION = "public-association", _("Public association")
    SCHOOL = "school", _("School")
    LEGAL_AID_CENTRE = "legal-aid-centre", _("Free legal aid centre")
    EMERGENCY_PARTNER = "emergency-partner", _("Emergency partner")
    UN_AGENCY = "un-agency", _("UN agency")
    DONOR = "donor", _("Donor")
    UNIVERSITY = "university", _("University")
    MEDIA = "media", _("Media")
    SELF_HELP_GROUP = "self-help-group", _("Self-help group")
    OTHER = "other", _("Other organisation")
