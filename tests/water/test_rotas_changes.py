"""What may happen to a published rota and what not: standings, swaps, newer versions."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import translation

from birge.water.actions.rota_changes import make_up, swap
from birge.water.actions.rotas import draft_rota, drop_rota, publish_rota
from birge.water.enums import SwapWay
from birge.water.models import Canal, Swap
from birge.water.rota_planning import RotaRefused
from tests.water.small_rota import STARTS_AT, WHO, plan_of, published, season_with_users

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
AGREED = {"first_way": SwapWay.PRESENT, "second_way": SwapWay.PHONE, "agreed_at": WHO["at"]}
STOOD = {"stood_from": STARTS_AT + HOUR, "stood_until": STARTS_AT + 2 * HOUR, "why": "Сел"}


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def small(cast):
    return season_with_users(cast.aimak)


def night_and_day(rota):
    """Two turns of different users; the first as if an hour of it lay in the night."""
    rota.turns.filter(number=1).update(night_minutes=60)
    return rota.turns.get(number=1), rota.turns.get(number=2)


def test_a_swap_exchanges_users_and_outlets_and_stays_on_record(small):
    first, second = published(small).turns.order_by("starts_at")[:2]

    made = swap(first, second, **AGREED, **WHO)

    after = {turn.pk: (turn.user_id, turn.outlet_id) for turn in first.rota.turns.all()}
    assert after[first.pk] == (second.user_id, second.outlet_id)
    assert after[second.pk] == (first.user_id, first.outlet_id)
    assert (made.first_way, made.second_way, made.night_agreed) == (SwapWay.PRESENT, SwapWay.PHONE, False)


def test_whoever_asks_for_daylight_takes_a_night_only_by_her_own_yes(small):
    night, day = night_and_day(published(small))
    day.user.states.update(day_only=True)

    with pytest.raises(RotaRefused, match="daylight"):
        swap(night, day, **AGREED, **WHO)
    made = swap(night, day, **AGREED, night_agreed=True, **WHO)

    assert made.night_agreed


def test_a_yes_to_the_night_is_not_kept_where_nobody_needed_it(small):
    night, day = night_and_day(published(small))

    assert not swap(night, day, **AGREED, night_agreed=True, **WHO).night_agreed


def test_turns_that_cannot_be_swapped(small):
    small.parcel(small.users["Асан"], "Асан-2", "С-3")
    rota = published(small)
    own = list(rota.turns.filter(user=small.users["Асан"]))
    first, other = own[0], rota.turns.filter(user=small.users["Бурма"])[0]

    for pair, changes, words in (
        ((own[0], own[1]), {}, "same user"),
        ((first, first), {}, "two turns"),
        ((first, other), {"at": STARTS_AT + 2 * HOUR}, "begun"),
        ((first, other), {"agreed_at": WHO["at"] + HOUR}, "after today"),
    ):
        with pytest.raises(RotaRefused, match=words):
            swap(*pair, **{**AGREED, **WHO, **changes})
    assert not Swap.objects.exists()


def test_a_replaced_rota_is_neither_swapped_nor_made_up_again(small):
    rota = published(small)
    first, second = rota.turns.order_by("starts_at")[:2]
    draft = make_up(rota, **STOOD, **WHO)

    with pytest.raises(RotaRefused, match="newer"):
        make_up(rota, **STOOD, **WHO)
    with pytest.raises(RotaRefused, match="newer"):
        swap(first, second, **AGREED, **WHO)
    publish_rota(draft, **WHO)
    with pytest.raises(RotaRefused, match="no draft"):
        drop_rota(draft, **WHO)


def test_a_dropped_version_leaves_the_rota_as_it_was(small):
    rota = published(small)
    drop_rota(make_up(rota, **STOOD, **WHO), **WHO)

    rota.refresh_from_db()
    assert make_up(rota, **STOOD, **WHO).version == 2


def test_what_is_made_up_in_the_night_counts_as_night(small):
    rota = published(small)
    evening = STARTS_AT + 15 * HOUR  # 21:00, an hour before the night

    draft = make_up(rota, **{**STOOD, "stood_until": evening}, **WHO)

    made_up = draft.turns.filter(starts_at__gte=evening).order_by("starts_at")
    ends_at = made_up.last().ends_at
    assert sum(turn.night_minutes for turn in made_up) == min(ends_at - evening, 9 * HOUR) / HOUR * 60 - 60
    assert sum(turn.volume_m3 for turn in draft.turns.all()) == sum(turn.volume_m3 for turn in rota.turns.all())


def test_a_standing_that_touches_no_turn_changes_nothing(small):
    rota = published(small)

    with pytest.raises(RotaRefused, match="No turn"):
        make_up(rota, **{**STOOD, "stood_from": rota.ends_at, "stood_until": rota.ends_at + HOUR}, **WHO)


def test_a_swap_survives_the_standing_of_the_canal(small):
    rota = published(small)
    first, second = rota.turns.order_by("starts_at")[:2]
    swap(first, second, **AGREED, **WHO)

    draft = make_up(rota, **STOOD, **WHO)

    assert draft.turns.order_by("starts_at")[0].user_id == second.user_id
    nights = [turn.night_minutes for turn in rota.turns.all()]
    assert sum(turn.night_minutes for turn in draft.turns.all()) == sum(nights) == 0


def test_a_rota_is_replaced_only_by_one_of_its_own_canal(small):
    rota = published(small)
    small.user("Дастан", "С-1")
    other = Canal.objects.get(association=small.association, code="К-1")

    with pytest.raises(RotaRefused, match="same canal"):
        draft_rota(plan_of(small, canal=other), replaces=rota, **WHO)


def test_a_rota_that_has_begun_is_not_drawn_up_anew(small):
    rota = published(small)

    with pytest.raises(RotaRefused, match="begun"):
        draft_rota(plan_of(small), replaces=rota, by=WHO["by"], at=STARTS_AT + 9 * HOUR)
