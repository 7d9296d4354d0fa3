"""The water master's pages: a turn begun at one touch, stopped, measured, confirmed, corrected."""

from __future__ import annotations

import base64
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from birge.kernel.models import JournalEntry, Message
from birge.water.actions.confirming import CODE_VALID, TRIES, make_code
from birge.water.enums import Confirmation
from birge.water.models import Delivery, GaugeReading
from tests.algorithms.test_photos import BODY, END, HEAD, PNG, SCAN, TABLE, exif
from tests.water.small_journal import MIDNIGHT, delivered, post, turn_of
from tests.water.small_season import HYDROTECHNICIAN, SmallSeason, small_season

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]

NOW = MIDNIGHT + timedelta(hours=9)
DRAWN = "data:image/png;base64," + base64.b64encode(PNG + HEAD + BODY + END).decode()
EIGHT, TEN = "2026-06-11T08:00", "2026-06-11T10:00"


@pytest.fixture
def season(cast):
    season = small_season(cast.aimak, association=cast.water_users)
    season.user("Асан", "С-1", phone="+996700000001")
    return season


@pytest.fixture(autouse=True)
def _at_nine(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def master(cast, client, settings):
    client.force_login(cast.water_master)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def address(name: str, *parts) -> str:
    return reverse(f"water:{name}", args=parts)


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_a_day_of_many_turns_asks_the_database_no_more(master, season, django_assert_max_num_queries):
    post(season, "К-1", "П-1")
    for number in range(100):
        season.user(f"Суучу {number}", "С-1")
        begins = MIDNIGHT + number * timedelta(minutes=10)
        turn_of(season, f"Суучу {number}", "С-1", begins, begins + timedelta(minutes=10))
    master.get(address("day", season.association.pk))
    with django_assert_max_num_queries(15):
        page = text(master.get(address("day", season.association.pk)))
    assert page.count("Суучу") >= 100


def test_a_turn_is_begun_at_one_touch_and_stopped_with_the_planned_volume(master, season: SmallSeason) -> None:
    turn = turn_of(season, "Асан", "С-1", MIDNIGHT + timedelta(hours=8), MIDNIGHT + timedelta(hours=10))
    day = address("day", season.association.pk)
    page = text(master.get(day))
    assert "08:00–10:00" in page
    assert "Асан" in page
    assert master.post(address("begin_delivery", season.association.pk), {"turn": turn.pk}).url == day
    row = Delivery.objects.get()
    assert (row.turn, row.started_at) == (turn, NOW)
    assert "Runs now" in text(master.get(day))
    master.post(address("stop_delivery", row.pk), {"stopped": "2026-06-11T09:00"})
    row.refresh_from_db()
    assert (row.stopped_at, row.volume_m3) == (NOW, Decimal(0))
    assert "Not confirmed" in text(master.get(address("delivery", row.pk)))


def test_without_a_rota_water_goes_to_any_user_of_an_outlet_and_a_late_entry_says_when(master, season) -> None:
    new = address("begin_delivery", season.association.pk)
    assert "Number of the water user" in text(master.get(new))
    gate = {"user": season.users["Асан"].number, "outlet": season.outlets["С-1"].pk}
    assert "has not come yet" in text(master.post(new, {**gate, "started": "2026-06-12T08:00"}))
    master.post(new, {**gate, "started": EIGHT, "note": "Кагаздан"})
    row = Delivery.objects.get()
    stop = address("stop_delivery", row.pk)
    assert "cannot stop before" in text(master.post(stop, {"stopped": "2026-06-11T07:00", "volume_m3": "5"}))
    assert "without a turn" in text(master.post(stop, {"stopped": "2026-06-11T09:00"}))
    assert "-5" in text(master.post(stop, {"stopped": "2026-06-11T09:00", "volume_m3": "-5"}))
    master.post(stop, {"stopped": "2026-06-11T09:00", "volume_m3": "1 234,5"})
    row.refresh_from_db()
    assert (row.volume_m3, row.note) == (Decimal("1234.500"), "Кагаздан")


def test_an_outlet_of_another_association_is_no_choice(master, season, cast) -> None:
    other = small_season(cast.aimak)
    gate = {"user": season.users["Асан"].number, "outlet": other.outlets["С-2"].pk, "started": EIGHT}
    master.post(address("begin_delivery", season.association.pk), gate)
    assert not Delivery.objects.exists()


def test_a_level_becomes_a_flow_at_once_and_one_above_the_table_is_refused(master, season) -> None:
    gauge = post(season, "К-1", "Г-1")
    read = address("read_gauge", gauge.pk)
    answer = master.post(read, {"level_cm": "15,0", "read": "2026-06-11T09:00"}, follow=True)
    assert "Г-1: 15 cm is 60 l/s." in text(answer)
    assert "60" in text(master.get(address("day", season.association.pk)))
    assert "levels from 0 to 40 cm" in text(master.post(read, {"level_cm": "41", "read": "2026-06-11T09:00"}))
    assert "has-error" in text(master.post(read, {"level_cm": "-1", "read": "2026-06-11T09:00"}))
    assert "has not come yet" in text(master.post(read, {"level_cm": "15", "read": "2026-06-12T09:00"}))
    wrong = GaugeReading.objects.get()
    master.post(address("correct_reading", wrong.pk), {"level_cm": "16", "read": EIGHT, "note": "Тууралоо"})
    assert GaugeReading.objects.get(corrects=wrong).flow_lps == Decimal("66.00")
    assert "corrected" in text(master.get(address("readings", season.association.pk)))


def test_the_user_signs_on_the_phone(master, season) -> None:
    row = delivered(season, "Асан", "С-1", "100")
    sign = address("sign_delivery", row.pk)
    assert "whole picture" in text(master.post(sign, {"picture": "data:image/png;base64,AAAA"}))
    assert "whole picture" in text(master.post(sign, {"picture": "не картинка"}))
    master.post(sign, {"picture": DRAWN})
    row.refresh_from_db()
    assert (row.confirmation, row.signature.kind) == (Confirmation.SIGNATURE, "png")
    picture = master.get(address("signature", row.pk))
    assert b"".join(picture.streaming_content) == PNG + HEAD + BODY + END
    assert master.post(sign, {"picture": DRAWN}).status_code == 403


def test_a_code_by_sms_confirms_once(master, season) -> None:
    row, again = delivered(season, "Асан", "С-1", "100"), delivered(season, "Асан", "С-1", "50", day=2)
    master.post(address("send_code", row.pk))
    message = Message.objects.get(address="+996700000001")
    code = next(word for word in message.text.replace(".", " ").split() if word.isdigit())
    assert "wrong or no longer valid" in text(master.post(address("confirm_by_code", row.pk), {"code": "12345"}))
    master.post(address("confirm_by_code", row.pk), {"code": code})
    row.refresh_from_db()
    assert row.confirmation == Confirmation.CODE
    assert "no longer valid" in text(master.post(address("confirm_by_code", again.pk), {"code": code}))


def test_a_code_is_void_after_a_few_wrong_tries_and_after_its_time(master, season, cast, monkeypatch) -> None:
    row, asan = delivered(season, "Асан", "С-1", "100"), season.users["Асан"]
    code = make_code(asan, tell=False, by=HYDROTECHNICIAN, at=NOW)
    for _try in range(TRIES):
        master.post(address("confirm_by_code", row.pk), {"code": "x"})
    assert "no longer valid" in text(master.post(address("confirm_by_code", row.pk), {"code": code}))
    code = make_code(asan, tell=False, by=HYDROTECHNICIAN, at=NOW)
    monkeypatch.setattr(timezone, "now", lambda: NOW + CODE_VALID)
    master.force_login(cast.water_master)
    assert "no longer valid" in text(master.post(address("confirm_by_code", row.pk), {"code": code}))


def test_she_may_refuse_in_her_words_and_sign_later(master, season) -> None:
    row = delivered(season, "Асан", "С-1", "100")
    master.post(address("refuse_delivery", row.pk), {"answer": "Суу аз болду"})
    assert "Суу аз болду" in text(master.get(address("delivery", row.pk)))
    master.post(address("sign_delivery", row.pk), {"picture": DRAWN})
    row.refresh_from_db()
    assert row.confirmation == Confirmation.SIGNATURE


def test_a_photo_is_kept_without_its_place(master, season) -> None:
    row = delivered(season, "Асан", "С-1", "100")
    add = address("add_photo", row.pk)
    assert "whole picture" in text(master.post(add, {"photo": SimpleUploadedFile("a.jpg", b"GIF89a")}))
    master.post(add, {"photo": SimpleUploadedFile("a.jpg", b"\xff\xd8" + exif(1) + TABLE + SCAN)})
    photo = master.get(address("photo", row.pk))
    assert b"".join(photo.streaming_content) == b"\xff\xd8" + TABLE + SCAN


def test_a_correction_stands_in_the_place_of_the_wrong_entry(master, season) -> None:
    row = delivered(season, "Асан", "С-1", "100", confirmation=Confirmation.CODE, day=0)
    answer = master.post(address("correct_delivery", row.pk), {
        "started": "2026-06-10T12:00", "stopped": "2026-06-10T13:00", "volume_m3": "40", "why": "Жаңылыштык",
    })  # fmt: skip
    right = Delivery.objects.get(corrects=row)
    assert (answer.url, right.confirmation) == (address("delivery", right.pk), Confirmation.NONE)
    assert "counts no more" in text(master.get(address("delivery", row.pk)))
    assert "100" in text(master.get(address("delivery", right.pk)))
    assert master.get(address("correct_delivery", row.pk)).status_code == 403


def test_the_clerk_of_the_place_reads_and_writes_nothing(cast, client, season) -> None:
    row = delivered(season, "Асан", "С-1", None)
    client.force_login(cast.clerk)
    assert "Асан" in text(client.get(address("delivery", row.pk)))
    assert client.post(address("stop_delivery", row.pk), {"stopped": TEN, "volume_m3": "5"}).status_code == 403
    assert client.post(address("begin_delivery", season.association.pk), {}).status_code == 403
    assert JournalEntry.objects.filter(verb="water.read_delivery", account=cast.clerk.pk).exists()


def test_the_day_of_many_turns_takes_few_queries(master, season, django_assert_max_num_queries) -> None:
    for number in range(8):
        turn_of(season, "Асан", "С-1", MIDNIGHT + timedelta(hours=number), MIDNIGHT + timedelta(hours=number + 1))
    with django_assert_max_num_queries(20):
        text(master.get(address("day", season.association.pk)))


def test_today_waits_on_the_masters_home_page(master, season, cast) -> None:
    turn_of(season, "Асан", "С-1", MIDNIGHT + timedelta(hours=8), MIDNIGHT + timedelta(hours=10))
    assert timezone.localdate().isoformat() == "2026-06-11"
    assert "Water turns of today" in text(master.get("/"))
