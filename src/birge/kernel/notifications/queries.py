"""Messages of a person, and by which channels they want them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import QuerySet

from birge.kernel.enums import Channel
from birge.kernel.models import ChannelChoice, Message
from birge.kernel.notifications.kinds import Kind


def channels_of(account: UUID | None, kind: Kind) -> list[Channel]:
    """The channels that a person chose for a kind; without a choice, those of the kind. Never one that it forbids."""
    return channels_by_kind(account, [kind])[kind.name]


def channels_by_kind(account: UUID | None, kinds: Sequence[Kind]) -> dict[str, list[Channel]]:
    """The same for several kinds, by the kind's name: one query."""
    names = [kind.name for kind in kinds]
    rows = ChannelChoice.objects.filter(account=account, kind__in=names) if account else []
    chosen = {row.kind: [Channel(name) for name in row.channels] for row in rows}
    return {kind.name: _permitted(kind, chosen.get(kind.name, list(kind.channels))) for kind in kinds}


def _permitted(kind: Kind, chosen: Sequence[Channel]) -> list[Channel]:
    return [channel for channel in chosen if kind.on_screen or channel != Channel.SCREEN] or list(kind.channels)


def messages_of(account: UUID | None) -> QuerySet[Message]:
    """A person's messages on the site, newest first."""
    return Message.objects.filter(account=account, channel=Channel.SCREEN).order_by("-made_at", "-id")


def unread_count(account: UUID | None) -> int:
    """How many messages a person has not seen yet."""
    return messages_of(account).filter(read_at=None).count()
