"""Changes of the territory, one by one."""

from __future__ import annotations

from datetime import date

import pytest

from birge.kernel.models import JournalEntry
from birge.places.actions import (
    Impossible,
    NewUnit,
    abolish_place,
    create_place,
    merge_places,
    move_place,
    rename_place,
    split_place,
)
from birge.places.enums import Kind
from birge.places.models import Change, Containment, SearchKey, Version
from birge.places.queries import children_of, covers, is_alive, name_of, names_of, within

pytestmark = pytest.mark.django_db

DAY = date(2026, 1, 1)
BEFORE = date(2025, 12, 31)
AFTER = date(2027, 6, 1)


@pytest.fixture
def how(by, now):
    return {"by": by, "at": now, "on": DAY, "act": "Мыйзам № 1"}


def names(places):
    return sorted(name_of(place, language="ru").removeprefix("Бирдик ") for place in places)


def test_a_village_moves_to_another_aimak_on_the_day(land, how):
    move_place(**how, place=land.v1111, to=land.a122)

    assert names(children_of(land.a111, BEFORE)) == ["v1111", "v1112"]
    assert names(children_of(land.a111, DAY)) == ["v1112"]
    assert covers(land.r11, land.v1111, BEFORE) and not covers(land.r11, land.v1111, DAY)
    assert covers(land.r12, land.v1111, DAY) and not covers(land.r12, land.v1111, BEFORE)
    assert covers(land.o1, land.v1111, AFTER)


def test_an_aimak_moves_with_its_villages(land, how):
    move_place(**how, place=land.a111, to=land.r22)

    assert covers(land.o2, land.v1112, DAY)
    assert not covers(land.o1, land.v1112, DAY)
    assert covers(land.o1, land.v1112, BEFORE)


def test_merged_aimaks_hand_their_villages_and_their_archive_over(land, how):
    merge_places(**how, places=[land.a111, land.a112], into=land.a112)

    assert names(children_of(land.a112, DAY)) == ["v1111", "v1112", "v1121", "v1122"]
    assert not is_alive(land.a111, DAY) and is_alive(land.a111, BEFORE)
    assert names(within([land.a112.id], DAY)) == ["a111", "a112", "v1111", "v1112", "v1121", "v1122"]
    assert names(within([land.a112.id], BEFORE)) == ["a112", "v1121", "v1122"]


def test_who_was_appointed_for_an_aimak_that_ended_keeps_exactly_its_villages(land, how):
    merge_places(**how, places=[land.a111, land.a112], into=land.a112)
    move_place(**how | {"on": AFTER}, place=land.v1111, to=land.a221)

    assert names(within([land.a111.id], BEFORE)) == ["a111", "v1111", "v1112"]
    assert names(within([land.a111.id], AFTER)) == ["a111", "v1111", "v1112"]


def test_aimaks_merge_into_a_new_one_with_a_name_of_its_own(land, how):
    change = merge_places(**how, places=[land.a111, land.a121], into=NewUnit({"ky": "Бирге", "ru": "Бирге"}))

    assert name_of(change.place, DAY, "ky") == "Бирге"
    assert names(children_of(change.place, DAY)) == ["v1111", "v1112", "v1211", "v1212"]
    assert covers(land.r11, change.place, DAY)
    assert [link.before for link in change.place.predecessors.order_by("id")] == [land.a111, land.a121]


def test_a_village_merged_into_its_neighbour_is_still_found_in_the_aimak(land, how):
    merge_places(**how, places=[land.v1111], into=land.v1121)

    assert names(within([land.a112.id], DAY)) == ["a112", "v1111", "v1121", "v1122"]
    assert names(within([land.v1121.id], DAY)) == ["v1111", "v1121"]
    assert names(within([land.v1111.id], DAY)) == ["v1111"]
    assert names(within([land.a111.id], DAY)) == ["a111", "v1112"]


def test_a_unit_that_split_and_ended_lies_in_what_holds_all_its_parts(land, how):
    parts = [
        NewUnit({"ru": "Восток"}, children=(land.v1111,)),
        NewUnit({"ru": "Запад"}, children=(land.v1112,), parent=land.r12),
    ]
    split_place(**how, place=land.a111, into=parts, keep=False)

    assert not covers(land.r11, land.a111, DAY)
    assert covers(land.o1, land.a111, DAY)
    assert names(within([land.a111.id], DAY)) == ["a111", "v1111", "v1112"]


