"""From the terms to a published rota on the site, its papers, swaps and versions, as the person whose work it is."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from birge.kernel.models import JournalEntry
from birge.water.actions.rotas import draft_rota
from birge.water.enums import RotaState
from birge.water.models import Rota, RotaTerms, Season, Swap, Turn
from tests.water.small_rota import WHO, branch_of, plan_of, published, season_with_users

pytestmark = pytest.mark.django_db
SOON = (timezone.now() + timedelta(days=2)).replace(minute=0, second=0, microsecond=0)


@pytest.fixture
def small(cast):
    """The small season lasts now, so that turns can lie ahead."""
    made = season_with_users(cast.aimak, association=cast.water_users)
    Season.objects.update(starts_on=date(2025, 1, 1), ends_on=timezone.localdate() + timedelta(days=400))
    RotaTerms.objects.update(starts_on=date(2025, 1, 1))
    return made


@pytest.fixture
def hydrotechnician(cast, client):
    client.force_login(cast.hydrotechnician)
    return client


def text(response):
    assert response.status_code == 200
    return response.content.decode()


def typed(small, **changes):
    return {
        "canal": branch_of(small).pk, "starts_at": f"{timezone.localtime(SOON):%Y-%m-%dT%H:%M}", "cycle_hours": "36",
        "flow_lps": "8", "basis": "area", "allocation": "", **changes,
    }  # fmt: skip


def test_from_the_terms_to_a_published_rota(cast, hydrotechnician, small):
    RotaTerms.objects.all().delete()
    of_association = [cast.water_users.pk]
    hydrotechnician.post(reverse("water:rota_terms", args=of_association), {
        "fill_min": "5", "drain_min": "3", "night_from": "22:00", "night_until": "06:00", "source": "",
        "since": "2025-01-01",
    })  # fmt: skip
    hydrotechnician.post(reverse("water:new_rota", args=of_association), typed(small))
    rota = Rota.objects.get()

    page = text(hydrotechnician.get(rota.get_absolute_url()))
    assert [name in page for name in ("Асан", "Бурма", "Чолпон")] == [True] * 3
    hydrotechnician.post(reverse("water:publish_rota", args=[rota.pk]))

    rota.refresh_from_db()
    assert rota.state == RotaState.PUBLISHED
    assert RotaTerms.objects.get().fill_min == 5
    assert "К-2" in text(hydrotechnician.get(reverse("water:rotas", args=of_association)))


def test_the_page_shows_one_outlet_when_it_is_chosen_and_journals_whose_turns_were_read(hydrotechnician, small):
    rota = draft_rota(plan_of(small, starts_at=SOON), **WHO)

    page = text(hydrotechnician.get(rota.get_absolute_url() + "?outlet=С-3"))

    assert ("Асан" in page, "Бурма" in page) == (False, True)
    assert JournalEntry.objects.filter(verb="water.read_rota", is_read=True).count() == 1


def test_wishes_that_cannot_all_be_met_name_the_users_and_offer_to_ask_one(hydrotechnician, cast, small):
    small.users["Бурма"].states.update(day_only=True)
    new = reverse("water:new_rota", args=[cast.water_users.pk])

    refused = text(hydrotechnician.post(new, typed(small, cycle_hours="72")))
    boxes = [box for box in refused.split("<input") if 'name="awake"' in box and 'type="checkbox"' in box]
    assert ("102 Бурма" in refused, len(boxes)) == (True, 1)
    hydrotechnician.post(new, typed(small, cycle_hours="72", awake=[str(small.users["Бурма"].pk)]))

    assert Rota.objects.get().state == RotaState.DRAFT


def test_the_case_on_the_page_holds_no_names(hydrotechnician, small):
    rota = draft_rota(plan_of(small, starts_at=SOON), **WHO)

    case = hydrotechnician.get(reverse("water:rota_case", args=[rota.pk])).content.decode()

    assert json.loads(case) == rota.case
    assert not any(name in case for name in small.users)


@pytest.mark.parametrize("paper", ["roster_paper", "turn_slips_paper"])
def test_the_papers_are_made(hydrotechnician, small, paper):
    rota = draft_rota(plan_of(small, starts_at=SOON), **WHO)

    assert hydrotechnician.get(reverse(f"water:{paper}", args=[rota.pk])).content.startswith(b"%PDF")


def test_the_canal_stood_and_a_second_version_makes_up_what_was_lost(hydrotechnician, small):
    rota = published(small, starts_at=SOON)
    first, second, third = rota.turns.order_by("starts_at")
    begins, ends = timezone.localtime(first.ends_at), timezone.localtime(first.ends_at + timedelta(hours=2))
    hydrotechnician.post(reverse("water:stood", args=[rota.pk]), {
        "stood_from": f"{begins:%Y-%m-%dT%H:%M}", "stood_until": f"{ends:%Y-%m-%dT%H:%M}", "why": "Сел жүрдү",
    })  # fmt: skip
    draft = Rota.objects.get(replaces=rota)
    hydrotechnician.post(reverse("water:publish_rota", args=[draft.pk]))

    turns = [(turn.number, turn.part, turn.starts_at, turn.ends_at) for turn in draft.turns.order_by("starts_at")]
    assert turns == [
        (1, 1, first.starts_at, first.ends_at),
        (2, 1, ends, second.ends_at),
        (3, 1, third.starts_at, third.ends_at),
        (2, 2, third.ends_at, third.ends_at + (ends - second.starts_at)),
    ]
    assert sum(turn.volume_m3 for turn in draft.turns.filter(number=2)) == second.volume_m3
    rota.refresh_from_db()
    assert rota.state == RotaState.REPLACED
    assert "Сел жүрдү" in text(hydrotechnician.get(draft.get_absolute_url()))


def test_the_water_master_writes_down_a_swap_that_both_agreed(cast, client, small):
    rota = published(small, starts_at=SOON)
    client.force_login(cast.water_master)
    first, second = rota.turns.order_by("starts_at")[:2]
    page = reverse("water:swap_turns", args=[rota.pk, first.pk])
    now = f"{timezone.localtime():%Y-%m-%dT%H:%M}"

    assert "Бурма" in text(client.get(page))
    client.post(page, {"second": str(second.pk), "first_way": "present", "second_way": "phone", "agreed_at": now})

    swap = Swap.objects.get()
    assert (swap.first_user, swap.second_user) == (small.users["Асан"], small.users["Бурма"])
    assert list(rota.turns.order_by("starts_at").values_list("user", flat=True))[:2] == [
        small.users["Бурма"].pk,
        small.users["Асан"].pk,
    ]
    assert cast.water_master.name in text(client.get(rota.get_absolute_url()))


def test_why_a_turn_has_so_many_minutes_is_explained(hydrotechnician, small):
    rota = draft_rota(plan_of(small, starts_at=SOON), **WHO)

    last = text(hydrotechnician.get(reverse("water:why_turn", args=[rota.pk, 3])))

    assert "146,875" in last  # minutes a hectare: (600 − 31.25 + 18.75) / 4
    assert "18,75" in last  # less for the last, while the closed canal drains


def test_a_stranger_draws_up_publishes_and_swaps_nothing(cast, client, small):
    draft = draft_rota(plan_of(small, starts_at=SOON), **WHO)
    turn = Turn.objects.filter(rota=draft)[0]
    client.force_login(cast.water_master)

    answers = [
        client.post(reverse("water:new_rota", args=[cast.water_users.pk]), typed(small)).status_code,
        client.post(reverse("water:publish_rota", args=[draft.pk])).status_code,
        client.post(reverse("water:stood", args=[draft.pk])).status_code,
        client.post(reverse("water:swap_turns", args=[draft.pk, turn.pk])).status_code,
    ]
    client.force_login(cast.other_hydrotechnician)

    assert answers == [403] * 4
    assert client.get(draft.get_absolute_url()).status_code == 404


def test_a_page_of_many_turns_asks_the_database_no_more(hydrotechnician, small, django_assert_max_num_queries):
    for number in range(30):
        small.user(f"Көп {number}", "С-2", "0.5")
    rota = draft_rota(plan_of(small, starts_at=SOON, cycle_hours=200, flow_lps=Decimal(8)), **WHO)
    hydrotechnician.get(rota.get_absolute_url())

    with django_assert_max_num_queries(15):
        assert "Көп 29" in text(hydrotechnician.get(rota.get_absolute_url()))
