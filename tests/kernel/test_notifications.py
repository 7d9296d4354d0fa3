"""Messages reach people by the channels that they chose; what fails is tried again; the log says what became of it."""

from __future__ import annotations

import json
from datetime import timedelta
from email import message_from_bytes, policy
from uuid import UUID

import pytest
from django.utils.translation import gettext_lazy as _

from birge.kernel.actors import Actor
from birge.kernel.enums import Channel
from birge.kernel.models import Message
from birge.kernel.notifications import News, Recipient, choose_channels, mark_read, notify, register_kind, unread_count
from birge.kernel.notifications import kinds as kinds_module
from birge.kernel.notifications.delivery import PAUSES, deliver
from birge.kernel.notifications.sms import parts_of
from tests.kernel.servers import Gateway, MailServer, running

pytestmark = pytest.mark.django_db
ANYONE = UUID(int=5)
ALL = (Channel.SCREEN, Channel.EMAIL, Channel.SMS)
RECIPIENT = Recipient(account=ANYONE, language="ky", email="a@example.kg", phone="+996555000001")
NEWS = News(
    kind="test.news",
    key="1",
    subject={"ky": "Чечим жарыяланды", "ru": "Решение опубликовано"},
    text={"ky": "Көмүр бөлүштүрүлдү.", "ru": "Уголь распределён."},
    link="/decisions/1/",
)


@pytest.fixture(autouse=True)
def home(tmp_path, settings, monkeypatch):
    monkeypatch.setattr(kinds_module, "_kinds", {})
    register_kind("test.news", "News", ALL)
    settings.HOME, settings.SMTP_URL, settings.SMS_URL, settings.BASE_URL = tmp_path, "", "", "https://birge.example"
    return tmp_path


@pytest.fixture
def mail(settings):
    with running(MailServer()) as server:
        settings.SMTP_URL = server.url
        yield server


@pytest.fixture
def gateway(settings):
    with running(Gateway()) as server:
        settings.SMS_URL, settings.SMS_TOKEN = server.url, "secret"
        yield server


def states() -> dict[str, str]:
    return dict(Message.objects.values_list("channel", "state"))


def test_without_servers_each_message_becomes_a_file(now, home):
    notify(RECIPIENT, NEWS, now)

    assert deliver(at=now) == 2
    letter = message_from_bytes(next((home / "outbox").glob("*.eml")).read_bytes(), policy=policy.default)
    assert (letter["To"], letter["Subject"]) == ("a@example.kg", "Чечим жарыяланды")
    assert letter.get_content() == "Көмүр бөлүштүрүлдү.\n\nhttps://birge.example/decisions/1/\n"
    sms = json.loads(next((home / "outbox").glob("*.sms.json")).read_text())
    assert sms["text"] == "Чечим жарыяланды https://birge.example/decisions/1/"
    assert states() == {"screen": "sent", "email": "sent", "sms": "sent"}


def test_a_message_is_in_the_language_of_its_reader(now):
    notify(Recipient(account=None, language="ru", phone="+996555000002"), NEWS, now)

    assert Message.objects.get().text == "Решение опубликовано https://birge.example/decisions/1/"


def test_lazy_texts_are_translated_for_the_reader(now):
    notify(RECIPIENT, News(kind="test.news", key="2", subject=_("Yes"), text=_("No")), now)

    message = Message.objects.get(channel="screen")
    assert (message.subject, message.text) == ("Ооба", "Жок")


def test_the_same_news_is_told_once(now):
    notify(RECIPIENT, NEWS, now)

    assert notify(RECIPIENT, NEWS, now) == []
    assert Message.objects.count() == 3


def test_a_person_chooses_the_channels_but_always_sees_it_on_the_site(now):
    choose_channels(kind="test.news", channels=[Channel.SMS], by=Actor(account=ANYONE, name="А"), at=now)

    notify(RECIPIENT, NEWS, now)

    assert states() == {"screen": "sent", "sms": "queued"}


def test_a_kind_that_forbids_the_screen_never_stands_there_whatever_is_chosen(now):
    register_kind("test.code", "Codes", (Channel.SMS, Channel.EMAIL), on_screen=False)
    me = Actor(account=ANYONE, name="А")
    for number, chosen in enumerate([[Channel.EMAIL], [Channel.SCREEN, Channel.SMS], []]):
        choose_channels(kind="test.code", channels=chosen, by=me, at=now)
        notify(RECIPIENT, News(kind="test.code", key=str(number), subject={"ky": "1"}, text={"ky": "1"}), now)

    assert list(Message.objects.order_by("id").values_list("channel", flat=True)) == ["email", "sms", "sms", "email"]