def test_a_unit_that_goes_on_after_a_split_keeps_the_other_villages(land, how):
    change = split_place(**how, place=land.a111, into=[NewUnit({"ru": "Новый"}, children=(land.v1111,))], keep=True)
    merge_places(**how | {"on": AFTER}, places=[land.a111], into=land.a222)

    new = change.successions.get().after
    assert names(within([new.id], DAY)) == ["v1111", "Новый"]
    assert covers(land.a222, land.a111, AFTER)
    assert not covers(land.a222, new, AFTER)


def test_an_abolished_village_belongs_to_the_aimak_that_it_lay_in(land, how):
    abolish_place(**how, place=land.v1111)

    assert not is_alive(land.v1111, DAY)
    assert covers(land.a111, land.v1111, AFTER)


def test_a_new_village_begins_on_its_day(land, how):
    village = create_place(**how, kind=Kind.VILLAGE, parent=land.a111, names={"ky": "Жаңы"}, soate="41799999999999")

    assert not covers(land.a111, village, BEFORE)
    assert covers(land.o1, village, DAY)


def test_a_renamed_unit_is_called_by_each_name_in_its_time_and_found_by_both(land, how):
    rename_place(**how, place=land.r11, names={"ky": "Айтматов району", "ru": "Айтматовский район"})

    assert names_of(land.r11, BEFORE) == {"ru": "Бирдик r11"}
    assert names_of(land.r11, DAY) == {"ky": "Айтматов району", "ru": "Айтматовский район"}
    assert set(SearchKey.objects.filter(place=land.r11).values_list("key", flat=True)) >= {"birdikr11", "aitmatov"}


def test_several_changes_of_one_day_follow_each_other(land, how):
    move_place(**how, place=land.v1111, to=land.a112)
    move_place(**how, place=land.v1111, to=land.a121)
    rename_place(**how, place=land.v1111, names={"ru": "Один"})
    rename_place(**how, place=land.v1111, names={"ru": "Два"})

    assert covers(land.a121, land.v1111, DAY) and not covers(land.a112, land.v1111, DAY)
    assert name_of(land.v1111, DAY) == "Два"


def refused(action, **kwargs):
    before = Version.objects.count(), Containment.objects.count(), Change.objects.count(), JournalEntry.objects.count()
    with pytest.raises(Impossible) as error:
        action(**kwargs)
    after = Version.objects.count(), Containment.objects.count(), Change.objects.count(), JournalEntry.objects.count()
    assert before == after
    return str(error.value)


@pytest.mark.parametrize(
    ("action", "given", "part_of_reason"),
    [
        (move_place, {"place": "a111", "to": "a112"}, "a112"),
        (move_place, {"place": "a111", "to": "v1111"}, "v1111"),
        (move_place, {"place": "v1111", "to": "a111"}, ""),
        (move_place, {"place": "a111", "to": None}, ""),
        (merge_places, {"places": ["a111", "r12"], "into": "r12"}, ""),
        (merge_places, {"places": ["a111"], "into": "a111"}, ""),
        (merge_places, {"places": ["a111"], "into": NewUnit({"ru": "Новый"})}, ""),
        (merge_places, {"places": ["a111", "a112"], "into": NewUnit({"en": "No name"})}, ""),
        (abolish_place, {"place": "a111"}, "v1111"),
        (abolish_place, {"place": "o1"}, ""),
        (split_place, {"place": "a111", "into": [NewUnit({"ru": "Один"})], "keep": False}, ""),
        (rename_place, {"place": "a111", "names": {"ru": "Бирдик a111"}}, ""),
        (rename_place, {"place": "a111", "names": {"ru": "Новый"}, "act": " "}, ""),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_no_trace(land, how, action, given, part_of_reason):
    def real(value):
        if isinstance(value, list):
            return [real(item) for item in value]
        return land.units[value] if isinstance(value, str) and value in land.units else value

    assert part_of_reason in refused(action, **how | {key: real(value) for key, value in given.items()})


def test_a_change_before_the_last_change_of_a_unit_or_its_child_is_refused(land, how):
    move_place(**how | {"on": AFTER}, place=land.v1111, to=land.a222)

    assert "v1111" in refused(rename_place, **how, place=land.v1111, names={"ru": "Другой"})
    assert "v1111" in refused(merge_places, **how, places=[land.a111], into=land.a112)


def test_nothing_is_put_into_a_unit_that_has_ended(land, how):
    merge_places(**how, places=[land.a111], into=land.a112)

    assert "a111" in refused(move_place, **how | {"on": AFTER}, place=land.v1121, to=land.a111)
