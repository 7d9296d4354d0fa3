"""The worker's part: sends what waits, tries again what failed, later each time, and gives up in the end."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from birge.kernel.enums import MessageState
from birge.kernel.models import Message
from birge.kernel.notifications.channels import Undelivered, send

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 2 * 60, 6 * 60, 12 * 60))
"""How long after each failure the next attempt comes; after the last one the message is given up."""
_CLAIM = timedelta(minutes=5)
_WAITING = (MessageState.QUEUED, MessageState.FAILED)


def deliver(*, at: datetime, most: int = 50) -> int:
    """Send the messages that are due; how many went. Several workers at once never take the same one."""
    sent = 0
    for _ in range(most):
        message = _claim(at)
        if message is None:
            break
        sent += _try(message, at)
    return sent


@transaction.atomic
def _claim(at: datetime) -> Message | None:
    """Take the next message for five minutes: should this worker die, another tries again then."""
    due = Message.objects.select_for_update(skip_locked=True).filter(state__in=_WAITING, next_try_at__lte=at)
    message = due.order_by("next_try_at", "id").first()
    if message is not None:
        message.attempts += 1
        message.next_try_at = at + _CLAIM
        message.save(update_fields=["attempts", "next_try_at"])
    return message


def _try(message: Message, at: datetime) -> bool:
    try:
        send(message)
    except Undelivered as error:
        over = error.final or message.attempts > len(PAUSES)
        message.state = MessageState.GIVEN_UP if over else MessageState.FAILED
        message.next_try_at = None if over else at + PAUSES[message.attempts - 1]
        message.last_error = str(error)[:300]
    else:
        message.state, message.sent_at, message.next_try_at, message.last_error = MessageState.SENT, at, None, ""
    message.save(update_fields=["state", "sent_at", "next_try_at", "last_error"])
    return message.state == MessageState.SENT
