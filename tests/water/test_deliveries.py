"""Water begins and stops; its volume is found in one of four ways; what was wrong stays visible."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from birge.kernel.models import JournalEntry
from birge.water.actions.deliveries import begin, correct, stop
from birge.water.actions.readings import read_gauge
from birge.water.enums import DeliveryWay
from birge.water.models import Delivery, Turn
from birge.water.queries.day import day_of_journal
from birge.water.queries.deliveries import delivered_by_user, too_much
from birge.water.queries.volumes import bounds_of
from tests.cast import Cast
from tests.water.small_journal import MIDNIGHT, post, turn_of
from tests.water.small_season import HYDROTECHNICIAN, JUNE, SmallSeason, small_season

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]

NOW = MIDNIGHT + timedelta(hours=18)
EIGHT, TEN = MIDNIGHT + timedelta(hours=8), MIDNIGHT + timedelta(hours=10)
BY = {"by": HYDROTECHNICIAN, "at": NOW}


@pytest.fixture
def season(cast: Cast) -> SmallSeason:
    season = small_season(cast.aimak, association=cast.water_users)
    season.user("Асан", "С-1")
    season.user("Үсөн", "С-2")
    return season


@pytest.fixture
def turn(season: SmallSeason) -> Turn:
    """Of Асан, from 8 to 10 o'clock, at 50 l/s."""
    return turn_of(season, "Асан", "С-1", EIGHT, TEN)


def begun(season: SmallSeason, turn: Turn | None = None, name: str = "Асан", code: str = "С-1", **given) -> Delivery:
    about = {"association": season.association, "user": season.users[name], "outlet": season.outlets[code]}
    return begin(**{**about, "turn": turn, "started_at": EIGHT, **BY, **given})


def test_without_readings_the_plan_of_the_turn_gives_the_volume(season: SmallSeason, turn: Turn) -> None:
    """50 l/s for two hours are 360 m³."""
    row = stop(begun(season, turn), stopped_at=TEN, **BY)
    assert (row.way, row.flow_lps, row.volume_m3) == (DeliveryWay.PLAN, Decimal(50), Decimal("360.000"))


def test_readings_at_the_post_of_the_canal_come_before_the_plan(season: SmallSeason, turn: Turn) -> None:
    """30 l/s at 8 o'clock and 90 at 10: 60 on average, 432 m³ in two hours."""
    gauge = post(season, "К-1", "Г-1")
    for moment, level in ((EIGHT, 10), (TEN, 20)):
        read_gauge(gauge, read_at=moment, level_cm=Decimal(level), **BY)
    row = stop(begun(season, turn), stopped_at=TEN, **BY)
    assert (row.way, row.flow_lps, row.volume_m3) == (DeliveryWay.GAUGE, Decimal("60.00"), Decimal("432.000"))


def test_a_written_flow_and_a_written_volume_come_before_both(season: SmallSeason, turn: Turn) -> None:
    by_flow = stop(begun(season, turn), stopped_at=TEN, flow_lps=Decimal(10), **BY)
    assert (by_flow.way, by_flow.volume_m3) == (DeliveryWay.FLOW, Decimal("72.000"))
    stated = stop(begun(season, turn), stopped_at=TEN, volume_m3=Decimal("80.5"), **BY)
    assert (stated.way, stated.flow_lps, stated.volume_m3) == (DeliveryWay.STATED, None, Decimal("80.500"))


def test_without_a_turn_somebody_must_say_how_much_it_was(season: SmallSeason) -> None:
    row = begun(season)
    with pytest.raises(ValidationError, match="without a turn"):
        stop(row, stopped_at=TEN, **BY)
    assert stop(row, stopped_at=TEN, flow_lps=Decimal(10), **BY).volume_m3 == Decimal("72.000")


def test_two_deliveries_on_one_day_both_count(season: SmallSeason) -> None:
    for hour in (0, 3):
        row = begun(season, started_at=EIGHT + timedelta(hours=hour))
        stop(row, stopped_at=TEN + timedelta(hours=hour), volume_m3=Decimal(50), **BY)
    assert delivered_by_user(season.association, *bounds_of(JUNE)) == {season.users["Асан"].pk: Decimal("100.000")}


def test_water_runs_to_a_user_at_an_outlet_once_at_a_time(season: SmallSeason, turn: Turn) -> None:
    begun(season, turn)
    with pytest.raises(ValidationError, match="runs to this user here already"):
        begun(season)
    assert begun(season, name="Үсөн", code="С-2").is_running


