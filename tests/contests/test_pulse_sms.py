"""Answers that came by SMS: the words are read, the phone is not; a code counts once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from birge.contests.actions.agreements import pulse
from birge.contests.enums.agreements import AnswerWay
from birge.contests.models import Pulse, PulseAnswer, PulseSlip
from birge.contests.pulse_questions import shipped_questions
from birge.contests.pulse_sms import Sms, read_message
from birge.kernel.models import JournalEntry
from tests.contests.small_agreement import AT, SmallContest, small_contest

pytestmark = pytest.mark.django_db
PHONE = "+996555123456"


@pytest.fixture
def small(monkeypatch) -> SmallContest:
    monkeypatch.setattr(timezone, "now", lambda: AT)
    return small_contest()


@pytest.fixture
def asked(small) -> Pulse:
    today = AT.date()
    return pulse.ask_beneficiaries(
        agreement=small.in_force(), opens_on=today, closes_on=today + timedelta(days=9), by=small.by("secretary"), at=AT
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("7K2M-00QF-9ABC 5 4 Ыракмат", Sms("7K2M-00QF-9ABC", {"a": 5, "b": 4}, "Ыракмат")),
        ("7k2m 00qf 9abc 5,4", Sms("7K2M-00QF-9ABC", {"a": 5, "b": 4}, "")),
        ("7k2m00qf9abc. 3", Sms("7K2M-00QF-9ABC", {"a": 3}, "")),
        ("7K2M-00QF-9ABC 12 бала келди", Sms("7K2M-00QF-9ABC", {}, "12 бала келди")),
        ("7K2M-00QF-9ABC", Sms("7K2M-00QF-9ABC", {}, "")),
        ("Саламатсызбы", None),
        (PHONE, None),
        (PHONE.removeprefix("+"), None),
        ("2026-06-01 10:00", None),
    ],
)
def test_a_message_is_read_as_people_write_it(text, said):
    assert read_message(text, [{"id": "a"}, {"id": "b"}]) == said


def test_a_file_is_entered_once_and_whose_phone_it_was_stands_nowhere(small, asked):
    first, second, other = pulse.make_slips(pulse=asked, count=3, by=small.by("secretary"), at=AT)
    rows = [
        f"{PHONE};2026-06-01;{first} 5 4",
        f"{PHONE};2026-06-01;{second.lower()} 9",
        f"{PHONE};;{first} 1 1",
        f"{PHONE};;Ким?",
    ]
    content = "\n".join(["from;at;text", *rows]).encode()
    entered = pulse.enter_messages(pulse=asked, content=content, by=small.by("secretary"), at=AT)
    again = pulse.enter_messages(pulse=asked, content=content, by=small.by("secretary"), at=AT)
    ids = [question["id"] for question in shipped_questions()]
    assert (entered.taken, [row for row, _why in entered.refused], again.taken) == (2, [1, 4, 5], 0)
    told = {(row.way, tuple(sorted(row.marks.items())), row.words) for row in PulseAnswer.objects.all()}
    assert told == {(AnswerWay.SMS, tuple(sorted({ids[0]: 5, ids[1]: 4}.items())), ""), (AnswerWay.SMS, (), "9")}
    assert not PulseSlip.objects.get(code_hash=pulse.slip_of(other).code_hash).is_used
    kept = [
        str(row) for row in (*PulseAnswer.objects.values(), *PulseSlip.objects.values(), *JournalEntry.objects.values())
    ]
    assert [row for row in kept if PHONE in row or first in row] == []


def test_the_secretary_enters_the_file_on_the_page_and_a_stranger_cannot(small, asked):
    [code] = pulse.make_slips(pulse=asked, count=1, by=small.by("secretary"), at=AT)
    client, address = Client(), reverse("contests:pulse_messages", args=[asked.pk])

    def send(name: str) -> int:
        client.force_login(small.people[name])
        return client.post(address, {"file": SimpleUploadedFile("sms.csv", f"{code} 5".encode())}).status_code

    assert (send("stranger"), send("director"), PulseAnswer.objects.count()) == (404, 403, 0)
    assert (send("secretary"), PulseAnswer.objects.get().way) == (302, AnswerWay.SMS)


@pytest.mark.parametrize(
    ("encoding", "chosen"),
    [("utf-8-sig", ""), ("utf-16", ""), ("utf-16-le", ""), ("utf-16-be", ""), ("cp1251", "cp1251"),
     ("koi8-r", "koi8-r")],
)  # fmt: skip
def test_words_are_read_in_the_encoding_of_the_file(small, asked, encoding, chosen):
    [code] = pulse.make_slips(pulse=asked, count=1, by=small.by("secretary"), at=AT)
    content = f"{PHONE};{code} 5 Рахмат, жакшы".encode(encoding)

    pulse.enter_messages(pulse=asked, content=content, encoding=chosen, by=small.by("secretary"), at=AT)

    assert PulseAnswer.objects.get().words == "Рахмат, жакшы"


@pytest.mark.parametrize(
    ("content", "chosen", "said"),
    [
        ("{first} 5\n{second} 5 Рахмат".encode("cp1251"), "", "Windows-1251: “Рахмат”"),
        ("{first} 5\n{second} 5 Рахмат".encode("koi8-r"), "", "KOI8-R: “Рахмат”"),
        (b"{first} 5\n{second} 5 \x98", "cp1251", "cannot be read as Windows-1251"),
        (b"{first} 5\n\x00\x00{second} 5", "", "not a text file"),
    ],
)
def test_a_file_whose_letters_cannot_be_read_is_refused_whole_and_says_how_it_could_be_read(
    small, asked, english, content, chosen, said
):
    by = small.by("secretary")
    codes = pulse.make_slips(pulse=asked, count=2, by=by, at=AT)
    for place, code in zip((b"{first}", b"{second}"), codes, strict=True):
        content = content.replace(place, code.encode())

    with pytest.raises(ValidationError, match=said):
        pulse.enter_messages(pulse=asked, content=content, encoding=chosen, by=by, at=AT)

    assert not PulseAnswer.objects.exists()
    client, file = Client(), SimpleUploadedFile("sms.csv", content)
    client.force_login(small.people["secretary"])
    page = client.post(reverse("contests:pulse_messages", args=[asked.pk]), {"file": file, "encoding": chosen},
                       follow=True)  # fmt: skip
    assert 'class="notice notice-error"' in page.content.decode()
