"""Limits by place: typed in a draft, told to everybody, asked of applicants, applied by the ranking, said in words."""

from __future__ import annotations

import json

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from birge.algorithms.packages.verify import verify
from birge.contests.actions import awards
from birge.contests.actions.areas import set_areas
from birge.contests.actions.assigning import start_marking
from birge.contests.actions.conflicts import declare_none
from birge.contests.checking import area_ids
from birge.contests.models import Application, Award, Call
from birge.contests.queries.applications import area_names
from birge.contests.queries.areas import areas_of, possible_areas
from birge.decisions.queries import package_bytes
from birge.places.enums import Kind
from birge.places.models import Place
from tests.contests.small_jury import NOW, TODAY, SmallJury, small_jury
from tests.contests.test_awards import decided, mark_all, outcomes
from tests.places.factories import unit

pytestmark = pytest.mark.django_db

MARKS = {1: ("8", "7"), 2: ("9", "6"), 3: ("6", "6")}
"""78 points for the second, 76 for the first, 60 for the third."""


@pytest.fixture
def jury() -> SmallJury:
    """The three ask for 250,000, 150,000 and 300,000 som of 400,000; a draft so far."""
    made = small_jury(sums=(250_000, 150_000, 300_000), state="draft")
    for name in ("Чыгыш", "Батыш"):
        unit(Kind.CITY_DISTRICT, name, made.call.place, name_ky=name)
    return made


def places(jury: SmallJury) -> dict[str, Place]:
    return {name: Place.objects.get(pk=pk) for pk, name in possible_areas(jury.call, TODAY).items()}


def typed(jury: SmallJury, client, **limits: str):
    client.force_login(jury.secretary)
    return client.post(reverse("contests:call_areas", args=[jury.call.pk]), limits)


def ranked(jury: SmallJury) -> None:
    where = places(jury)
    for application, name in zip(jury.applications, ("Батыш", "Батыш", "Чыгыш"), strict=True):
        Application.objects.filter(pk=application.pk).update(area=where[name])
    Call.objects.update(state="opened")
    jury.call.refresh_from_db()
    for marker in jury.markers:
        marker.refresh_from_db()
        declare_none(marker, applications=jury.applications, by=jury.actor(marker), at=NOW)
    start_marking(jury.call, by=jury.by, at=NOW)
    mark_all(jury, MARKS)


def reasons(award: Award) -> list[str]:
    return [row.value("reason")["texts"]["ky"] for row in award.decision.rows.all()]


def test_the_units_of_the_place_are_offered_and_it_itself_last(jury):
    assert list(possible_areas(jury.call, TODAY).values()) == ["Чыгыш", "Батыш", "Каракол шаары"]


def test_a_minimum_of_an_area_changes_who_wins_and_the_reasons_say_so(jury, client):
    east = places(jury)["Чыгыш"]
    assert typed(jury, client, **{f"least_{east.pk.hex}": "1"}).status_code == 302
    ranked(jury)

    award = decided(jury)

    found = {number: outcome for number, (_rank, _score, outcome) in outcomes(award).items()}
    assert found == {1: "money-short", 2: "money-short", 3: "selected"}
    awards.publish(award, by=jury.by, at=NOW)
    assert all("Алгач эң аз саны аткарыла элек" in text for text in reasons(award))
    document = json.loads(package_bytes(award.decision, "public"))
    assert {"area": east.soate, "min": 1, "max": None} in document["inputs"]["areas"]
    assert verify(package_bytes(award.decision, "public")).did == "recomputed, names hidden"
    assert [(area.name, area.chosen) for area in areas_of(Call.objects.get()) if area.chosen] == [("Чыгыш", 1)]


def test_without_it_the_two_best_win_and_no_reason_speaks_of_areas(jury):
    ranked(jury)

    award = decided(jury)

    assert {number: row[2] for number, row in outcomes(award).items()} == {
        1: "selected",
        2: "selected",
        3: "money-short",
    }
    assert not any("аймак" in text for text in reasons(award))


def test_applicants_choose_among_the_areas_and_everybody_sees_the_limits(jury, client):
    west = places(jury)["Батыш"]
    typed(jury, client, **{f"most_{west.pk.hex}": "7"})
    Call.objects.update(state="open")
    call = Call.objects.get()

    assert set(area_names(call)) == set(area_ids(call)) == {str(area.place) for area in areas_of(call)}
    assert len(area_ids(call)) == 3
    page = client.get(reverse("contests:open_call", args=[call.pk])).content.decode()
    assert "Батыш" in page
    assert ">7<" in page


def test_wrong_limits_stand_beside_their_field_and_an_announced_call_keeps_its_areas(jury, client, english):
    west = places(jury)["Батыш"]

    wrong = typed(jury, client, **{f"least_{west.pk.hex}": "3", f"most_{west.pk.hex}": "2"})
    assert list(wrong.context["form"].errors) == [f"most_{west.pk.hex}"]
    assert typed(jury, client, asks="on").status_code == 302
    assert len(areas_of(Call.objects.get())) == 3
    typed(jury, client)
    assert areas_of(Call.objects.get()) == []
    Call.objects.update(state="open")
    with pytest.raises(ValidationError):
        set_areas(jury.call, areas={west.pk: (1, None)}, by=jury.by, at=NOW)
