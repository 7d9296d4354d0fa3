"""Taking changes back, trying them out, telling of them; entering names."""

from __future__ import annotations

from datetime import date

import pytest

from birge.kernel import events
from birge.kernel.models import JournalEntry
from birge.places.actions import (
    Impossible,
    NewUnit,
    TerritoryChanged,
    confirm_name,
    merge_places,
    move_place,
    rename_place,
    try_out,
    undo_change,
)
from birge.places.models import Containment, Name, Place, SearchKey, Version
from birge.places.queries import name_of, needs_confirming, within

pytestmark = pytest.mark.django_db

DAY = date(2026, 1, 1)
BEFORE = date(2025, 12, 31)


@pytest.fixture
def how(by, now):
    return {"by": by, "at": now, "on": DAY, "act": "Мыйзам № 1"}


def names(places):
    return sorted(name_of(place, language="ru").removeprefix("Бирдик ") for place in places)


def test_an_undone_change_leaves_the_territory_as_it_was(land, how, by, now):
    def state():
        return (
            set(Containment.objects.values_list("above_id", "below_id", "starts_on", "ends_on")),
            set(Version.objects.values_list("place_id", "parent_id", "starts_on", "ends_on")),
            set(Name.objects.values_list("place_id", "text", "starts_on", "ends_on")),
            set(SearchKey.objects.values_list("place_id", "key")),
        )

    before = state()
    change = merge_places(**how, places=[land.a111, land.a121], into=NewUnit({"ru": "Бирге"}))
    renaming = rename_place(**how, place=change.place, names={"ru": "Иначе"})

    with pytest.raises(Impossible):
        undo_change(by=by, at=now, change=change)
    undo_change(by=by, at=now, change=renaming)
    undo_change(by=by, at=now, change=change)

    assert state() == before
    assert list(JournalEntry.objects.order_by("id").values_list("verb", flat=True)) == [
        "places.merge", "places.rename", "places.undo", "places.undo",
    ]  # fmt: skip


def test_a_preview_shows_the_change_and_keeps_nothing(land, how):
    seen = try_out(
        lambda: move_place(**how, place=land.v1111, to=land.a122), lambda change: names(within([land.a122.id], DAY))
    )

    assert seen == ["a122", "v1111", "v1221", "v1222"]
    assert names(within([land.a122.id], DAY)) == ["a122", "v1221", "v1222"]
    assert JournalEntry.objects.count() == 0


def test_a_change_is_told_to_those_who_listen(land, how, monkeypatch):
    heard = []
    monkeypatch.setitem(events._listeners, TerritoryChanged, [heard.append])

    change = merge_places(**how, places=[land.a111], into=land.a112)

    assert heard == [TerritoryChanged(change.id, "merge", DAY, before=(land.a111.id,), after=(land.a112.id,))]


def test_a_confirmed_name_loses_the_mark_and_the_old_text_is_still_found(land, by, now):
    how = {"by": by, "at": now, "place": land.a111, "language": "ky"}
    confirm_name(**how, text="Ак-Булун", source="Мөөр")
    confirm_name(**how, text="Ак-Булуң", source="Айыл өкмөтүнүн мөөрү")

    assert name_of(land.a111, BEFORE, "ky") == "Ак-Булуң"
    assert not needs_confirming(land.a111, BEFORE, "ky")
    assert Name.objects.get(place=land.a111, text="Ак-Булун").state == "alias"
    assert Place.objects.filter(keys__key="akbulun").distinct().get() == land.a111
    assert JournalEntry.objects.filter(verb="places.confirm_name").count() == 2


def test_a_name_without_a_source_is_refused(land, by, now):
    with pytest.raises(Impossible):
        confirm_name(by=by, at=now, place=land.a111, language="ky", text="Ак-Булуң", source="")

    assert not Name.objects.filter(text="Ак-Булуң").exists()
