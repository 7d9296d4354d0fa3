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
    DIRECTOR = "director", _("Director of an organisation")
    RESPONDER = "responder", _("Responder")
    RESIDENT = "resident", _("Resident")
