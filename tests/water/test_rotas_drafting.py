"""A rota made from the register: who takes turns, for how long, and why some cannot be made."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.utils import translation

from birge.kernel.models import JournalEntry
from birge.water.actions.rota_changes import swap
from birge.water.actions.rotas import draft_rota, drop_rota, publish_rota
from birge.water.enums import RotaBasis, RotaState, SwapWay
from birge.water.models import Canal, CropPlan, Rota, RotaTerms, Season, Turn
from birge.water.rota_cases import text_of
from birge.water.rota_planning import RotaRefused
from tests.water.small_rota import STARTS_AT, WHO, plan_of, published, season_with_users

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def small(cast):
    return season_with_users(cast.aimak)


def lengths(rota):
    """Minutes by user's number, in the order of time."""
    turns = Turn.objects.filter(rota=rota).order_by("starts_at").select_related("user")
    return [(turn.user.number, round((turn.ends_at - turn.starts_at) / MINUTE)) for turn in turns]


def test_turns_by_area_run_one_after_another_and_with_the_filling_make_the_cycle(small):
    rota = draft_rota(plan_of(small), **WHO)

    # 600 minutes, of them 400/64·5 = 31.25 to fill; the last is shorter by 400/64·3 = 18.75: (600 − 31.25 + 18.75)/4 ha
    assert lengths(rota) == [("101", 147), ("102", 294), ("103", 128)]
    assert rota.turns.order_by("starts_at")[0].starts_at == STARTS_AT + 31 * MINUTE
    assert (rota.starts_at, rota.ends_at) == (STARTS_AT, STARTS_AT + timedelta(hours=10))
    assert (rota.state, rota.version) == (RotaState.DRAFT, 1)


def test_the_stored_case_gives_the_same_turns_at_the_console(small, tmp_path, capsys):
    small.users["Чолпон"].states.update(day_only=True)
    rota = draft_rota(plan_of(small), **WHO)
    file = tmp_path / "case.json"
    file.write_text(text_of(Rota.objects.get().case), encoding="utf-8")

    call_command("water", "roster", str(file))

    printed = json.loads(capsys.readouterr().out)["turns"]
    turns = [
        {"id": f"{turn.number:02d}", "start": f"{turn.starts_at + timedelta(hours=6):%Y-%m-%dT%H:%M}+06:00",
         "end": f"{turn.ends_at + timedelta(hours=6):%Y-%m-%dT%H:%M}+06:00", "volume_m3": float(turn.volume_m3)}
        for turn in rota.turns.order_by("starts_at")
    ]  # fmt: skip
    assert [{key: row[key] for key in turns[0]} for row in printed] == turns
    assert "Асан" not in file.read_text(encoding="utf-8")


def test_a_user_with_two_outlets_has_two_turns(small):
    small.parcel(small.users["Асан"], "Асан-2", "С-3")

    assert [number for number, _minutes in lengths(draft_rota(plan_of(small), **WHO))] == ["101", "101", "102", "103"]


def test_the_canal_takes_its_branches_along_when_it_is_told_to(small):
    small.user("Дастан", "С-1")
    head = Canal.objects.get(association=small.association, code="К-1")

    alone = draft_rota(plan_of(small, canal=head), **WHO)
    together = draft_rota(plan_of(small, canal=head, with_branches=True), **WHO)

    assert [number for number, _minutes in lengths(alone)] == ["104"]
    assert sorted(number for number, _minutes in lengths(together)) == ["101", "102", "103", "104"]


def test_by_the_crop_plan_only_what_bears_something_counts(small):
    CropPlan.objects.filter(parcel=small.parcels["Бурма"]).update(area_ha=Decimal("0.5"))
    CropPlan.objects.filter(parcel=small.parcels["Асан"]).delete()

    rota = draft_rota(plan_of(small, basis=RotaBasis.PLANNED), **WHO)

    assert [row.get("area_ha") for row in rota.case["holdings"]] == [0.5, 1]


