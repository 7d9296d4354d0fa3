"""The crop plan and the forecast of a season from files: each fault at its cell, nothing overwritten, undone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from birge.kernel.actors import Actor
from birge.kernel.imports import actions, work
from birge.kernel.imports.enums import State
from birge.kernel.imports.models import ImportBatch
from birge.water.actions.requests import forecast
from birge.water.actions.seasons import plan_crop
from birge.water.models import CropPlan, Forecast
from birge.water.periods import TenDays
from tests.water.small_season import AT, HYDROTECHNICIAN, JUNE, maize, small_season

pytestmark = pytest.mark.django_db
BY = Actor(account=None, name="Гидротехник Каналов", role="hydrotechnician")


@pytest.fixture
def small(cast):
    small = small_season(cast.aimak, association=cast.water_users)
    small.user("Асан", "С-1", "2")
    CropPlan.objects.all().delete()
    return small


@pytest.fixture
def read(cast, small, now):
    def run(kind, text):
        batch, _is_new = actions.upload(
            kind=kind, place=cast.aimak.pk, target=str(small.season.pk), file_name="x.csv", chunks=[text.encode()],
            by=BY, at=now,
        )  # fmt: skip
        return step(batch, now)

    return run


def step(batch, now):
    work.go_on(batch.pk, lambda: now)
    return ImportBatch.objects.get(pk=batch.pk)


def applied(batch, now):
    actions.confirm(batch=batch, by=BY, at=now)
    return step(batch, now)


def undone(batch, now):
    ImportBatch.objects.filter(pk=batch.pk).update(state=State.UNDOING, undo_by=BY.as_json())
    return step(batch, now)


def issues(batch):
    return [(issue.row, issue.column, issue.code, issue.level) for issue in batch.issues.order_by("pk")]


def test_a_crop_plan_comes_from_a_file_and_goes_again(small, read, now):
    number = small.parcels["Асан"].number

    batch = applied(read("water-crop-plan", f"parcel,crop,area_ha,hydromodule\n{number},Жүгөрү,1.5,III\n"), now)

    plan = CropPlan.objects.get()
    assert (batch.state, batch.result) == (State.APPLIED, {"crops": 1})
    assert (plan.crop, plan.area_ha, plan.hydromodule) == (maize(), Decimal("1.5"), "III")
    assert undone(batch, now).state == State.UNDONE
    assert not CropPlan.objects.exists()


def test_a_corrected_row_of_the_plan_keeps_the_file_from_being_undone(small, read, now):
    parcel = small.parcels["Асан"]
    batch = applied(read("water-crop-plan", f"parcel,crop,area_ha\n{parcel.number},maize,\n"), now)
    plan_crop(season=small.season, parcel=parcel, crop=maize(), area_ha=Decimal(1), by=HYDROTECHNICIAN, at=AT)

    assert undone(batch, now).failure == "in-use"
    assert CropPlan.objects.get().area_ha == 1


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("Ж-9,maize,1", (2, "parcel", "unknown-parcel", "error")),
        ("{number},банан,1", (2, "crop", "unknown-crop", "error")),
        ("{number},maize,15000", (2, "area_ha", "area-in-metres", "offer")),
        ("{number},maize,3", (2, "area_ha", "larger-than-parcel", "error")),
        ("{number},maize,-1", (2, "area_ha", "too-small", "error")),
        ("{number},maize,1\n{number},maize,1", (3, "", "repeated-row", "error")),
    ],
)
def test_each_fault_of_a_crop_plan_stands_at_its_cell(small, read, row, found):
    number = small.parcels["Асан"].number

    batch = read("water-crop-plan", "parcel,crop,area_ha\n" + row.format(number=number) + "\n")

    assert found in issues(batch)
    assert not CropPlan.objects.exists()


def test_a_file_overwrites_no_row_of_the_plan(small, read):
    parcel = small.parcels["Асан"]
    plan_crop(season=small.season, parcel=parcel, crop=maize(), by=HYDROTECHNICIAN, at=AT)

    batch = read("water-crop-plan", f"parcel,crop\n{parcel.number},maize\n")

    assert issues(batch) == [(2, "parcel", "stands-already", "error")]


def test_a_forecast_of_the_season_comes_from_a_file(read, now):
    text = "head,period,flow_lps,source\nК-1,2026-06-11,2.5,Райсуу\nК-1,21.06.2026,3,Райсуу\n"

    batch = applied(read("water-forecast", text), now)

    flows = dict(Forecast.objects.values_list("period_on", "flow_lps"))
    assert flows == {JUNE.starts_on: Decimal("2.5"), JUNE.starts_on.replace(day=21): Decimal(3)}
    assert undone(batch, now).state == State.UNDONE
    assert not Forecast.objects.exists()


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("К-1,2026-06-12,2", (2, "period", "no-period", "error")),
        ("К-1,2027-06-11,2", (2, "period", "no-period", "error")),
        ("К-2,2026-06-11,2", (2, "head", "unknown-head", "error")),
        ("К-1,2026-07-01,2", (2, "period", "stands-already", "error")),
        ("К-1,2026-06-11,-2", (2, "flow_lps", "too-small", "error")),
    ],
)
def test_each_fault_of_a_forecast_stands_at_its_cell(small, read, row, found):
    july = TenDays(date(2026, 7, 1))
    forecast(head=small.head, period=july, flow_lps=Decimal(1), by=HYDROTECHNICIAN, at=AT)

    batch = read("water-forecast", f"head,period,flow_lps\n{row}\n")

    assert found in issues(batch)
    assert Forecast.objects.count() == 1
