"""The pages from a season to the decision and its papers, as the person sees them whose work it is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from birge.decisions.codes import code_of, plain
from birge.decisions.enums import State
from birge.decisions.models import DecisionRow
from birge.kernel.models import JournalEntry
from birge.water.actions.requests import compute_requests
from birge.water.enums import AssemblyKind, RequestWay
from birge.water.models import Allocation, AssemblyRule, CropPlan, Forecast, Norm, Season, Vulnerable, WaterRequest
from tests.water.small_season import AT, HYDROTECHNICIAN, JUNE, MINUTES, maize, small_season

pytestmark = pytest.mark.django_db


@pytest.fixture
def small(cast):
    return small_season(cast.aimak, association=cast.water_users)


@pytest.fixture
def hydrotechnician(cast, client):
    client.force_login(cast.hydrotechnician)
    return client


def period(small, name="period", *more):
    return reverse(f"water:{name}", args=[small.season.pk, JUNE.starts_on.isoformat(), *more])


def text(response):
    assert response.status_code == 200
    return response.content.decode()


def test_a_season_is_begun_planned_and_computed_on_the_site(cast, hydrotechnician, small):
    small.user("Асан", "С-1", "0.5")
    CropPlan.objects.all().delete()
    Norm.objects.all().delete()
    seasons = reverse("water:seasons", args=[cast.water_users.pk])
    hydrotechnician.post(seasons, {"name_ky": "Кыш", "kind": "outside", "starts_on": "2026-10-01",
                                   "ends_on": "2027-04-01"})  # fmt: skip
    hydrotechnician.post(reverse("water:norms", args=[cast.water_users.pk]), {
        "crop": maize().pk, "first": "16", "last": "18", "m3_ha": "800", "source": "", "since": "2026-04-01",
    })  # fmt: skip
    hydrotechnician.post(reverse("water:plans", args=[small.season.pk]), {
        "parcel": small.parcels["Асан"].number, "crop": maize().pk, "area_ha": "",
    })  # fmt: skip

    hydrotechnician.post(period(small, "compute_requests"))

    assert Season.objects.filter(starts_on=date(2026, 10, 1)).exists()
    assert WaterRequest.objects.get().volume_m3 == 400
    assert "0,5" in text(hydrotechnician.get(reverse("water:plans", args=[small.season.pk])))
    assert "16–18" in text(hydrotechnician.get(reverse("water:norms", args=[cast.water_users.pk])))
    assert "400" in text(hydrotechnician.get(period(small)))


def test_an_overlapping_season_is_refused_beside_its_field(cast, hydrotechnician, small):
    page = hydrotechnician.post(reverse("water:seasons", args=[cast.water_users.pk]), {
        "name_ky": "Кайра", "kind": "outside", "starts_on": "2026-05-01", "ends_on": "2026-06-01",
    })  # fmt: skip

    assert page.context["form"].errors.keys() == {"starts_on"}


def test_the_water_master_writes_down_what_a_user_asks_for_by_phone(cast, client, small):
    small.user("Асан", "С-1")
    compute_requests(small.season, JUNE, by=HYDROTECHNICIAN, at=AT)
    client.force_login(cast.water_master)
    row = WaterRequest.objects.get()

    typed = {"volume_m3": "300", "way": "phone", "why": "Аз айдады"}
    client.post(reverse("water:correct_request", args=[row.pk]), typed)

    row.refresh_from_db()
    assert (row.volume_m3, row.way, row.by["name"]) == (300, RequestWay.PHONE, cast.water_master.name)


def test_the_period_says_that_the_source_is_short_and_what_the_offer_is(hydrotechnician, small):
    small.user("Асан", "С-1", "2")
    compute_requests(small.season, JUNE, by=HYDROTECHNICIAN, at=AT)

    hydrotechnician.post(period(small, "forecast", small.head.pk), {"flow_lps": "1,5", "source": "Райсуу"})

    assert Forecast.objects.get().flow_lps == Decimal("1.5")
    assert hydrotechnician.get(period(small)).context["offer_percent"] == 64


def test_from_the_period_to_a_published_decision_with_its_papers(hydrotechnician, small):
    small.user("Асан Усөнов", "С-1", "2")
    small.asked("1")
    hydrotechnician.post(period(small, "share", small.head.pk))
    share = Allocation.objects.get()
    assert "form" not in text(hydrotechnician.get(share.get_absolute_url())).split("water:decide")[1:]
    hydrotechnician.post(reverse("water:compare", args=[share.pk]))
    page = hydrotechnician.get(share.get_absolute_url())
    assert "864" in text(page)
    key = page.context["form"].initial["request_key"]
    for _time in range(2):
        hydrotechnician.post(reverse("water:decide", args=[share.pk]),
                             {"rule": "proportional", "minutes_text": MINUTES, "request_key": key})  # fmt: skip
    hydrotechnician.post(reverse("water:publish", args=[share.pk]))

    share = Allocation.objects.get()
    assert share.decision.state == State.PUBLISHED
    assert "Асан Усөнов" in text(hydrotechnician.get(share.get_absolute_url()))
    for name in ("list_paper", "slips_paper"):
        paper = hydrotechnician.get(reverse(f"water:{name}", args=[share.pk]))
        assert paper.content.startswith(b"%PDF")
    why = text(hydrotechnician.get(reverse("water:why", args=[share.pk, 1])))
    assert "Асан Усөнов" in why
    assert "Асан Усөнов" not in text(hydrotechnician.get(share.decision.get_absolute_url()))


def test_a_user_opens_her_own_row_by_the_code_on_her_slip(client, small):
    small.user("Асан Усөнов", "С-1", "2")
    share = small.asked("1").published()
    row = DecisionRow.objects.get(decision=share.decision)

    page = text(client.get(reverse("decisions:mine", args=[plain(code_of(row.cells))])))

    assert "864 м³" in page.replace("\xa0", " ")
    assert row.value("reason")["texts"]["ky"] in page


def test_a_wrong_decision_is_replaced_from_its_page(hydrotechnician, small):
    small.user("Асан", "С-1", "2")
    share = small.asked("1").published()

    hydrotechnician.post(reverse("water:replace", args=[share.pk]), {"why": "Агым өзгөрдү"})

    assert Allocation.objects.count() == 2
    new = Allocation.objects.exclude(pk=share.pk).get()
    hydrotechnician.post(reverse("water:drop", args=[new.pk]))
    assert Allocation.objects.get() == share


def test_the_assembly_s_rules_are_entered_and_ended(cast, hydrotechnician, small):
    page = reverse("water:assembly", args=[cast.water_users.pk])
    hydrotechnician.post(page, {"kind": AssemblyKind.PLOT_FLOOR, "value": "300", "minutes_text": MINUTES,
                                "since": "2026-01-01"})  # fmt: skip
    rule = AssemblyRule.objects.get()
    assert MINUTES in text(hydrotechnician.get(page))

    hydrotechnician.post(reverse("water:end_assembly_rule", args=[cast.water_users.pk, rule.pk]))

    rule.refresh_from_db()
    assert not rule.is_open


def test_only_the_clerk_reads_the_book_for_the_association(cast, client, small):
    address = reverse("water:read_book", args=[cast.water_users.pk])
    for person, status in ((cast.hydrotechnician, 403), (cast.water_master, 403), (cast.clerk, 302)):
        client.force_login(person)
        assert client.post(address).status_code == status
    assert not Vulnerable.objects.exists()
    assert JournalEntry.objects.filter(verb="water.read_vulnerable").count() == 1


def test_the_neighbours_and_the_water_master_decide_nothing(cast, client, small):
    small.user("Асан", "С-1", "2")
    share = small.asked("1").opened()
    client.force_login(cast.other_hydrotechnician)
    assert client.get(share.get_absolute_url()).status_code == 404
    client.force_login(cast.water_master)
    for name in ("compare", "decide", "drop"):
        assert client.post(reverse(f"water:{name}", args=[share.pk])).status_code == 403
    share.decision.refresh_from_db()
    assert share.decision.state == State.DRAFT
