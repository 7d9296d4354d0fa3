"""What residents ask for in writing: their own data, and certificates."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RequestKind(models.TextChoices):
    """What a person may ask about her own data."""

    DATA = "data", _("One's own data from the book")
    CORRECTION = "correction", _("A correction")


class RequestWay(models.TextChoices):
    """How a request came."""

    ACCOUNT = "account", _("On the site")
    COUNTER = "counter", _("At the counter")
    PHONE = "phone", _("By phone")
    LETTER = "letter", _("By letter")


class RequestState(models.TextChoices):
    """Whether a request was answered."""

    OPEN = "open", pgettext_lazy("request", "Waits for an answer")
    ANSWERED = "answered", pgettext_lazy("request", "Answered")
    REFUSED = "refused", pgettext_lazy("request", "Refused with a reason")


class CertificateKind(models.TextChoices):
    """What a certificate states. Further kinds need a list of what they state, so they are not data."""

    FAMILY = "family", _("Certificate of family composition")
    RESIDENCE = "residence", _("Certificate of the place of residence")
    PROPERTY = "property", _("Extract on land and livestock")


class Part(models.TextChoices):
    """What a certificate may state of a person and her household; an administrator chooses."""

    BORN_ON = "born_on", pgettext_lazy("part of a certificate", "Date of birth of the person")
    PIN = "pin", pgettext_lazy("part of a certificate", "PIN of the person")
    ADDRESS = "address", pgettext_lazy("part of a certificate", "Address of the household")
    REGISTERED = "registered", pgettext_lazy("part of a certificate", "Registered address, if it is another")
    SINCE = "since", pgettext_lazy("part of a certificate", "Since when in the household")
    ACCOUNT = "account", pgettext_lazy("part of a certificate", "Account number in the household book")
    MEMBERS = "members", pgettext_lazy("part of a certificate", "Members of the family")
    MEMBERS_BORN_ON = "members.born_on", pgettext_lazy("part of a certificate", "… with their dates of birth")
    MEMBERS_PIN = "members.pin", pgettext_lazy("part of a certificate", "… with their PINs")
    LAND = "land", pgettext_lazy("part of a certificate", "Land")
    LAND_PARCEL = "land.parcel", pgettext_lazy("part of a certificate", "… with the numbers of parcels")
    LAND_TENURE = "land.tenure", pgettext_lazy("part of a certificate", "… own or rented")
    LIVESTOCK = "livestock", pgettext_lazy("part of a certificate", "Livestock")


class CertificateState(models.TextChoices):
    """What a certificate is worth today."""

    VALID = "valid", pgettext_lazy("certificate", "In force")
    EXPIRED = "expired", pgettext_lazy("certificate", "Expired")
    REVOKED = "revoked", pgettext_lazy("certificate", "Withdrawn")
