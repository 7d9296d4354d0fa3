"""How long things are kept: on the phone, and on the server what phones sent."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.crypto import salted_hmac

from birge.kernel.offline.enums import Outcome
from birge.kernel.offline.models import OfflineOperation

LEAST_PIN = 6
"""Letters or digits."""
KEPT_DONE = timedelta(days=90)
"""Longer than a phone keeps anything unsent in practice; what was taken over is in its register and the journal."""
KEPT_DECIDED = timedelta(days=366)
"""What was refused or not chosen stands nowhere else."""


def recovery_key(*, account: UUID, vault: str) -> str:
    """The second key to what one phone keeps for one person: given only to her, signed in, when she forgot her PIN.

    It is derived, not stored: 32 bytes as hexadecimal digits.
    """
    return salted_hmac("birge.kernel.offline.recovery", f"{account}:{vault}", algorithm="sha256").hexdigest()


def forget_old_operations(*, at: datetime) -> int:
    """A tick of the worker; conflicts that nobody decided stay. How many were forgotten."""
    done = Q(outcome=Outcome.DONE, received_at__lt=at - KEPT_DONE)
    refused = Q(outcome=Outcome.REFUSED, received_at__lt=at - KEPT_DECIDED)
    decided = Q(outcome=Outcome.DECIDED, decided_at__lt=at - KEPT_DECIDED)
    return OfflineOperation.objects.filter(done | refused | decided).delete()[0]
