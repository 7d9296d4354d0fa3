"""Closed lists of the kernel."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """By which way a message reaches a person."""

    SCREEN = "screen", _("On this site")
    EMAIL = "email", _("E-mail")
    SMS = "sms", _("SMS")


class MessageState(models.TextChoices):
    """What became of a message. A failed one is tried again; one given up is not."""

    QUEUED = "queued", _("Waiting to be sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Not sent yet, will be tried again")
    GIVEN_UP = "given-up", _("Not sent")
