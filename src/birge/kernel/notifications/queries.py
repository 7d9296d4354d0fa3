"""Messages of a person, and by which channels they want them."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from birge.kernel.enums import Channel
from birge.kernel.models import ChannelChoice, Message
from birge.kernel.notifications.kinds import Kind


def channels_of(account: UUID | None, kind: Kind) -> list[Channel]:
    """The channels that a person chose for a kind; without a choice, those of the kind. Never one that it forbids."""
    choice = ChannelChoice.objects.filter(account=account, kind=kind.name).first() if account else None
    chosen = [Channel(name) for name in choice.channels] if choice else list(kind.channels)
    return [channel for channel in chosen if kind.on_screen or channel != Channel.SCREEN] or list(kind.channels)


def messages_of(account: UUID | None) -> QuerySet[Message]:
    """A person's messages on the site, newest first."""
    return Message.objects.filter(account=account, channel=Channel.SCREEN).order_by("-made_at", "-id")


def unread_count(account: UUID | None) -> int:
    """How many messages a person has not seen yet."""
    return messages_of(account).filter(read_at=None).count()