def test_nobody_stops_what_somebody_else_stopped(season: SmallSeason, turn: Turn) -> None:
    row = begun(season, turn)
    stop(row, stopped_at=TEN, **BY)
    with pytest.raises(ValidationError, match="stopped already"):
        stop(row, stopped_at=TEN, **BY)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"stopped_at": EIGHT - timedelta(minutes=1)}, "cannot stop before"),
        ({"stopped_at": NOW + timedelta(minutes=6)}, "has not come yet"),
        ({"stopped_at": TEN, "volume_m3": Decimal(-1)}, "cannot be"),
        ({"stopped_at": TEN, "flow_lps": Decimal(-1)}, "cannot be"),
        ({"stopped_at": TEN, "volume_m3": Decimal(10) ** 12}, "cannot be"),
    ],
)
def test_what_cannot_be_is_not_written(season: SmallSeason, turn: Turn, given: dict, words: str) -> None:
    row = begun(season, turn)
    with pytest.raises(ValidationError, match=words):
        stop(row, **given, **BY)
    row.refresh_from_db()
    assert row.is_running


@pytest.mark.parametrize(
    ("started_at", "words"),
    [
        (NOW + timedelta(days=1), "has not come yet"),
        (datetime(2024, 6, 11, 2, tzinfo=UTC), "not in the register"),
    ],
)
def test_water_begins_neither_tomorrow_nor_before_the_register(
    season: SmallSeason, started_at: datetime, words: str
) -> None:
    with pytest.raises(ValidationError, match=words):
        begun(season, started_at=started_at)


def test_an_outlet_of_another_association_and_the_turn_of_another_user_are_refused(
    season: SmallSeason, turn: Turn, cast: Cast
) -> None:
    other = small_season(cast.aimak)
    with pytest.raises(ValidationError, match="of this association"):
        begun(season, name="Үсөн", outlet=other.outlets["С-2"])
    with pytest.raises(ValidationError, match="of another user"):
        begun(season, turn, name="Үсөн", code="С-2")


def test_a_correction_is_another_row_with_its_reason_and_the_journal_holds_both(
    season: SmallSeason, turn: Turn
) -> None:
    wrong = stop(begun(season, turn), stopped_at=TEN, **BY)
    with pytest.raises(ValidationError, match="why the entry is corrected"):
        correct(wrong, started_at=EIGHT, stopped_at=TEN, volume_m3=Decimal(300), why=" ", **BY)
    right = correct(wrong, started_at=EIGHT, stopped_at=TEN, volume_m3=Decimal(300), why="Жарым саат токтоду", **BY)
    assert (right.corrects, right.turn, right.note) == (wrong, turn, "Жарым саат токтоду")
    assert delivered_by_user(season.association, *bounds_of(JUNE)) == {season.users["Асан"].pk: Decimal("300.000")}
    entry = JournalEntry.objects.get(verb="water.correct_delivery")
    assert (entry.before["volume_m3"], entry.after["volume_m3"]) == ("360.000", "300.000")
    with pytest.raises(ValidationError, match="corrected meanwhile"):
        correct(wrong, started_at=EIGHT, stopped_at=TEN, volume_m3=Decimal(1), why="дагы", **BY)


def test_more_than_the_outlet_can_pass_is_pointed_out(season: SmallSeason, turn: Turn) -> None:
    """100 l/s for two hours are 720 m³."""
    assert too_much(stop(begun(season, turn), stopped_at=TEN, volume_m3=Decimal(720), **BY)) is None
    much = stop(begun(season, turn), stopped_at=TEN, volume_m3=Decimal(721), **BY)
    assert too_much(much) == Decimal("720.000")


def test_the_day_shows_what_runs_first_and_the_rest_by_canal_and_time(season: SmallSeason, turn: Turn) -> None:
    later = turn_of(season, "Үсөн", "С-2", TEN, TEN + timedelta(hours=1))
    running = begun(season, turn)
    free = stop(begun(season, name="Үсөн", code="С-3"), stopped_at=TEN, volume_m3=Decimal(5), **BY)
    day = day_of_journal(season.association, JUNE.starts_on)
    assert [line.last for line in day.running] == [running]
    assert [(canal.canal.code, [line.turn or line.last for line in lines]) for canal, lines in day.canals] == [
        ("К-2", [free, later])
    ]
    assert [str(known) for known in day.users] == ["Асан", "Үсөн"]
    assert day_of_journal(season.association, JUNE.starts_on, canal="К-2").running == []
    assert day_of_journal(season.association, JUNE.last_day).running[0].last == running


def test_a_day_takes_few_queries(season: SmallSeason, turn: Turn, django_assert_max_num_queries) -> None:
    begun(season, turn)
    post(season, "К-1", "Г-1")
    with django_assert_max_num_queries(9):
        day_of_journal(season.association, JUNE.starts_on)
