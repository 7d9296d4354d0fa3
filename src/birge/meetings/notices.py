"""Messages to members: a meeting was announced, changed or cancelled, minutes wait for a signature, a code to sign."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _

from birge.kernel.notifications import News, Recipient, notify
from birge.kernel.texts import LANGUAGES
from birge.meetings.events import MeetingAnnounced, MeetingCancelled, MinutesPrepared, SigningCodeMade
from birge.meetings.models import Meeting, Minutes
from birge.meetings.queries import members_of
from birge.meetings.queries.room import day_of
from birge.people.models import Account

NOTICE, TO_SIGN, CODE = "meetings.notice", "meetings.to-sign", "meetings.signing-code"


def on_announced(event: MeetingAnnounced) -> None:
    """The notice; sent again when the time or place of an announced meeting changes."""
    meeting = _meeting(event.meeting)
    _tell_members(meeting, "announced", lambda: _("Notice of a meeting"), event.at)


def on_cancelled(event: MeetingCancelled) -> None:
    """It does not take place."""
    meeting = _meeting(event.meeting)
    _tell_members(meeting, "cancelled", lambda: _("The meeting will not take place"), event.at)


def on_prepared(event: MinutesPrepared) -> None:
    """Whoever presided and the secretary are asked to sign."""
    minutes = Minutes.objects.select_related(
        "meeting__body", "meeting__presiding__account", "meeting__secretary__account"
    ).get(pk=event.minutes)
    news = News(
        kind=TO_SIGN,
        key=f"to-sign:{minutes.pk}",
        subject=_by_language(lambda: _("Minutes to sign")),
        text=_by_language(lambda: _about(minutes.meeting)),
        link=reverse("meetings:minutes", args=[minutes.pk]),
    )
    for member in (minutes.meeting.presiding, minutes.meeting.secretary):
        if member is not None and member.account is not None:
            notify(_recipient(member.account), news, event.at)


def on_code(event: SigningCodeMade) -> None:
    """The code itself, to the person's phone or mailbox."""
    account = Account.objects.get(pk=event.account)
    text = _by_language(lambda: _("Code to sign minutes: %(code)s") % {"code": event.code})
    moment = int(event.at.timestamp() * 1000)
    news = News(kind=CODE, key=f"code:{event.minutes}:{moment}", subject=text, text=text, short=text)
    notify(_recipient(account), news, event.at)


def _meeting(key: UUID) -> Meeting:
    return Meeting.objects.select_related("body").get(pk=key)


def _tell_members(meeting: Meeting, what: str, subject: Callable[[], str], at: datetime) -> None:
    news = News(
        kind=NOTICE,
        key=f"{what}:{meeting.pk}:{meeting.changes}",
        subject=_by_language(subject),
        text=_by_language(lambda: _about(meeting)),
        link=reverse("meetings:meeting", args=[meeting.pk]),
    )
    for member in members_of(meeting.body, day_of(meeting)):
        if member.account is not None:
            notify(_recipient(member.account), news, at)


def _about(meeting: Meeting) -> str:
    """Which body, when, where."""
    when = formats.date_format(timezone.localtime(meeting.starts_at), "DATETIME_FORMAT")
    title = _("%(body)s, meeting No. %(number)s") % {"body": str(meeting.body), "number": meeting.number}
    return "\n".join(part for part in (title, when, meeting.where, meeting.cancel_reason) if part)


def _by_language(text: Callable[[], str]) -> dict[str, str]:
    found = {}
    for language in LANGUAGES:
        with translation.override(language):
            found[language] = text()
    return found


def _recipient(account: Account) -> Recipient:
    return Recipient(account.pk, account.language or "ky", email=account.email, phone=account.phone)
