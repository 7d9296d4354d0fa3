"""A person hears of what was done to her account, in her language; her new messages are counted on every page."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from birge.kernel.enums import Channel
from birge.kernel.imports import work
from birge.kernel.imports.models import ImportBatch
from birge.kernel.models import Message
from birge.kernel.notifications import choose_channels
from birge.kernel.notifications.kinds import kinds
from birge.people.actions import appoint, end_assignment, make_sign_in_code
from birge.people.enums import Role
from birge.people.rules import actor_of

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
SMS_LETTERS = 70

pytestmark = pytest.mark.django_db


def told(account):
    return list(
        Message.objects.filter(account=account.pk, channel="screen").order_by("id").values_list("subject", "text")
    )


@pytest.fixture
def by(cast):
    return actor_of(cast.administrator, cast.administrator.assignments.get())


def test_who_is_given_a_role_or_loses_it_hears_of_it_in_her_language(cast, by):
    cast.clerk.language = "ru"
    cast.clerk.save()
    given = appoint(account=cast.clerk, role=Role.HEAD, place=cast.aimak, starts_on=date(2026, 3, 3), by=by, at=NOW)
    end_assignment(assignment=given, ends_on=date(2026, 4, 1), by=by, at=NOW)

    assert told(cast.clerk) == [
        ("Вам дана роль", f"Роль: {_label(Role.HEAD)}. Где: Ак-Сыноо. С: 03.03.2026."),
        ("Ваша роль завершена", f"Роль: {_label(Role.HEAD)}. Где: Ак-Сыноо. До: 01.04.2026."),
    ]


def _label(role):
    with translation.override("ru"):
        return str(role.label)


def test_a_sign_in_code_is_told_to_its_person_at_once_but_never_the_code(cast, by):
    code = make_sign_in_code(account=cast.clerk, by=by, at=NOW)

    subject, text = told(cast.clerk)[0]
    assert subject == "Аккаунтуңузга кирүү коду түзүлдү"
    assert cast.administrator.name in text
    assert code not in text


def batch_of(account, **more):
    facts = {"kind": "families", "file_name": "үй-бүлө.xlsx", "path": "x", "size_bytes": 1, "sha256": "0" * 64}
    return ImportBatch.objects.create(
        **facts, **more, place=account.pk, account=account.pk, uploaded_by={}, uploaded_at=NOW
    )


def test_whoever_uploaded_a_file_hears_that_it_failed(cast):
    batch_of(cast.clerk, state="reading", attempts=work.MAX_ATTEMPTS, lease_until=NOW)
    work.recover(NOW + timedelta(hours=1))
    work.recover(NOW + timedelta(hours=2))

    assert told(cast.clerk) == [("Файлыңыз киргизилген жок", "үй-бүлө.xlsx")]


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_a_message_by_phone_fits_one_sms_before_its_link(cast, by, language):
    cast.clerk.language, cast.clerk.phone = language, "+996700000000"
    cast.clerk.save()
    for kind in kinds():
        choose_channels(kind=kind.name, channels=[Channel.SMS], by=actor_of(cast.clerk), at=NOW)
    role = appoint(account=cast.clerk, role=Role.HEAD, place=cast.aimak, starts_on=date(2026, 3, 3), by=by, at=NOW)
    end_assignment(assignment=role, ends_on=date(2026, 4, 1), by=by, at=NOW)
    make_sign_in_code(account=cast.clerk, by=by, at=NOW)
    batch_of(cast.clerk, state="reading", attempts=work.MAX_ATTEMPTS, lease_until=NOW)
    work.recover(NOW + timedelta(hours=1))

    texts = Message.objects.filter(channel=Channel.SMS).values_list("text", flat=True)
    assert (len(texts), [text for text in texts if len(text.split(" http")[0]) > SMS_LETTERS]) == (4, [])


def test_people_choose_how_each_kind_reaches_them():
    assert {"people.roles", "people.sign-in-codes", "people.imports", "decisions.published"} <= {
        kind.name for kind in kinds()
    }


def test_new_messages_are_counted_in_the_header_and_among_the_days_work(client, cast, by):
    make_sign_in_code(account=cast.clerk, by=by, at=timezone.now())
    client.force_login(cast.clerk)
    page = client.get(reverse("home")).content.decode()
    client.post(reverse("kernel:read"))
    after = client.get(reverse("home")).content.decode()

    assert ['class="unread">1<' in shown for shown in (page, after)] == [True, False]
    assert ["Жаңы билдирүүлөр" in shown for shown in (page, after)] == [True, False]
