"""Closed lists of turns, deliveries and disputes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class RotaBasis(models.TextChoices):
    """By what the time of a rota is shared."""

    AREA = "area", pgettext_lazy("rota", "By area")
    PLANNED = "planned", pgettext_lazy("rota", "By the area in the crop plan")
    VOLUME = "volume", pgettext_lazy("rota", "By the volumes of a share-out")


class RotaState(models.TextChoices):
    """A rota is drafted, published, and replaced by a later version or dropped unpublished."""

    DRAFT = "draft", pgettext_lazy("rota", "Draft")
    PUBLISHED = "published", pgettext_lazy("rota", "Published")
    REPLACED = "replaced", pgettext_lazy("rota", "Replaced")


class SwapWay(models.TextChoices):
    """How a user agreed to swap turns."""

    SIGNATURE = "signature", pgettext_lazy("swap", "By signature")
    PRESENT = "present", pgettext_lazy("swap", "In person")
    PHONE = "phone", pgettext_lazy("swap", "By phone")


class DeliveryWay(models.TextChoices):
    """How the volume of a delivery was found."""

    GAUGE = "gauge", pgettext_lazy("delivery", "By the level at a gauge post")
    FLOW = "flow", pgettext_lazy("delivery", "By a flow that was estimated")
    PLAN = "plan", pgettext_lazy("delivery", "By the planned flow and the time")
    STATED = "stated", pgettext_lazy("delivery", "As the water master wrote it")


class Confirmation(models.TextChoices):
    """How the user confirmed a delivery."""

    NONE = "none", pgettext_lazy("delivery", "Not confirmed")
    SIGNATURE = "signature", pgettext_lazy("delivery", "By signature")
    CODE = "code", pgettext_lazy("delivery", "By a one-time code")
    REFUSED = "refused", pgettext_lazy("delivery", "Refused to confirm")


class DisputeState(models.TextChoices):
    """A dispute waits for its answer, and is then granted, granted in part, or declined."""

    OPEN = "open", pgettext_lazy("dispute", "Waits for an answer")
    GRANTED = "granted", pgettext_lazy("dispute", "Granted")
    PARTLY = "partly", pgettext_lazy("dispute", "Granted in part")
    DECLINED = "declined", pgettext_lazy("dispute", "Declined")


class DisputeJudge(models.TextChoices):
    """Who decides about disputes in an association."""

    DIRECTOR = "director", pgettext_lazy("dispute", "The director")
    COMMISSION = "commission", pgettext_lazy("dispute", "The dispute commission")
