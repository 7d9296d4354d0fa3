"""Writing messages, marking them read, choosing channels."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.functional import Promise

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.enums import Channel, MessageState
from birge.kernel.models import ChannelChoice, Message
from birge.kernel.notifications.kinds import kind as kind_called
from birge.kernel.notifications.queries import channels_of
from birge.kernel.notifications.sms import parts_of
from birge.kernel.texts import text_in

Text = str | Promise | dict[str, str]


@dataclass(frozen=True)
class Recipient:
    """Who is told: an account, or anybody with an address. `language` is the one in which they read."""

    account: UUID | None
    language: str
    email: str = ""
    phone: str = ""

    def address(self, channel: Channel) -> str:
        """Where the channel reaches this person; "" when it does not."""
        return {Channel.EMAIL: self.email, Channel.SMS: self.phone, Channel.SCREEN: str(self.account or "")}[channel]


@dataclass(frozen=True)
class News:
    """What is told. `key` names the news itself ("published:<decision id>"): nobody is told the same twice.

    Texts are lazy translations, or {"ky": …, "ru": …}. `link` is a path of the site. `short` is for SMS: best within
    70 letters; without it the subject is sent.
    """

    kind: str
    key: str
    subject: Text
    text: Text
    link: str = ""
    short: Text = ""
    link_by_sms: bool = True


@transaction.atomic
def notify(recipient: Recipient, news: News, at: datetime) -> list[Message]:
    """Write one message for each channel that the person chose and can be reached by; the new ones."""
    chosen = channels_of(recipient.account, kind_called(news.kind))
    messages = [_message(recipient, news, channel, at) for channel in chosen if recipient.address(channel)]
    known = set(Message.objects.filter(key__in={message.key for message in messages}).values_list("key", "channel"))
    new = [message for message in messages if (message.key, message.channel) not in known]
    return Message.objects.bulk_create(new)


def _message(recipient: Recipient, news: News, channel: Channel, at: datetime) -> Message:
    with translation.override(recipient.language):
        subject, text = _in_language(news.subject, recipient), _in_language(news.text, recipient)
        short = _in_language(news.short, recipient) if news.short else subject
    link = f"{settings.BASE_URL}{news.link}" if news.link and channel != Channel.SCREEN else news.link
    if channel == Channel.SMS:
        text = f"{short} {link if news.link_by_sms else ''}".strip()
    on_screen = channel == Channel.SCREEN
    address = "" if on_screen else recipient.address(channel)
    return Message(
        key=_key(news, recipient, channel),
        account=recipient.account,
        channel=channel,
        address=address,
        kind=news.kind,
        language=recipient.language,
        subject=subject[:200],
        text=text,
        link=link,
        parts=parts_of(text) if channel == Channel.SMS else 1,
        state=MessageState.SENT if on_screen else MessageState.QUEUED,
        made_at=at,
        sent_at=at if on_screen else None,
        next_try_at=None if on_screen else at,
    )


def _key(news: News, recipient: Recipient, channel: Channel) -> str:
    who = str(recipient.account or recipient.address(channel))
    return hashlib.sha256(f"{news.kind}\n{news.key}\n{who}".encode()).hexdigest()


def _in_language(text: Text, recipient: Recipient) -> str:
    return text_in(text, recipient.language) if isinstance(text, dict) else str(text)


@transaction.atomic
def mark_read(*, by: Actor, at: datetime) -> int:
    """A person has seen the messages on the site; how many were new."""
    mine = Message.objects.filter(account=by.account, account__isnull=False, channel=Channel.SCREEN, read_at=None)
    return mine.update(read_at=at)


@transaction.atomic
def choose_channels(*, kind: str, channels: Iterable[Channel], by: Actor, at: datetime) -> ChannelChoice:
    """A person chooses how messages of a kind reach them; on the site they always do, unless the kind forbids it."""
    always = {Channel.SCREEN} if kind_called(kind).on_screen else set()
    chosen = sorted({*channels} | always)
    if by.account is None:
        raise ValueError("only a person with an account can choose")
    choice, _new = ChannelChoice.objects.update_or_create(
        account=by.account, kind=kind_called(kind).name, defaults={"channels": chosen}
    )
    journal.record(by=by, at=at, verb="kernel.choose_channels", subject=choice, after={kind: chosen})
    return choice
