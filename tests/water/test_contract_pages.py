"""From the season's forecast to an accepted contract, as the hydrotechnician, the master and the resident see it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from birge.registers.enums import Relation
from birge.registers.models import Membership, ResidentLink
from birge.water.actions.contracts import make_offer, prepare_contracts
from birge.water.actions.requests import forecast
from birge.water.enums import ContractState
from birge.water.models import Contract, Crop, CropPlan, Forecast, Season, WaterRequest
from tests.registers.factories import household, member
from tests.water.small_season import AT, HYDROTECHNICIAN, JUNE, maize, small_season

pytestmark = pytest.mark.django_db


@pytest.fixture
def small(cast):
    small = small_season(cast.aimak, association=cast.water_users)
    small.home = household(cast.village, number="12")
    small.user("Асан", "С-1", "1", household=small.home)
    small.user("Гүл", "С-2", "3")
    return small


@pytest.fixture
def hydrotechnician(cast, client):
    client.force_login(cast.hydrotechnician)
    return client


def at(small, name):
    return reverse(f"water:{name}", args=[small.season.pk])


def text(response):
    assert response.status_code == 200
    return response.content.decode()


def link(person, account):
    ResidentLink.objects.create(person=person, account=account, document="ID", linked_by={}, linked_at=AT)


def offered(small):
    prepare_contracts(season=small.season, by=HYDROTECHNICIAN, at=AT)
    forecast(head=small.head, period=JUNE, flow_lps=Decimal(2), by=HYDROTECHNICIAN, at=AT)
    make_offer(season=small.season, why="Болжол", by=HYDROTECHNICIAN, at=AT)
    return Contract.objects.get(user=small.users["Асан"])


def flow(small, period=JUNE):
    return f"flow-{small.head.pk}-{period.starts_on.isoformat()}"


def test_from_the_crop_plan_to_an_answer(hydrotechnician, small, django_assert_max_num_queries):
    hydrotechnician.post(at(small, "prepare_contracts"), {"why": ""})
    hydrotechnician.post(at(small, "season_forecast"), {flow(small): "2", "source": "Райсуу"})
    with django_assert_max_num_queries(15):
        preview = text(hydrotechnician.get(at(small, "season_offer")))
    hydrotechnician.post(at(small, "season_offer"), {"why": "Болжол боюнча"})
    contract = Contract.objects.get(user=small.users["Асан"])
    with django_assert_max_num_queries(15):
        page = text(hydrotechnician.get(contract.get_absolute_url()))
    hydrotechnician.post(contract.get_absolute_url(), {"accepted": "yes", "way": "paper", "note": "", "number": "1"})

    contract.refresh_from_db()
    assert contract.state == ContractState.ACCEPTED
    assert "1 455<" in preview.replace("\xa0", " ")
    assert "363,789" in page.replace("\xa0", " ")
    assert "Асан" in text(hydrotechnician.get(at(small, "contracts")))
    gap = text(hydrotechnician.get(at(small, "contract_gap")))
    assert "Гүл" in gap
    assert "Асан" not in gap


def test_a_flow_that_is_no_number_is_refused_at_its_cell_and_nothing_is_written(hydrotechnician, small):
    other = f"flow-{small.head.pk}-2026-07-01"

    page = hydrotechnician.post(at(small, "season_forecast"), {flow(small): "көп", other: "5"})

    assert list(page.context["form"].errors) == [flow(small)]
    assert not Forecast.objects.exists()


def test_an_empty_cell_of_the_forecast_leaves_what_was_written(hydrotechnician, small):
    forecast(head=small.head, period=JUNE, flow_lps=Decimal(2), by=HYDROTECHNICIAN, at=AT)

    hydrotechnician.post(at(small, "season_forecast"), {flow(small): ""})

    assert Forecast.objects.get().flow_lps == 2


def test_the_contract_is_printed_with_a_code_that_everyone_can_check(hydrotechnician, client, small):
    contract = offered(small)

    paper = hydrotechnician.post(reverse("water:contract_paper", args=[contract.pk, 1]))

    code = contract.versions.get().paper.code
    assert paper.content.startswith(b"%PDF")
    assert code in text(client.get(reverse("check", args=[code])))
    assert "Асан" not in text(client.get(reverse("check", args=[code])))


def test_the_head_of_the_household_answers_on_the_site_and_others_of_it_only_read(cast, client, small):
    contract = offered(small)
    head = member(small.home, relation=Relation.HEAD)
    link(head, cast.resident)
    own = reverse("water:my_contract", args=[contract.pk])
    client.force_login(cast.resident)
    assert own in text(client.get(reverse("water:mine")))

    client.post(own, {"accepted": "yes", "number": "1", "note": ""})

    contract.refresh_from_db()
    assert contract.state == ContractState.ACCEPTED
    version = contract.versions.get()
    assert (version.answer_way, version.answered_by["name"]) == ("site", cast.resident.name)

    Membership.objects.filter(person=head).update(relation=Relation.SPOUSE)
    assert client.post(own, {"accepted": "no", "number": "1"}).status_code == 403
    assert "363,789" in text(client.get(own))


def test_nobody_reads_or_answers_the_contract_of_another_household(cast, client, small):
    contract = offered(small)
    link(member(household(cast.village, number="13"), relation=Relation.HEAD), cast.resident)
    client.force_login(cast.resident)
    own = reverse("water:my_contract", args=[contract.pk])

    assert (client.get(own).status_code, client.post(own, {"accepted": "yes", "number": "1"}).status_code) == (404, 404)
    client.force_login(cast.other_hydrotechnician)
    assert client.get(contract.get_absolute_url()).status_code == 404


def test_a_resident_who_read_an_older_version_answers_nothing(cast, client, small):
    contract = offered(small)
    link(member(small.home, relation=Relation.HEAD), cast.resident)
    forecast(head=small.head, period=JUNE, flow_lps=Decimal(1), by=HYDROTECHNICIAN, at=AT)
    make_offer(season=small.season, why="Азайды", by=HYDROTECHNICIAN, at=AT)
    client.force_login(cast.resident)

    client.post(reverse("water:my_contract", args=[contract.pk]), {"accepted": "yes", "number": "1"})

    contract.refresh_from_db()
    assert contract.state == ContractState.OFFERED


def test_the_water_master_writes_answers_but_makes_no_offer(cast, client, small):
    contract = offered(small)
    client.force_login(cast.water_master)

    client.post(contract.get_absolute_url(), {"accepted": "no", "way": "visit", "note": "Аз", "number": "1"})

    contract.refresh_from_db()
    assert contract.state == ContractState.REFUSED
    for name in ("prepare_contracts", "season_offer", "season_forecast"):
        assert client.post(at(small, name), {"why": "x"}).status_code == 403


def test_a_row_of_the_crop_plan_is_corrected_and_taken_out(hydrotechnician, small):
    plan = CropPlan.objects.get(parcel=small.parcels["Гүл"])
    page = reverse("water:correct_plan", args=[plan.pk])

    too_much = hydrotechnician.post(page, {"area_ha": "3,5", "hydromodule": ""})
    hydrotechnician.post(page, {"area_ha": "2,5", "hydromodule": "III"})

    plan.refresh_from_db()
    assert too_much.context["form"].errors.keys() == {"area_ha"}
    assert (plan.area_ha, plan.hydromodule) == (Decimal("2.5"), "III")
    hydrotechnician.post(page, {"remove": "yes"})
    assert not CropPlan.objects.filter(pk=plan.pk).exists()


def test_a_season_is_given_other_days_that_still_hold_its_requests(hydrotechnician, small):
    prepare_contracts(season=small.season, by=HYDROTECHNICIAN, at=AT)
    page = at(small, "change_season")
    typed = {"name_ky": "Башка ат", "name_ru": "", "starts_on": "2026-04-01", "ends_on": "2026-08-01", "legal_base": ""}

    refused = hydrotechnician.post(page, typed)
    WaterRequest.objects.filter(period_on__gte=date(2026, 8, 1)).delete()
    hydrotechnician.post(page, typed)

    season = Season.objects.get()
    assert refused.context["form"].errors.keys() == {"starts_on"}
    assert (str(season), season.ends_on) == ("Башка ат", date(2026, 8, 1))


def test_an_administrator_takes_a_crop_off_the_list_and_plans_keep_it(cast, client, small):
    client.force_login(cast.system_administrator)
    use = reverse("water:use_crop", args=[maize().pk])

    client.post(use)
    assert not Crop.objects.get(code="maize").is_used
    assert CropPlan.objects.filter(crop=maize()).count() == 2
    client.post(use, {"use": "yes"})
    assert Crop.objects.get(code="maize").is_used
