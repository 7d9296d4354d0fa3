"""Finding units in the real territory."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from birge.kernel.actors import SYSTEM
from birge.places.actions import load_territory, rename_place
from birge.places.forms import PlaceField
from birge.places.models import Place
from birge.places.queries import find, found_in, name_of
from tests.shared_rows import kept

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)
UZGEN_RAYON, ALAI = "41706255000000", "41706207000000"


@pytest.fixture(scope="module")
def territory(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        yield load_territory(by=SYSTEM, at=datetime(2026, 3, 2, 4, 0, tzinfo=UTC))


def codes(text, **kwargs):
    found = find(text, TODAY, **kwargs)
    places = Place.objects.in_bulk(found)
    return [places[pk].soate for pk in found]


@pytest.mark.parametrize(
    "text",
    ["Өзгөн", "өзгөн району", "ѳзгѳн", "ОЗГОН", "Узгенский район", "Узген", "Uzgen", UZGEN_RAYON, "KG06255000000"],
)
def test_a_rayon_is_found_first_in_any_spelling_and_by_its_codes(territory, text):
    assert codes(text)[0] == UZGEN_RAYON


@pytest.mark.parametrize("text", ["Dzhalal Abad", "Жалал-Абад", "Джалал-Абад шаары", "jalalabat", "ЖАЛАЛАБАТ"])
def test_a_city_is_found_in_any_spelling(territory, text):
    assert {"41703000000000", "41703410000010"} & set(codes(text)[:2])


def test_a_slip_of_the_hand_still_finds(territory):
    found = Place.objects.get(soate=codes("Дмитреевка")[0])

    assert name_of(found, TODAY, "ru") == "Дмитриевка"


def test_the_very_name_stands_before_longer_ones_and_greater_units_before_smaller(territory):
    assert codes("Алай")[0] == ALAI
    assert codes("Кара-Суу")[:2] == ["41706226000000", "41706226600010"]


def test_the_beginning_of_a_code_finds_all_below_it(territory):
    below = Place.objects.filter(soate__startswith="41706255804").values_list("soate", flat=True)

    assert set(codes("41706255804")) == set(below)


def test_a_search_can_be_narrowed(territory):
    among = Place.objects.filter(soate__startswith="41702")

    assert {place.soate[:5] for place in found_in(among, "Кара-Суу", TODAY)} == {"41702"}


def test_a_unit_is_found_by_its_former_name(territory, by, now):
    rayon = Place.objects.get(soate="41707215000000")
    rename_place(by=by, at=now, on=TODAY, act="№ 1", place=rayon, names={"ky": "Айтматов району"})

    assert codes("Кара-Буура району")[0] == codes("Aitmatov")[0] == rayon.soate


def test_nothing_finds_nothing(territory):
    assert codes("") == codes("?!") == codes("ъъъ") == []


def test_a_field_takes_a_code_or_a_name_and_asks_back_when_several_fit(territory):
    field = PlaceField()

    assert field.clean(UZGEN_RAYON).soate == field.clean("KG06255000000").soate == UZGEN_RAYON
    with pytest.raises(ValidationError, match="41706226000000"):
        field.clean("Кара-Суу")
    with pytest.raises(ValidationError, match="Ъъъ"):
        field.clean("Ъъъ")
