"""Those who mark, and what may stand between them and an application."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class MarkerGroup(models.TextChoices):
    """On whose side a member of the commission sits."""

    OFFICIALS = "officials", _("Officials")
    CSO = "cso", _("Civil society")
    EXPERTS = "experts", _("Experts")
    RESIDENTS = "residents", _("Residents")


class ConflictSource(models.TextChoices):
    """How a conflict of interest became known."""

    DECLARED = "declared", _("Declared by the member")
    DETECTED = "detected", _("Found by Birge")
    REPORTED = "reported", _("Reported by somebody else")


class ConflictState(models.TextChoices):
    """to-check → standing (the member does not mark this application) or dismissed, with the reason."""

    TO_CHECK = "to-check", _("To check")
    STANDING = "standing", _("Stands: does not mark")
    DISMISSED = "dismissed", _("Dismissed")


class ConflictKind(models.TextChoices):
    """What ties a member to an applicant, as she declares it."""

    MEMBER = "member", _("I lead this organisation, sit on its board or am one of its members")
    WORK = "work", _("I work or worked for it, or it works for me")
    FAMILY = "family", _("A relative of mine is with it")
    MONEY = "money", _("I gave it money, got money from it, or would gain if it wins")
    OTHER = "other", _("Something else")


class Finding(models.TextChoices):
    """What Birge found between a member and an applicant; the code of `Conflict.finding` beside those declared."""

    SAME_NAME = "same-name", _("Bears the name of a person of the applicant")
    SAME_ACCOUNT = "same-account", _("Is the person who applies")
    POST = "post", _("Holds or held a post in the organisation")
    SEAT = "seat", _("Sits in the commission on behalf of the organisation")
    KIN = "kin", _("Shares two names of three with a person of the applicant: a relative or a namesake")
    RELATIVE = "relative", _("A relative whom the member declared bears the name of a person of the applicant")
    PARTNER = "partner", _("An organisation in which she has a post or for which she sits is a partner of the project")
    GRANT = "grant", _("The organisation on whose behalf she sits gave it money or got money from it")
    EARLIER = "earlier", _("Declared a conflict with this applicant in an earlier contest")
