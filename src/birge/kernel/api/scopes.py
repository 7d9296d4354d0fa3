"""What a token may be used for. A scope only narrows what its person may do; it never adds anything."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    """One for reading and one for writing in each part; what is public needs no token."""

    PEOPLE_READ = "people:read", _("Read my profile, and the people and organisations that I may see")
    PEOPLE_WRITE = "people:write", _("Appoint people, enter organisations")
    MEETINGS_READ = "meetings:read", _("Read bodies, meetings and minutes")
    MEETINGS_WRITE = "meetings:write", _("Keep meetings")
    DECISIONS_READ = "decisions:read", _("Read full decisions")
    DECISIONS_WRITE = "decisions:write", _("Publish and replace decisions")
    SHARING_READ = "sharing:read", _("Read share-outs and who asked for how much")
    SHARING_WRITE = "sharing:write", _("Keep share-outs, decide and hand out")
    WATER_READ = "water:read", _("Read registers of water users, share-outs of water and deliveries")
    WATER_WRITE = "water:write", _("Write down requests, expected flows, readings and deliveries of water")
    CONTESTS_READ = "contests:read", _("Read my applications to contests, and agreements on projects")
    CONTESTS_WRITE = "contests:write", _("Show milestones of projects, write down what was paid")
    IMPORTS_WRITE = "imports:write", _("Upload sheets, apply and undo them")
