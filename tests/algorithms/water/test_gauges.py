"""Levels, flows and volumes that were computed by hand."""

from decimal import Decimal

import pytest

from birge.algorithms.water.gauges import (
    CIPOLETTI,
    RECTANGULAR,
    V_NOTCH,
    Flow,
    OutsideTable,
    Volume,
    Weir,
    flow_by_table,
    flow_over_weir,
    volume_between,
)

TABLE = [(Decimal(10), Decimal(30)), (Decimal(20), Decimal(90)), (Decimal(40), Decimal(290))]
HOUR = 3600
DAY = 24 * HOUR


@pytest.mark.parametrize(
    ("level_cm", "flow_lps"),
    [("10", "30"), ("15", "60"), ("20", "90"), ("25", "140"), ("33.5", "225"), ("40", "290")],
)
def test_between_two_rows_of_a_table_the_flow_rises_in_a_straight_line(level_cm: str, flow_lps: str) -> None:
    assert flow_by_table(Decimal(level_cm), TABLE) == Decimal(flow_lps)


@pytest.mark.parametrize("level_cm", ["9.9", "40.1", "-5"])
def test_beyond_the_ends_of_the_table_nothing_is_guessed(level_cm: str) -> None:
    with pytest.raises(OutsideTable) as refused:
        flow_by_table(Decimal(level_cm), TABLE)
    assert (refused.value.lowest_cm, refused.value.highest_cm) == (Decimal(10), Decimal(40))
    assert str(refused.value) == f"The table holds levels from 10 to 40 cm, not {level_cm} cm."


def test_a_table_of_one_row_holds_one_level() -> None:
    assert flow_by_table(Decimal(10), TABLE[:1]) == Decimal(30)
    with pytest.raises(OutsideTable):
        flow_by_table(Decimal(11), TABLE[:1])
    with pytest.raises(OutsideTable):
        flow_by_table(Decimal(11), [])


@pytest.mark.parametrize(
    ("weir", "width_m", "level_cm", "flow_lps"),
    [
        (CIPOLETTI, "1", "25", "232.5"),  # 1.86 · 0.25 · 0.5
        (CIPOLETTI, "1.5", "16", "178.56"),  # 1.86 · 1.5 · 0.16 · 0.4
        (RECTANGULAR, "2", "25", "460"),  # 1.84 · 2 · 0.25 · 0.5
        (V_NOTCH, "1", "16", "14.336"),  # 1.4 · 0.0256 · 0.4
        (V_NOTCH, "1", "25", "43.75"),  # 1.4 · 0.0625 · 0.5
        (CIPOLETTI, "1", "0", "0"),
        (Weir(Decimal("1.9"), 3), "1", "25", "237.5"),  # a coefficient of one's own
    ],
)
def test_the_flow_over_a_weir(weir: Weir, width_m: str, level_cm: str, flow_lps: str) -> None:
    assert flow_over_weir(Decimal(level_cm), weir, Decimal(width_m)) == Decimal(flow_lps)


def test_a_weir_has_no_negative_level_and_no_negative_width() -> None:
    with pytest.raises(ValueError, match="not negative"):
        flow_over_weir(Decimal(-1), CIPOLETTI)
    with pytest.raises(ValueError, match="not negative"):
        flow_over_weir(Decimal(1), CIPOLETTI, Decimal(-1))


def test_two_readings_a_day_give_the_volume_by_trapezoids() -> None:
    """100 l/s at 8, 200 at 20, 100 at 8 the next day: (150 + 150) · 12 h."""
    flows = [Flow(20 * HOUR, Decimal(200)), Flow(8 * HOUR, Decimal(100)), Flow(32 * HOUR, Decimal(100))]
    expected = Volume(Decimal(150 * 24 * HOUR) / 1000, 24 * HOUR)
    assert volume_between(flows, 8 * HOUR, 32 * HOUR, DAY) == expected


def test_readings_outside_the_period_count_for_what_lies_inside() -> None:
    """From 100 l/s at 0 h to 200 at 10 h; between 4 h and 6 h the mean is 150."""
    flows = [Flow(0, Decimal(100)), Flow(10 * HOUR, Decimal(200))]
    assert volume_between(flows, 4 * HOUR, 6 * HOUR, DAY) == Volume(Decimal(150 * 2 * HOUR) / 1000, 2 * HOUR)


def test_a_single_reading_speaks_for_half_the_longest_gap_on_either_side() -> None:
    assert volume_between([Flow(12 * HOUR, Decimal(50))], 0, 2 * DAY, DAY) == Volume(Decimal(50 * DAY) / 1000, DAY)


def test_a_longer_gap_is_not_measured() -> None:
    """Readings three days apart with a longest gap of a day: half a day after the first, half before the last."""
    flows = [Flow(0, Decimal(100)), Flow(3 * DAY, Decimal(300))]
    volume = volume_between(flows, 0, 3 * DAY, DAY)
    assert volume == Volume(Decimal((100 + 300) * 12 * HOUR) / 1000, DAY)


def test_without_a_reading_the_volume_is_unknown_and_not_nothing() -> None:
    assert volume_between([], 0, DAY, DAY) == Volume(None, 0)
    assert volume_between([Flow(-2 * DAY, Decimal(9))], 0, DAY, DAY) == Volume(None, 0)


def test_two_readings_at_one_moment_do_not_divide_by_nothing() -> None:
    flows = [Flow(0, Decimal(100)), Flow(0, Decimal(200)), Flow(HOUR, Decimal(200))]
    assert volume_between(flows, 0, HOUR, DAY) == Volume(Decimal(720), HOUR)
