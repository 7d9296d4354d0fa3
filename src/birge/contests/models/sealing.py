"""What keeps applications sealed: the call's key, drafts, envelopes, and the opening."""

from __future__ import annotations

from django.db import models

from birge.contests.models.applications import Application
from birge.contests.models.calls import Call
from birge.kernel.models import Record


class CallSeal(Record):
    """The public half of a call's key pair (X25519, hexadecimal); the private half is kept nowhere.

    `needed` of the `openers` together open: each is {"number", "name", "check"}, where the check recognises the code.
    """

    call = models.OneToOneField(Call, models.PROTECT, related_name="seal")
    public_key = models.CharField(max_length=64)
    needed = models.PositiveSmallIntegerField()
    openers = models.JSONField()
    made_at = models.DateTimeField()


class Draft(Record):
    """An application that is being written, encrypted by the home's key. Erased when it is submitted.

    `version` grows with every saving, so that two windows do not overwrite each other unnoticed.
    """

    application = models.OneToOneField(Application, models.PROTECT, related_name="draft")
    locked = models.BinaryField()
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()


class Envelope(Record):
    """A submitted application, sealed (`contests.sealing`); a later submission replaces it.

    `damaged_at`: at an opening it turned out that it had been changed and cannot be read.
    """

    application = models.OneToOneField(Application, models.PROTECT, related_name="envelope")
    sealed = models.JSONField()
    sealed_at = models.DateTimeField()
    damaged_at = models.DateTimeField(null=True)


class Opening(Record):
    """An opening of a call's applications: one; of a rolling call one a round, counted by `number`.

    `openers` were there with their codes; `rows` is the list of the protocol: {"application", "number", "applicant",
    "way", "submitted_at", "received_at", "damaged"}.
    """

    call = models.ForeignKey(Call, models.PROTECT, related_name="openings")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.JSONField()
    openers = models.JSONField()
    rows = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["call", "number"], name="contests_opening_once")]
