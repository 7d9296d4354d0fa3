"""The plan of a season and of ten days: by canal, outlet and crop, as a page, PDF and XLSX."""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl
import pytest
from django.urls import reverse

from birge.water.actions.contracts import make_offer, prepare_contracts
from birge.water.actions.requests import forecast
from birge.water.actions.seasons import enter_norm, plan_crop
from birge.water.models import Crop
from birge.water.queries.plan_papers import plan_of
from tests.water.small_season import AT, HYDROTECHNICIAN, JUNE, small_season

pytestmark = pytest.mark.django_db


@pytest.fixture
def small(cast):
    """Асан has 1 ha of maize at С-1; Гүл 3 ha at С-2, two of them of alfalfa with half the norm of maize."""
    small = small_season(cast.aimak, association=cast.water_users)
    small.user("Асан", "С-1", "1")
    small.user("Гүл", "С-2", "3")
    alfalfa = Crop.objects.get(code="alfalfa")
    enter_norm(association=small.association, crop=alfalfa, hydromodule="", ten_days=range(13, 25),
               m3_ha=Decimal(500), source="", since=small.season.starts_on, by=HYDROTECHNICIAN, at=AT)  # fmt: skip
    for crop, area in ((alfalfa, 2), (Crop.objects.get(code="maize"), 1)):
        plan_crop(season=small.season, parcel=small.parcels["Гүл"], crop=crop, area_ha=Decimal(area),
                  by=HYDROTECHNICIAN, at=AT)  # fmt: skip
    return small


def offered(small):
    prepare_contracts(season=small.season, by=HYDROTECHNICIAN, at=AT)
    forecast(head=small.head, period=JUNE, flow_lps=Decimal(2), by=HYDROTECHNICIAN, at=AT)
    make_offer(season=small.season, why="Болжол", by=HYDROTECHNICIAN, at=AT)


def line(lines, code):
    return next(row for row in lines if row.code == code)


def test_canals_count_what_is_below_them_and_crops_divide_by_norms(small):
    offered(small)

    plan = plan_of(small.season, [JUNE])

    # 1,728 m³ come; 1,000 + 2,000/0.8 = 3,500 are needed at the head.
    on = JUNE.starts_on
    assert plan.expected[on] == 1728
    assert [(row.code, row.area_ha, row.ordered[on]) for row in plan.canals] == [("К-1", 4, 3000), ("К-2", 3, 2000)]
    assert line(plan.outlets, "С-2").planned[on] == Decimal("987.428")
    crops = {row.label["ky"]: row for row in plan.crops}
    assert (crops["Жүгөрү"].ordered[on], crops["Беде"].ordered[on]) == (2000, 1000)
    assert crops["Беде"].planned[on] == Decimal("493.714")


def test_a_decided_share_out_takes_the_place_of_the_offer(small):
    offered(small)
    forecast(head=small.head, period=JUNE, flow_lps=Decimal(1), by=HYDROTECHNICIAN, at=AT)
    small.decided()

    plan = plan_of(small.season, [JUNE])

    assert plan.decided == {JUNE.starts_on}
    assert line(plan.outlets, "С-2").planned[JUNE.starts_on] == Decimal("493.714")


def test_a_season_without_requests_is_an_empty_plan(small):
    plan = plan_of(small.season)

    assert (plan.total.ordered_m3, plan.total.planned_m3, plan.total.area_ha) == (0, 0, 4)


def test_the_plan_is_a_page_and_documents(cast, client, small, django_assert_max_num_queries):
    offered(small)
    client.force_login(cast.hydrotechnician)
    client.get("/")
    season, period = [small.season.pk], [small.season.pk, JUNE.starts_on.isoformat()]

    with django_assert_max_num_queries(15):
        page = client.get(reverse("water:season_plan", args=season)).content.decode().replace("\xa0", " ")
    papers = [client.get(reverse("water:season_plan_pdf", args=season)),
              client.get(reverse("water:period_plan_pdf", args=period))]  # fmt: skip
    book = openpyxl.load_workbook(io.BytesIO(client.get(reverse("water:season_plan_xlsx", args=season)).content))

    assert "1 481" in page
    assert all(paper.content.startswith(b"%PDF") for paper in papers)
    rows = [row for row in book.worksheets[3].iter_rows(values_only=True) if row[2] == str(JUNE)]
    assert ("С-2", 3, str(JUNE), 2000, 987.428) in rows


def test_the_neighbours_read_no_plan(cast, client, small):
    client.force_login(cast.other_hydrotechnician)

    assert client.get(reverse("water:season_plan_xlsx", args=[small.season.pk])).status_code == 404