def test_a_person_reads_her_own_messages(now):
    notify(RECIPIENT, NEWS, now)
    notify(Recipient(account=UUID(int=6), language="ky"), NEWS, now)

    assert unread_count(ANYONE) == 1
    assert mark_read(by=Actor(account=ANYONE, name="А"), at=now) == 1
    assert (unread_count(ANYONE), unread_count(UUID(int=6))) == (0, 1)


def test_a_mail_server_gets_the_letter(now, mail):
    notify(Recipient(account=None, language="ky", email="a@example.kg"), NEWS, now)

    assert deliver(at=now) == 1
    assert "Message-ID: <" in mail.letters[0]


def test_a_mail_server_that_is_busy_is_tried_again_and_one_that_refuses_is_not(now, mail):
    mail.answers = ["450 busy", "250 OK", "550 no such person"]
    notify(Recipient(account=None, language="ky", email="a@example.kg"), NEWS, now)

    assert deliver(at=now) == 0
    failed = Message.objects.get()
    assert (failed.state, failed.attempts, failed.last_error) == ("failed", 1, "450 busy")
    assert deliver(at=now + PAUSES[0] - timedelta(seconds=1)) == 0
    assert deliver(at=now + PAUSES[0]) == 1
    notify(Recipient(account=None, language="ky", email="b@example.kg"), NEWS, now)
    deliver(at=now + PAUSES[0])
    refused = Message.objects.get(address="b@example.kg")
    assert (refused.state, refused.attempts, refused.last_error) == ("given-up", 1, "550 no such person")


def test_a_gateway_gets_the_text_with_the_token_and_the_same_key_each_time(now, gateway):
    gateway.answers = [503, 200]
    notify(Recipient(account=None, language="ky", phone="+996555000001"), NEWS, now)

    assert (deliver(at=now), deliver(at=now + PAUSES[0])) == (0, 1)
    first, second = gateway.requests
    assert first == second
    assert (first["to"], first["Authorization"], first["Idempotency-Key"]) == (
        "+996555000001",
        "Bearer secret",
        str(Message.objects.get().id),
    )


def test_a_gateway_that_is_away_is_given_up_in_the_end(now, settings):
    settings.SMS_URL = "http://127.0.0.1:9/"
    notify(Recipient(account=None, language="ky", phone="+996555000001"), NEWS, now)

    for _attempt in range(len(PAUSES) + 3):
        deliver(at=now)
        now += timedelta(hours=12)

    message = Message.objects.get()
    assert (message.state, message.attempts, message.next_try_at) == ("given-up", len(PAUSES) + 1, None)
    assert "refused" in message.last_error


def test_a_message_claimed_by_a_worker_that_died_is_sent_later(now, gateway):
    notify(Recipient(account=None, language="ky", phone="+996555000001"), NEWS, now)
    Message.objects.update(attempts=1, next_try_at=now + timedelta(minutes=5))

    assert (deliver(at=now), deliver(at=now + timedelta(minutes=5))) == (0, 1)


@pytest.mark.parametrize(
    ("text", "parts"),
    [("ө" * 70, 1), ("ө" * 71, 2), ("ө" * 134, 2), ("ө" * 135, 3), ("a" * 160, 1), ("a" * 161, 2), ("€" * 81, 2)],
)
def test_an_sms_is_counted_in_parts(text, parts):
    assert parts_of(text) == parts


@pytest.fixture
def signed_in(client, django_user_model):
    account = django_user_model.objects.create(id=ANYONE, username="a", name="А")
    client.force_login(account)
    return client


def test_a_person_sees_her_messages_on_the_site_and_nobody_elses(now, signed_in):
    notify(RECIPIENT, NEWS, now)
    other = News(kind="test.news", key="9", subject="Secret of another", text="x")
    notify(Recipient(account=UUID(int=6), language="ky"), other, now)

    page = signed_in.get("/kernel/messages/").content.decode()

    assert "Көмүр бөлүштүрүлдү." in page
    assert "Secret of another" not in page
    signed_in.post("/kernel/messages/read/")
    assert (unread_count(ANYONE), unread_count(UUID(int=6))) == (0, 1)


def test_a_person_chooses_channels_on_the_site(now, signed_in):
    assert "test.news:sms" in signed_in.get("/kernel/messages/channels/").content.decode()

    signed_in.post("/kernel/messages/channels/", {"test.news:sms": "on"})
    notify(RECIPIENT, NEWS, now)

    assert states() == {"screen": "sent", "sms": "queued"}


@pytest.mark.parametrize("path", ["/kernel/messages/", "/kernel/messages/channels/"])
def test_a_visitor_is_asked_to_sign_in(client, path):
    assert client.get(path).url.startswith("/accounts/login/")
