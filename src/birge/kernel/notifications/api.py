"""One's own messages for programs."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Field, Router, Schema

from birge.kernel.api import After, Limit, Page, RepeatKey, Scope, Token, Written, answers, caller, once, page_of
from birge.kernel.notifications.actions import mark_read
from birge.kernel.notifications.queries import messages_of, unread_count

router = Router(tags=["people"])


class MessageOut(Schema):
    """A message to me, as the site shows it."""

    id: UUID
    kind: str
    subject: str
    text: str
    link: str = Field(description="Address of the page that it is about")
    made_at: datetime
    read_at: datetime | None


class Unread(Schema):
    """How many messages are still new."""

    unread: int


@router.get(
    "/me/messages",
    auth=Token(Scope.PEOPLE_READ),
    response=answers(Page[MessageOut]),
    operation_id="listMyMessages",
    summary="My messages",
)
def my_messages(request: HttpRequest, limit: Limit = 50, after: After = None) -> dict[str, Any]:
    """The messages that the site shows me, the oldest first. Reading them here does not mark them as read."""
    return page_of(messages_of(caller(request).account), limit=limit, after=after)


@router.post(
    "/me/messages/read",
    auth=Token(Scope.PEOPLE_WRITE),
    response=answers(Unread, write=True),
    operation_id="markMyMessagesRead",
    summary="Mark my messages as read",
)
def read_all(request: HttpRequest, key: RepeatKey) -> HttpResponse:
    """All my messages count as read from now on."""
    who = caller(request)

    def work() -> Written:
        mark_read(by=who.self_actor, at=who.at)
        return 200, Unread(unread=unread_count(who.account))

    return once(request, who, key, work)
