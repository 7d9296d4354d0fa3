"""Six volumes, none of which is ever taken for another."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from birge.water.queries.deliveries import delivered_by_outlet, delivered_by_user
from birge.water.queries.volumes import Ledger, SixVolumes, bounds_of, six_volumes
from tests.cast import Cast
from tests.water.small_journal import MIDNIGHT, GaugeReadingFactory, delivered, post, read_twice_a_day
from tests.water.small_season import JUNE, SmallSeason, small_season

pytestmark = pytest.mark.django_db


@pytest.fixture
def season(cast: Cast) -> SmallSeason:
    """Two users of a hectare: 1,000 m³ each, one on the main canal and one on the branch."""
    season = small_season(cast.aimak, association=cast.water_users)
    season.user("Асан", "С-1")
    season.user("Үсөн", "С-2")
    return season


def test_where_nothing_was_recorded_nothing_is_known(season: SmallSeason) -> None:
    volumes = six_volumes(season.association, JUNE)
    assert volumes == SixVolumes()
    assert (volumes.lost_m3, volumes.lost_to_gauges_m3, volumes.lost_to_users_m3, volumes.unbilled_m3) == (None,) * 4


def test_the_six_volumes_of_ten_days(season: SmallSeason) -> None:
    """10 l/s at the head for ten days are 8,640 m³, 5 l/s at the branch 4,320 m³."""
    season.asked("20")
    season.published()
    read_twice_a_day(post(season, "К-1", "Г-1"), "10")
    read_twice_a_day(post(season, "К-2", "Г-2"), "5")
    delivered(season, "Асан", "С-1", "900")
    delivered(season, "Үсөн", "С-2", "500")
    delivered(season, "Үсөн", "С-2", "250")
    billed = {season.users["Асан"].pk: Decimal(880)}
    volumes = six_volumes(season.association, JUNE, lambda *_about: billed)
    assert volumes == SixVolumes(
        planned_m3=Decimal("2000.000"),
        ordered_m3=Decimal("2000.000"),
        released_m3=Decimal("8640.000"),
        gauged_m3=Decimal("4320.000"),
        delivered_m3=Decimal("1650.000"),
        billed_m3=Decimal(880),
        unmetered_m3=Decimal("900.000"),
    )
    assert volumes.lost_m3 == Decimal("6990.000")
    assert volumes.lost_to_gauges_m3 == Decimal(8640 - 4320 - 900)
    assert volumes.lost_to_users_m3 == Decimal(4320 - 750)
    assert volumes.unbilled_m3 == Decimal(770)


def test_a_branch_is_measured_at_its_own_post_and_an_outlet_and_a_user_at_none(season: SmallSeason) -> None:
    read_twice_a_day(post(season, "К-1", "Г-1"), "10")
    read_twice_a_day(post(season, "К-2", "Г-2"), "5")
    read_twice_a_day(post(season, "К-2", "Г-3", distance_m=500), "1")
    delivered(season, "Үсөн", "С-2", "500")
    ledger = Ledger(season.association, JUNE)
    main, branch = (ledger.of_canal(state) for state in ledger.canals)
    assert branch == SixVolumes(gauged_m3=Decimal("4320.000"), delivered_m3=Decimal("500.000"))
    assert branch.lost_m3 == Decimal("3820.000")
    assert (main.released_m3, main.gauged_m3) == (Decimal("8640.000"), Decimal("4320.000"))
    assert ledger.by_outlet()[season.outlets["С-2"].pk] == SixVolumes(delivered_m3=Decimal("500.000"))
    assert ledger.by_outlet()[season.outlets["С-3"].pk] == SixVolumes()
    assert ledger.by_user() == {season.users["Үсөн"].pk: SixVolumes(delivered_m3=Decimal("500.000"))}


def test_a_post_that_was_read_on_some_days_only_gives_no_volume_and_is_named(season: SmallSeason) -> None:
    read_twice_a_day(post(season, "К-1", "Г-1"), "10", days=4)
    volumes = six_volumes(season.association, JUNE)
    assert (volumes.released_m3, volumes.silent) == (None, ("Г-1",))


def test_a_corrected_reading_counts_no_more(season: SmallSeason) -> None:
    gauge = post(season, "К-1", "Г-1")
    read_twice_a_day(gauge, "10")
    wrong = GaugeReadingFactory(gauge=gauge, read_at=MIDNIGHT + timedelta(hours=9), flow_lps=Decimal(1000))
    GaugeReadingFactory(gauge=gauge, read_at=wrong.read_at, flow_lps=Decimal(10), corrects=wrong)
    assert six_volumes(season.association, JUNE).released_m3 == Decimal("8640.000")


def test_two_deliveries_on_one_day_both_count_and_a_corrected_one_and_a_running_one_do_not(
    season: SmallSeason,
) -> None:
    asan, outlet = season.users["Асан"].pk, season.outlets["С-1"].pk
    delivered(season, "Асан", "С-1", "100")
    wrong = delivered(season, "Асан", "С-1", "200")
    delivered(season, "Асан", "С-1", "20", corrects=wrong)
    delivered(season, "Асан", "С-1", None)
    delivered(season, "Асан", "С-1", "7", day=11)
    assert delivered_by_user(season.association, *bounds_of(JUNE)) == {asan: Decimal("120.000")}
    assert delivered_by_outlet(season.association, *bounds_of(JUNE)) == {outlet: Decimal("120.000")}


def test_another_association_counts_for_itself(season: SmallSeason, cast: Cast) -> None:
    other = small_season(cast.aimak)
    other.user("Өмүр", "С-1")
    delivered(other, "Өмүр", "С-1", "100")
    assert six_volumes(season.association, JUNE) == SixVolumes()


def test_a_whole_ledger_takes_few_queries(season: SmallSeason, django_assert_max_num_queries) -> None:
    read_twice_a_day(post(season, "К-1", "Г-1"), "10")
    with django_assert_max_num_queries(10):
        ledger = Ledger(season.association, JUNE)
        ledger.of_all()
        for state in ledger.canals:
            ledger.of_canal(state)
        ledger.by_outlet()
        ledger.by_user()


def test_the_page_says_numbers_and_words_and_gives_a_file(season: SmallSeason, cast: Cast, client, settings) -> None:
    season.asked("20")
    read_twice_a_day(post(season, "К-1", "Г-1"), "10")
    delivered(season, "Асан", "С-1", "900")
    client.force_login(cast.water_master)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    address = reverse("water:volumes", args=[season.association.pk]) + "?period=2026-06-11"
    page = client.get(address).content.decode()
    for said in ("8 640", "7 740", "No share-out was decided.", "These days are not billed yet.", "not known"):
        assert said in page.replace("\xa0", " ").replace("\u202f", " ")
    rows = client.get(address + "&format=csv").content.decode().splitlines()
    assert len(rows) == 3
    assert "00000" not in rows[1]
    assert "8640" in rows[1].replace(" ", "")
    assert client.get(reverse("water:volumes", args=[season.association.pk]) + "?period=x").status_code == 200
