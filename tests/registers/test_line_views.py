"""Any line of the book, written by a clerk: new, changed, corrected, ended, struck out."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from birge.registers import actions
from birge.registers.models import Absence, Entry, HouseholdState, Land, Livestock, PersonState, Pin, Status, StatusKind
from birge.registers.queries import book_of
from tests.registers.clerks import seen_on, send, signed_in, text
from tests.registers.factories import AT, CLERK, SINCE, household, member

pytestmark = pytest.mark.django_db
PLOT = {"land_class": "household-plot", "area_ha": "0.12", "tenure": "own", "since": "2021-05-01"}


@pytest.fixture
def clerk(cast):
    return signed_in(cast.clerk)


def plot(home, area="0.10"):
    fact = Land(household=home, land_class="household-plot", area_ha=area, starts_on=SINCE)
    actions.say(fact=fact, by=CLERK, at=AT)
    return Land.objects.standing().get()


def test_a_new_line_is_written_from_its_day_on(clerk, village):
    home = household(village)
    answer = send(clerk, "new_household_line", home.pk, "land", **PLOT)

    assert answer["Location"] == home.get_absolute_url()
    assert [(str(row.area_ha), row.starts_on) for row in book_of(home, date(2026, 1, 1)).lands] == [
        ("0.1200", date(2021, 5, 1))
    ]


def test_a_second_line_of_the_same_thing_is_refused_and_nothing_typed_is_lost(clerk, village):
    home = household(village)
    plot(home)
    answer = send(clerk, "new_household_line", home.pk, "land", **PLOT, crop="Беде")

    assert answer.status_code == 200
    assert 'value="Беде"' in text(answer)
    assert Land.objects.standing().count() == 1


@pytest.mark.parametrize(
    ("how", "typed", "before", "after"),
    [
        ("change", {"area_ha": "0.2", "tenure": "own", "since": "2026-01-01"}, "0.1000", "0.2000"),
        ("correct", {**PLOT, "area_ha": "0.2", "since": "2020-01-01", "why": "Ката"}, "0.2000", "0.2000"),
        ("end", {"last": "2025-12-31"}, "0.1000", None),
        ("strike", {"why": "Башка кожолуктуку"}, None, None),
    ],
)
def test_what_may_happen_to_a_line(clerk, village, how, typed, before, after):
    home = household(village)
    answer = send(clerk, "write_line", "land", plot(home).pk, how, **typed)

    def area(on):
        return next((str(row.area_ha) for row in book_of(home, on).lands), None)

    assert answer.status_code == 302
    assert (area(date(2025, 12, 31)), area(date(2026, 1, 1))) == (before, after)


def test_a_correction_and_a_striking_out_say_why(clerk, village):
    line = plot(household(village))
    for how, typed in [("correct", {**PLOT, "area_ha": "9"}), ("strike", {})]:
        assert send(clerk, "write_line", "land", line.pk, how, **typed).status_code == 200

    assert Land.objects.get() == line


def test_a_stale_form_shows_both_versions_and_asks(clerk, village):
    home = household(village)
    line = plot(home)
    seen = seen_on(clerk.get(reverse("registers:write_line", args=["land", line.pk, "correct"])))
    actions.correct(fact=line, values={"area_ha": "0.3"}, why="1", by=CLERK, at=AT)
    typed = {**PLOT, "area_ha": "0.25", "since": "2020-01-01", "why": "2"}
    answer = send(clerk, "write_line", "land", line.pk, "correct", seen=seen, **typed)

    assert "0,3" in text(answer)
    assert 'value="0.25"' in text(answer)
    assert [str(row.area_ha) for row in Land.objects.standing()] == ["0.3000"]

    again = send(clerk, "write_line", "land", line.pk, "correct", seen=seen_on(answer), **typed)
    assert again.status_code == 302
    assert [str(row.area_ha) for row in Land.objects.standing()] == ["0.2500"]


def test_a_pin_must_have_its_shape(clerk, village):
    person = member(household(village))
    answer = send(clerk, "new_person_line", person.pk, "pin", pin="123", state="current", since="2026-01-01")

    assert (answer.status_code, Pin.objects.count()) == (200, 0)


def test_a_pin_that_contradicts_is_written_after_the_clerk_has_seen_the_warning_and_said_why(clerk, village):
    home = household(village)
    person = member(home, sex="f", born_on=date(1984, 3, 8))
    member(home, pin="20803198400001", given_name="Башка")
    typed = {"pin": "20803198400001", "state": "current", "since": "2026-01-01"}
    warned = send(clerk, "new_person_line", person.pk, "pin", **typed)

    assert text(warned).count("notice-warning") == 1
    assert not Pin.objects.filter(person=person).exists()

    send(clerk, "new_person_line", person.pk, "pin", **typed, accept="on", why="Паспорт боюнча ушундай")
    assert Pin.objects.get(person=person).entry.why == "Паспорт боюнча ушундай"


def test_an_account_number_belongs_to_one_household(clerk, village):
    household(village, number="7")
    home = household(village, number="8")
    line = HouseholdState.objects.get(household=home)
    typed = {"place": str(village.pk), "number": "7", "kind": "family", "since": "2020-01-01", "why": "х"}
    answer = send(clerk, "write_line", "address", line.pk, "correct", **typed)

    assert (answer.status_code, HouseholdState.objects.standing().get(household=home).number) == (200, "8")


def test_the_animals_are_counted_on_one_sheet_in_one_entry(clerk, village):
    home = household(village)
    send(clerk, "livestock", home.pk, sheep_female="12", sheep_young="5", horse_all="1", since="2026-01-01")
    send(clerk, "livestock", home.pk, sheep_female="10", horse_all="1", since="2026-06-01")

    def herd(on):
        return [(row.animal, row.group, row.count) for row in book_of(home, on).livestock if row.count]

    assert herd(date(2026, 1, 1)) == [("horse", "all", 1), ("sheep", "female", 12), ("sheep", "young", 5)]
    assert herd(date(2026, 6, 1)) == [("horse", "all", 1), ("sheep", "female", 10)]
    assert Entry.objects.filter(verb="registers.count_livestock").count() == 2
    bad = send(clerk, "livestock", home.pk, sheep_female="1", sheep_all="3", since="2026-07-01")
    assert (bad.status_code, Livestock.objects.filter(starts_on=date(2026, 7, 1)).exists()) == (200, False)


def test_a_status_has_its_evidence_and_its_last_day_and_stands_on_the_restricted_page_only(clerk, village):
    home = household(village)
    person = member(home)
    kind = StatusKind.objects.get(code="disability-2")
    typed = {"kind": str(kind.pk), "evidence": "ДСЭК № 5", "since": "2026-01-01", "until": "2026-12-31"}
    answer = send(clerk, "new_person_line", person.pk, "status", **typed)

    assert Status.objects.get().ends_on == date(2027, 1, 1)
    assert "ДСЭК № 5" in text(clerk.get(answer["Location"]))
    assert "ДСЭК № 5" in text(clerk.get(reverse("registers:household_statuses", args=[home.pk])))
    assert "ДСЭК" not in text(clerk.get(home.get_absolute_url())) + text(clerk.get(person.get_absolute_url()))


def test_somebody_goes_away_and_returns(clerk, village):
    person = member(household(village))
    typed = {"where": "Россия", "is_abroad": "true", "purpose": "work", "since": "2026-02-01"}
    send(clerk, "new_person_line", person.pk, "absence", **typed)
    send(clerk, "write_line", "absence", Absence.objects.standing().get().pk, "end", last="2026-10-01")

    assert Absence.objects.standing().get().ends_on == date(2026, 10, 2)


def test_details_of_a_person_are_corrected(clerk, village):
    person = member(household(village), "Осмонов", "Бакыт")
    line = PersonState.objects.get()
    typed = {"surname": "Өсмөнов", "given_name": "Бакыт", "since": "2020-01-01", "why": "Паспорт"}
    send(clerk, "write_line", "details", line.pk, "correct", **typed)

    assert "Өсмөнов Бакыт" in text(clerk.get(person.get_absolute_url()))


def test_a_neighbour_and_a_head_write_nothing(cast, village):
    line = plot(household(village))
    for account in (cast.other_clerk, cast.head):
        address = reverse("registers:write_line", args=["land", line.pk, "strike"])
        assert signed_in(account).post(address, {"why": "х"}).status_code == 403

    assert Land.objects.standing().count() == 1


def test_an_area_is_read_and_typed_with_the_comma_of_the_language(clerk, village):
    home = household(village)
    line = plot(home, "0.3500")
    url = reverse("registers:write_line", args=["land", line.pk, "correct"])

    assert 'value="0,35"' in text(clerk.get(url))
    send(clerk, "write_line", "land", line.pk, "correct", **{**PLOT, "area_ha": "0,4", "why": "Ката"})
    assert str(Land.objects.standing().get().area_ha) == "0.4000"
