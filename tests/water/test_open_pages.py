"""What everyone sees of an association, without signing in."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from birge.algorithms.water.share import Rule
from birge.people.models import Organisation
from birge.water.open_figures import open_figures
from birge.water.open_windows import windows_of
from birge.water.performance import performance_of
from birge.water.queries.indicators import bands_on
from birge.water.queries.open_pages import turns_of_rotas_between
from birge.water.queries.volumes import midnight
from tests.people.factories import OrganisationFactory
from tests.water.delivered import delivered, rota_of, turn_of
from tests.water.small_season import JUNE, small_season

pytestmark = pytest.mark.django_db
YEAR = (date(2026, 1, 1), date(2027, 1, 1))
JULY = date(2026, 7, 1)


@pytest.fixture
def _in_july(monkeypatch):
    of_a_moment = timezone.localdate
    monkeypatch.setattr(
        timezone, "localdate", lambda value=None, zone=None: of_a_moment(value, zone) if value else JULY
    )


def users(small, outlet, count):
    """So many with one hectare each."""
    start = len(small.users)
    return [small.user(f"Кожоев Таалай{start + number}", outlet) for number in range(count)]


def windows(small):
    """Of all of June."""
    span = midnight(date(2026, 6, 1)), midnight(JULY)
    return windows_of(turns_of_rotas_between(small.association, *span), *span)


def with_turns(cast, *counts):
    """A rota by area of so many users at С-1, С-2 and С-3, an hour each."""
    small = small_season(cast.aimak)
    rota = rota_of(small)
    for outlet, count in zip(("С-1", "С-2", "С-3"), counts, strict=False):
        for user in users(small, outlet, count):
            turn_of(rota, user, small.outlets[outlet], minutes=60)
    return small


def test_an_outlet_of_ten_users_has_its_own_window(cast):
    small = with_turns(cast, 10, 11)

    assert [(window.outlets, window.ends_at - window.starts_at) for window in windows(small)] == [
        (["С-1"], timedelta(hours=10)),
        (["С-2"], timedelta(hours=11)),
    ]


def test_fewer_are_put_together_with_their_neighbours_so_that_no_hour_points_at_somebody(cast):
    assert [window.outlets for window in windows(with_turns(cast, 1, 9, 12))] == [["С-1", "С-2"], ["С-3"]]
    assert [window.outlets for window in windows(with_turns(cast, 12, 9))] == [["С-1", "С-2"]]


def test_on_a_canal_of_fewer_than_ten_no_hour_is_told_at_all(cast):
    small = with_turns(cast, 4, 5)
    (window,) = windows(small)

    assert (window.has_hours, window.starts_at, window.ends_at) == (
        False,
        midnight(JUNE.starts_on),
        midnight(JUNE.ends_on),
    )


def test_visitors_see_windows_plan_decisions_and_indicators_but_no_person(cast, client, _in_july):
    small = small_season(cast.aimak, association=cast.water_users)
    for user in users(small, "С-1", 12):
        delivered(small, user, "С-1", 700)
    small.asked("10")
    share = small.published(Rule.PROPORTIONAL)

    page = client.get(reverse("water:open", args=[small.association.pk])).content.decode()

    assert share.decision.get_absolute_url() in page
    assert "0,70" in page and "12" in page
    assert not [name for name in small.users if name in page or name.split()[0] in page]
    assert client.get(reverse("water:open_canals", args=[small.association.pk])).status_code == 200


def test_what_fewer_than_ten_asked_for_is_in_no_figure(cast):
    small = small_season(cast.aimak)
    for user in users(small, "С-1", 9):
        delivered(small, user, "С-1", 700)
    small.asked()
    found = performance_of(small.association, *YEAR, JULY)

    assert not open_figures(found, bands_on(small.association, JULY), hidden=False)


def test_where_people_s_situation_was_looked_at_only_the_whole_is_told_and_roughly(cast):
    small = small_season(cast.aimak)
    for number, user in enumerate(users(small, "С-1", 10) + users(small, "С-3", 10)):
        delivered(small, user, "С-1" if number < 10 else "С-3", 777)
    small.asked()
    found = performance_of(small.association, *YEAR, JULY)
    bands = bands_on(small.association, JULY)

    exact, rough = (open_figures(found, bands, hidden=hidden) for hidden in (False, True))

    assert (exact.judged[0].value, rough.judged[0].value) == (pytest.approx(0.777), 0.8)
    assert (len(exact.periods), list(rough.periods), list(rough.parts)) == (1, [], [])


def test_the_list_holds_associations_with_canals_and_an_unknown_one_is_not_there(cast, client):
    small = small_season(cast.aimak, association=cast.water_users)
    other = OrganisationFactory(kind="non-profit")
    page = client.get(reverse("water:open_index")).content.decode()

    assert reverse("water:open", args=[small.association.pk]) in page
    assert str(cast.other_water_users.pk) not in page
    for stranger in (other, cast.other_water_users):
        assert client.get(reverse("water:open", args=[stranger.pk])).status_code == 404


def test_an_association_without_a_season_says_so(cast, client, register):
    assert Organisation.objects.filter(pk=cast.water_users.pk).exists()
    assert client.get(reverse("water:open", args=[cast.water_users.pk])).status_code == 200


def test_the_pages_take_few_queries_however_many_use_water(cast, client, _in_july, django_assert_max_num_queries):
    small = small_season(cast.aimak, association=cast.water_users)
    rota = rota_of(small)
    for user in users(small, "С-1", 15):
        delivered(small, user, "С-1", 700)
        turn_of(rota, user, small.outlets["С-1"], minutes=1440)
    small.asked("10").published()
    for name in ("open", "open_canals", "open_index"):
        address = reverse(f"water:{name}", args=[] if name == "open_index" else [small.association.pk])
        with django_assert_max_num_queries(15):
            assert client.get(address).status_code == 200