def test_by_volumes_everybody_runs_as_long_as_her_volume_takes(small):
    share = small.asked("1").decided()
    rota = draft_rota(plan_of(small, basis=RotaBasis.VOLUME, allocation=share, cycle_hours=240), **WHO)

    given = {row.request.user.number: row.given_m3 for row in share.rows.select_related("request__user")}
    turns = {turn.user.number: turn for turn in rota.turns.select_related("user")}
    a_minute = Decimal("0.48")
    assert {number: abs(turn.volume_m3 - given[number]) < a_minute for number, turn in turns.items()} == dict.fromkeys(
        ("101", "102", "103"), True
    )
    assert rota.allocation == share


def test_volumes_that_do_not_fit_name_their_users(small):
    share = small.asked("1").decided()

    with pytest.raises(RotaRefused) as refused:
        draft_rota(plan_of(small, basis=RotaBasis.VOLUME, allocation=share, cycle_hours=3), **WHO)

    assert set(refused.value.users) <= {user.pk for user in small.users.values()}
    assert refused.value.users


def test_wishes_that_exclude_each_other_name_their_users_until_one_agrees_to_the_night(small):
    for name in ("Бурма", "Чолпон"):
        small.users[name].states.update(day_only=True)
    plan = {"cycle_hours": 36}

    with pytest.raises(RotaRefused) as refused:
        draft_rota(plan_of(small, **plan), **WHO)
    named = set(refused.value.users)
    rota = draft_rota(plan_of(small, **plan, awake=frozenset(named)), **WHO)

    assert named <= {small.users["Бурма"].pk, small.users["Чолпон"].pk}
    assert not any(row.get("day_only") for row in rota.case["holdings"] if row["id"] in {"02"})
    entry = JournalEntry.objects.filter(verb="water.draft_rota").latest("at", "id")
    assert entry.after["agreed_to_night"] == sorted(map(str, named))


@pytest.mark.parametrize(
    ("missing", "words"), [(Season, "season"), (RotaTerms, "terms"), (Turn, "outlets"), (CropPlan, "Nobody")]
)
def test_what_is_missing_is_said(small, missing, words):
    plan = {"basis": RotaBasis.PLANNED}
    if missing is Season:
        plan = {"starts_at": STARTS_AT + timedelta(days=365)}
    elif missing is Turn:
        plan = {"flow_lps": Decimal(101)}
    else:
        missing.objects.all().delete()

    with pytest.raises(RotaRefused, match=words):
        draft_rota(plan_of(small, **plan), **WHO)


def test_the_same_draft_is_made_once_and_can_be_dropped(small):
    first = draft_rota(plan_of(small), **WHO)
    assert draft_rota(plan_of(small), **WHO) == first

    drop_rota(first, **WHO)

    assert not Rota.objects.exists()


def test_nights_of_the_season_so_far_count_with_swaps(small):
    rota = published(small, cycle_hours=40)
    before = {turn.user.number: turn.night_minutes for turn in rota.turns.select_related("user")}
    first, second = rota.turns.order_by("starts_at")[:2]
    swap(first, second, first_way=SwapWay.PHONE, second_way=SwapWay.PHONE, agreed_at=WHO["at"], **WHO)

    later = draft_rota(plan_of(small, starts_at=STARTS_AT + timedelta(days=7)), **WHO)

    hours = [row["night_hours_so_far"] for row in later.case["holdings"]]
    assert hours == [round(before[number] / 60, 4) for number in ("102", "101", "103")]
    assert sum(before.values()) > 0


def test_the_cycle_begins_twelve_hours_later_every_other_year(small):
    assert draft_rota(plan_of(small), **WHO).case["shift_hours"] == 0
    Season.objects.update(starts_on=date(2026, 4, 1), ends_on=date(2027, 10, 1))

    assert draft_rota(plan_of(small, starts_at=STARTS_AT + timedelta(days=365)), **WHO).case["shift_hours"] == 12


def test_two_published_rotas_never_share_an_outlet_at_the_same_time(small):
    published(small)
    other = draft_rota(plan_of(small, starts_at=STARTS_AT + timedelta(hours=5)), **WHO)

    with pytest.raises(RotaRefused, match="К-2"):
        publish_rota(other, **WHO)


def test_a_rota_that_has_not_begun_is_replaced_by_a_new_one(small):
    first = published(small)
    second = draft_rota(plan_of(small, cycle_hours=12), replaces=first, why="Суу азайды", **WHO)
    publish_rota(second, **WHO)

    first.refresh_from_db()
    assert (first.state, second.version) == (RotaState.REPLACED, 2)
