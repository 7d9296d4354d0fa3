"""One's own messages through the API."""

from datetime import UTC, datetime

import pytest

from birge.kernel.enums import Channel, MessageState
from birge.kernel.models import Message
from tests.site.api import Caller

pytestmark = pytest.mark.django_db


def message(account, number):
    return Message.objects.create(
        key=f"{number:064}",
        account=account.pk,
        channel=Channel.SCREEN,
        kind="tests.news",
        language="ky",
        subject="Жыйын",
        text="Эртең жыйын",
        state=MessageState.SENT,
        made_at=datetime(2026, 3, 2, tzinfo=UTC),
    )


def test_i_read_my_messages_and_nobody_elses(cast):
    mine, _theirs = message(cast.clerk, 1), message(cast.other_clerk, 2)
    caller = Caller(cast.clerk)

    assert [item["id"] for item in caller.get("/me/messages")["items"]] == [str(mine.pk)]
    assert caller.post("/me/messages/read") == {"unread": 0}
    assert caller.get("/me/messages")["items"][0]["read_at"] is not None
    assert Message.objects.filter(read_at=None).count() == 1
