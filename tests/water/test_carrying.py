"""The journal on a phone without a network: what goes along, and how what was written is taken over."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from birge.kernel.offline.deciding import decide
from birge.kernel.offline.enums import Outcome
from birge.kernel.offline.kinds import kind_named
from birge.kernel.offline.receiving import Operation, receive
from birge.kernel.permissions import Refused
from birge.water.actions.confirming import TRIES, make_code
from birge.water.actions.deliveries import begin, stop
from birge.water.enums import Confirmation
from birge.water.models import Delivery, GaugeReading
from tests.water.small_journal import MIDNIGHT, post, turn_of
from tests.water.small_season import HYDROTECHNICIAN, SmallSeason, small_season

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]

NOW = MIDNIGHT + timedelta(hours=12)
EIGHT, TEN = MIDNIGHT + timedelta(hours=8), MIDNIGHT + timedelta(hours=10)
AT_EIGHT, AT_TEN = "2026-06-11T08:00", "2026-06-11T10:00"
BY = {"by": HYDROTECHNICIAN, "at": NOW}
WATER = kind_named("water")


@pytest.fixture
def season(cast):
    season = small_season(cast.aimak, association=cast.water_users)
    season.user("Асан", "С-1")
    season.user("Үсөн", "С-2")
    return season


@pytest.fixture
def turn(season):
    return turn_of(season, "Асан", "С-1", EIGHT, TEN)


def taken(season: SmallSeason, user, canal: str = ""):
    asked = QueryDict(f"association={season.association.pk}&canal={canal}")
    return {piece.title: piece for piece in WATER.take(user, asked, NOW).pieces}


def sent(user, piece, key=None, **values: str):
    """What the phone sends of a piece that it took along."""
    saw = WATER.values(WATER.lock(piece.subject, NOW))
    wants = {**saw, **values}
    about = {"kind": "water", "subject": piece.subject, "base_version": piece.version, "saw": saw, "values": wants}
    return receive(user=user, operation=Operation(key=key or uuid4(), made_at=NOW, **about), at=NOW)


def test_turns_go_along_and_of_a_canal_without_turns_its_users_and_the_posts_twice(cast, season, turn) -> None:
    post(season, "К-1", "Г-1")
    tomorrow = turn_of(season, "Асан", "С-1", EIGHT + timedelta(days=1), TEN + timedelta(days=1))
    assert list(taken(season, cast.water_master)) == [
        "11.06 08:00 · 101 Асан · С-1",
        f"{timezone.localtime(tomorrow.starts_at):%d.%m %H:%M} · 101 Асан · С-1",
        "102 Үсөн · С-2",
        "Г-1 · 11.06 · 1",
        "Г-1 · 11.06 · 2",
    ]
    assert list(taken(season, cast.water_master, "К-2")) == ["102 Үсөн · С-2"]


def test_only_who_keeps_the_journal_takes_it_along(cast, season, turn) -> None:
    for person in (cast.clerk, cast.resident):
        with pytest.raises(Refused):
            taken(season, person)
    with pytest.raises(Refused, match="no such association"):
        WATER.take(cast.water_master, QueryDict("association=x"), NOW)


def test_start_and_stop_are_two_acts_and_each_is_done_once_however_often_it_is_sent(cast, season, turn) -> None:
    piece = taken(season, cast.water_master)["11.06 08:00 · 101 Асан · С-1"]
    key = uuid4()
    assert sent(cast.water_master, piece, key, started=AT_EIGHT).outcome == Outcome.DONE
    assert sent(cast.water_master, piece, key, started=AT_EIGHT).outcome == Outcome.DONE
    assert Delivery.objects.get().is_running
    piece = taken(season, cast.water_master)["11.06 08:00 · 101 Асан · С-1"]
    assert "runs since" in piece.note
    assert sent(cast.water_master, piece, started=AT_EIGHT, stopped=AT_TEN).outcome == Outcome.DONE
    assert Delivery.objects.get().volume_m3 == Decimal("360.000")


def test_a_whole_delivery_with_its_code_comes_in_at_once(cast, season, turn) -> None:
    code = make_code(season.users["Асан"], tell=False, by=HYDROTECHNICIAN, at=EIGHT)
    piece = taken(season, cast.water_master)["11.06 08:00 · 101 Асан · С-1"]
    sent(cast.water_master, piece, started=AT_EIGHT, stopped=AT_TEN, volume_m3="300,5", code=code)
    row = Delivery.objects.get()
    assert (row.turn, row.volume_m3, row.confirmation) == (turn, Decimal("300.500"), Confirmation.CODE)


def test_a_wrong_code_counts_as_a_try_and_loses_nothing_else(cast, season, turn) -> None:
    make_code(season.users["Асан"], tell=False, by=HYDROTECHNICIAN, at=EIGHT)
    piece = taken(season, cast.water_master)["11.06 08:00 · 101 Асан · С-1"]
    assert sent(cast.water_master, piece, started=AT_EIGHT, stopped=AT_TEN, code="x").outcome == Outcome.DONE
    row = Delivery.objects.get()
    assert (row.volume_m3, row.confirmation) == (Decimal("360.000"), Confirmation.NONE)
    assert row.user.codes.get().tries == 1 < TRIES


def test_without_a_turn_a_user_gets_water_and_once_more_on_the_same_day(cast, season) -> None:
    about = {"started": AT_EIGHT, "stopped": "2026-06-11T09:00", "volume_m3": "50"}
    assert sent(cast.water_master, taken(season, cast.water_master)["102 Үсөн · С-2"], **about).outcome == Outcome.DONE
    again = taken(season, cast.water_master)["102 Үсөн · С-2"]
    more = {"started": "2026-06-11T10:00", "stopped": "2026-06-11T11:00", "volume_m3": "70", "again": "on"}
    assert sent(cast.water_master, again, **more).outcome == Outcome.DONE
    assert [row.volume_m3 for row in Delivery.objects.order_by("started_at")] == [Decimal(50), Decimal(70)]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"started": "", "stopped": AT_TEN}, "When it began"),
        ({"started": AT_TEN, "stopped": AT_EIGHT}, "cannot stop before"),
        ({"started": "2026-06-12T08:00"}, "has not come yet"),
        ({"started": AT_EIGHT, "volume_m3": "5"}, "Write when it stopped"),
        ({"started": AT_EIGHT, "stopped": AT_TEN, "volume_m3": "-5"}, "Volume"),
    ],
)
def test_what_cannot_be_is_refused_with_words(cast, season, turn, values: dict, words: str) -> None:
    kept = sent(cast.water_master, taken(season, cast.water_master)["11.06 08:00 · 101 Асан · С-1"], **values)
    assert kept.outcome == Outcome.REFUSED
    assert words in kept.errors[0]
    assert not Delivery.objects.exists()


def test_a_level_comes_in_and_one_above_the_table_does_not(cast, season) -> None:
    gauge = post(season, "К-1", "Г-1")
    pieces = taken(season, cast.water_master)
    kept = sent(cast.water_master, pieces["Г-1 · 11.06 · 1"], level_cm="15", read=AT_EIGHT)
    high = sent(cast.water_master, pieces["Г-1 · 11.06 · 2"], level_cm="41", read=AT_TEN)
    assert (kept.outcome, high.outcome) == (Outcome.DONE, Outcome.REFUSED)
    assert GaugeReading.objects.get(gauge=gauge).flow_lps == Decimal("60.00")


def test_what_somebody_else_closed_meanwhile_is_decided_by_a_person(cast, season, turn, client, settings) -> None:
    piece = taken(season, cast.water_master)["11.06 08:00 · 101 Асан · С-1"]
    other = begin(association=season.association, user=turn.user, outlet=turn.outlet, turn=turn, started_at=EIGHT, **BY)
    stop(other, stopped_at=EIGHT + timedelta(hours=1), volume_m3=Decimal(150), **BY)
    saw = {"started": AT_EIGHT}
    wants = {"started": AT_EIGHT, "stopped": AT_TEN, "volume_m3": "300"}
    about = {"kind": "water", "subject": piece.subject, "base_version": piece.version, "saw": saw, "values": wants}
    kept = receive(user=cast.water_master, operation=Operation(key=uuid4(), made_at=NOW, **about), at=NOW)
    assert kept.outcome == Outcome.CONFLICT
    client.force_login(cast.hydrotechnician)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = client.get(f"/offline/{kept.pk}/").content.decode()
    assert "11.06.2026 10:00" in page
    assert "101 Асан" in client.get(reverse("offline:operations")).content.decode()
    choices = {"stopped": "phone", "volume_m3": "phone"}
    version = WATER.version(WATER.lock(piece.subject, NOW))
    assert decide(kept, choices=choices, version=version, user=cast.hydrotechnician, at=NOW)
    row = Delivery.objects.get(corrects=other)
    assert (row.volume_m3, row.note) == (Decimal("300.000"), "Another entry came from a phone without a network.")


def test_another_associations_master_decides_nothing_here(cast, season, turn) -> None:
    assert season.association.pk in set(WATER.places(cast.water_master, NOW.date()).values_list("pk", flat=True))
    assert list(WATER.places(cast.clerk, NOW.date())) == []
    assert WATER.lock("t.nonsense", NOW) is None
    assert WATER.lock(f"g.{uuid4().hex}.{uuid4().hex}.20260611", NOW) is None


def test_taking_many_turns_along_takes_few_queries(cast, season, django_assert_max_num_queries) -> None:
    for number in range(6):
        turn_of(season, "Асан", "С-1", EIGHT + timedelta(hours=number), EIGHT + timedelta(hours=number + 1))
    with django_assert_max_num_queries(22):
        taken(season, cast.water_master)
