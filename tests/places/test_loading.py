"""The territory that comes with Birge."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime

import pytest

from birge.kernel.actors import SYSTEM
from birge.places.actions import load_territory, place_id
from birge.places.enums import Kind, NameState
from birge.places.loading.kyrgyz import judge, russian_words
from birge.places.models import Containment, Name, Place, Settlement, Shape, Version
from birge.places.queries import covers, name_of, needs_confirming, version_of, within
from tests.shared_rows import kept

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)


@pytest.fixture(scope="module")
def territory(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        yield load_territory(by=SYSTEM, at=datetime(2026, 3, 2, 4, 0, tzinfo=UTC))


def test_the_whole_country_is_loaded_once(territory, now):
    again = load_territory(by=SYSTEM, at=now)

    assert vars(territory) == {"units": 2438, "settlements": 2461, "shapes": 60}
    assert vars(again) == {"units": 0, "settlements": 0, "shapes": 0}
    assert [Place.objects.count(), Settlement.objects.count(), Shape.objects.count()] == [2438, 2461, 60]
    assert Counter(Version.objects.values_list("kind", flat=True)) == {
        "oblast": 7, "republican-city": 2, "rayon": 40, "city": 14, "city-district": 4, "town": 16,
        "urban-settlement": 9, "aimak": 453, "settlement": 3, "village": 1890,
    }  # fmt: skip


def test_every_unit_lies_in_its_oblast_or_city(territory):
    roots = Place.objects.filter(versions__parent=None)

    assert sum(within([root.id], TODAY).count() for root in roots) == 2438
    assert Containment.objects.filter(above__in=roots).count() == 2438


def test_a_village_of_a_town_lies_in_the_town(territory):
    assert covers(place_id("41703211610010"), place_id("41703211610810"), TODAY)
    assert version_of(place_id("41703211610810"), TODAY).kind == Kind.VILLAGE


def test_a_name_without_kyrgyz_spelling_is_shown_in_russian_with_the_mark(territory):
    novovoznesenovka = Place.objects.get(soate="41702205825010")
    aimak = Place.objects.get(soate="41702205805000")
    vasilevka = Place.objects.get(soate="41708203814020")

    shown = [(name_of(place, TODAY, "ky"), needs_confirming(place, TODAY, "ky"))
             for place in (novovoznesenovka, aimak, vasilevka)]  # fmt: skip

    assert shown == [("Нововознесеновка", True), ("Ак-Булунский айылный аймак", True), ("Васильевка", True)]


def test_a_kyrgyz_name_of_the_rayons_file_is_shown_with_the_mark_and_one_of_the_ministry_without(territory):
    rayon, oblast = Place.objects.get(soate="41706255000000"), Place.objects.get(soate="41702000000000")

    assert (name_of(rayon, TODAY, "ky"), needs_confirming(rayon, TODAY, "ky")) == ("Өзгөн району", True)
    assert (name_of(oblast, TODAY, "ky"), needs_confirming(oblast, TODAY, "ky")) == ("Ысык-Көл", False)
    assert name_of(rayon, TODAY, "ru") == "Узгенский район"
    assert not needs_confirming(rayon, TODAY, "ru")


def test_no_shown_kyrgyz_name_has_a_latin_letter(territory):
    shown = Name.objects.filter(language="ky").exclude(state=NameState.ALIAS)

    assert [name.text for name in shown if any("a" <= letter.lower() <= "z" for letter in name.text)] == []


@pytest.mark.parametrize(
    ("name_ky", "name_ru", "state"),
    [
        ("Көк-Сай", "Кек-Сай", "confirmed"),
        ("Кара-Суу", "Кара-Суу", "confirmed"),
        ("Жаңы-Жол", "Джаны-Джол", "confirmed"),
        ("Ак-Суу", "Теплоключенка", "unconfirmed"),
        ("Ыятымак", "Ынтымак", "unconfirmed"),
        ("Чон-Багыш", "Чон-Багыш", "unconfirmed"),
        ("Ново-Бознесеновка", "Нововознесеновка", "alias"),
        ("Vasil’evka", "Васильевка", "alias"),
        ("Таш-Kудук", "Таш-Кудук", "alias"),
        ("Чоң-Джаргылчак", "Чон-Джаргылчак", "alias"),
        ("Алтын-Кюрёк", "Алтын-Кюрек", "alias"),
        ("Советское", "Советское", "alias"),
        ("чоюнчу", "Алга", "alias"),
    ],
)
def test_a_collected_name_is_confirmed_unconfirmed_or_refused(name_ky, name_ru, state):
    only_russian = russian_words([("Чоң-Арык", "Чон-Арык")])

    assert judge(name_ky, name_ru, only_russian) == state
