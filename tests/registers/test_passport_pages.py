"""The passport on pages and in files: who sees what, and that all of them say the same."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from frictionless import Package
from openpyxl import load_workbook
from pypdf import PdfReader

from birge.kernel.models import JournalEntry
from birge.kernel.to_confirm import topics
from birge.registers.actions.passports import (
    NotToPublish,
    RulesOfThePast,
    enter_passport_rules,
    publish_passport,
)
from birge.registers.models import PassportRelease, PassportRules
from birge.registers.queries.passport import AsOf, passport_of, rules_on, status_kinds
from tests.registers.bulk import fill
from tests.registers.factories import CLERK, household, member

ON = date(2026, 1, 1)
WRITTEN = datetime(2026, 1, 3, tzinfo=UTC)
RELEASED = datetime(2026, 1, 20, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def aimak(cast):
    """With 80 people in its village, published as of 1 January."""
    fill([cast.village.pk], 80, at=WRITTEN)
    publish_passport(place=cast.aimak, on=ON, by=CLERK, at=RELEASED)
    return cast.aimak


def page(aimak, query=""):
    return reverse("registers:passport", args=[aimak.pk]) + query


def file(aimak, name, query=""):
    return reverse("registers:passport_file", args=[aimak.pk, name]) + query


def rows_of(answer):
    return list(csv.DictReader(io.StringIO(answer.content.decode())))


def test_a_visitor_sees_what_is_published_and_the_clerk_of_the_place_the_exact_numbers(client, cast, aimak):
    household(cast.village, house="99")
    shown = client.get(page(aimak)).context
    client.force_login(cast.other_clerk)
    neighbour = client.get(page(aimak)).context
    client.force_login(cast.clerk)
    exact = client.get(page(aimak, f"?on={ON}")).context
    published = client.get(page(aimak, f"?on={ON}&public=1")).context

    assert (shown["passport"].public, neighbour["passport"].public, published["passport"].public) == (True, True, True)
    assert not exact["passport"].public
    assert shown["passport"].homes.value() == exact["passport"].homes.value() - 1, "the book as it was when published"


def test_no_page_and_no_file_of_a_visitor_tells_a_hidden_number(client, aimak):
    exact = passport_of(AsOf(aimak.pk, ON, RELEASED), rules_on(ON), status_kinds(), public=False)
    rows = rows_of(client.get(file(aimak, "passport.csv")))
    hidden = [row for row in rows if row["hidden"] == "true"]
    sheet = load_workbook(io.BytesIO(client.get(file(aimak, "passport.xlsx")).content)).worksheets[1]

    assert hidden and {row["value"] for row in hidden} == {""}
    assert [value == "…" for (value,) in sheet.iter_rows(min_row=2, min_col=8, values_only=True)] == [
        row["hidden"] == "true" for row in rows
    ]
    small = {str(n) for n in range(1, exact.rules.smallest)}
    people = [row for row in rows if row["indicator"] == "population"]
    assert not [row for row in people if row["value"] in small]


def test_the_files_say_the_same_as_the_page(client, cast, aimak):
    client.force_login(cast.clerk)
    total = client.get(page(aimak, f"?on={ON}")).context["passport"].population.value()
    rows = rows_of(client.get(file(aimak, "passport.csv", f"?on={ON}")))
    whole = [row for row in rows if row["indicator"] == "population" and row["place_code"] == aimak.soate]
    pdf = PdfReader(io.BytesIO(client.get(file(aimak, "passport.pdf", f"?on={ON}")).content))
    text = "".join(sheet.extract_text() for sheet in pdf.pages)

    assert int(whole[0]["value"]) == total == 80
    assert sum(int(row["value"]) for row in whole if row["sex"] != "total" and row["age"] != "total") == total
    assert "80" in text and pdf.metadata.title
    assert client.get(file(aimak, "passport.exe")).status_code == 404


def test_the_open_data_fit_their_table_schema(client, aimak, tmp_path):
    for name in ("passport.csv", "datapackage.json"):
        (tmp_path / name).write_bytes(client.get(file(aimak, name)).content)
    report = Package(str(tmp_path / "datapackage.json")).validate()
    broken = (tmp_path / "passport.csv").read_text().replace("population", "population,", 1)
    (tmp_path / "passport.csv").write_text(broken)

    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])
    assert not Package(str(tmp_path / "datapackage.json")).validate().valid
    assert json.loads((tmp_path / "datapackage.json").read_text())["resources"][0]["schema"]["primaryKey"]


def test_a_day_of_which_nothing_is_published_is_not_found_and_a_place_without_any_says_so(client, cast, aimak):
    nothing = client.get(page(cast.other_aimak))

    assert client.get(page(aimak, "?on=2026-01-02")).status_code == 404
    assert client.get(file(cast.other_aimak, "passport.csv")).status_code == 404
    assert nothing.status_code == 200 and "passport" not in nothing.context


@pytest.mark.parametrize("who", ["", "clerk"])
def test_the_page_takes_at_most_fifteen_queries(client, cast, aimak, who, django_assert_max_num_queries):
    if who:
        client.force_login(cast.people()[who])
        client.get(page(aimak))
    for query in ("", "?public=1"):
        with django_assert_max_num_queries(15):
            assert client.get(page(aimak, query)).status_code == 200


def test_the_clerk_looks_at_what_everybody_will_see_and_publishes_it(client, cast):
    fill([cast.village.pk], 30, at=WRITTEN)
    address = reverse("registers:publish_passport", args=[cast.aimak.pk])
    client.force_login(cast.clerk)
    day = client.get(address).context["days"][0]
    trial = client.get(address, {"on": day.isoformat()})
    answer = client.post(address, {"on": day.isoformat()})

    assert trial.context["passport"].public and not PassportRelease.objects.exclude(on=day).exists()
    assert PassportRelease.objects.get().on == day and answer.status_code == 302
    assert client.get(answer["Location"]).status_code == 200
    assert client.post(address, {"on": "2026-02-02"}).context["form"].errors
    client.force_login(cast.other_clerk)
    assert client.get(address).status_code == 403


def test_a_passport_is_published_once_and_only_of_few_days(cast, aimak):
    tries = [(cast.aimak, ON), (cast.village, ON), (cast.rayon, ON), (cast.other_aimak, date(2026, 1, 2)),
             (cast.other_aimak, date(2027, 1, 1))]  # fmt: skip

    for place, on in tries:
        with pytest.raises(NotToPublish):
            publish_passport(place=place, on=on, by=CLERK, at=RELEASED)
    assert publish_passport(place=cast.other_aimak, on=ON, by=CLERK, at=RELEASED).headline["people"] == 0
    assert JournalEntry.objects.filter(verb="registers.publish_passport").count() == 2


def test_what_is_published_is_compared_with_what_was_published_a_year_earlier(client, cast, aimak):
    publish_passport(place=aimak, on=date(2025, 1, 1), by=CLERK, at=RELEASED)
    people = client.get(page(aimak)).context["page"].headlines[0]
    homes = client.get(page(aimak)).context["page"].headlines[3]

    assert (people.value, people.earlier, people.change) == (80, 80, 0)
    assert homes.is_compared


def test_the_people_behind_a_figure_are_listed_for_the_clerk_and_the_reading_is_kept(client, cast, aimak):
    address = reverse("registers:passport_people", args=[aimak.pk])
    older = household(cast.village, house="98", at=WRITTEN)
    person = member(older, "Жалгызов", relation="head", sex="m", born_on=date(1900, 1, 1), at=WRITTEN)
    client.force_login(cast.clerk)
    listed = client.get(address, {"on": ON.isoformat(), "band": "16", "sex": "m", "village": str(cast.village.pk)})
    read = JournalEntry.objects.get(verb="registers.read_list", subjects__icontains=str(person.pk))

    assert "Жалгызов" in listed.content.decode() and read.account == cast.clerk.pk
    assert "Жалгызов" not in client.get(address, {"band": "0"}).content.decode()
    client.force_login(cast.other_clerk)
    assert client.get(address).status_code == 403


def test_the_rules_are_open_and_an_administrator_of_everything_enters_new_ones_for_days_ahead(client, cast):
    address, ahead = reverse("registers:passport_rules"), timezone.localdate() + timedelta(days=9)
    values = {"starts_on": ahead.isoformat(), "smallest": "10", "spread_percent": "15", "age_starts": "0, 7, 18, 63",
              "release_days": "01-01", "source": "Үлгү"}  # fmt: skip

    assert client.get(address).status_code == 200 and client.post(address, values).status_code == 403
    client.force_login(cast.system_administrator)
    assert client.post(address, {**values, "starts_on": "2026-01-01"}).context["form"].errors
    assert client.post(address, {**values, "age_starts": "5, 3"}).context["form"].errors["age_starts"]
    assert client.post(address, {**values, "release_days": "13-01"}).context["form"].errors["release_days"]
    assert client.post(address, values).status_code == 302
    assert rules_on(ahead).age_starts == [0, 7, 18, 63] and rules_on(ahead - timedelta(days=1)).smallest == 5


def test_rules_of_the_past_are_refused(now):
    with pytest.raises(RulesOfThePast):
        enter_passport_rules(values={"starts_on": timezone.localdate(now)}, by=CLERK, at=now)


def test_rules_without_a_source_wait_for_confirmation():
    address = reverse("registers:passport_rules")
    waiting = [item for topic in topics() for item in topic.items if item.url == address]
    PassportRules.objects.update(source="Үлгү")

    assert len(waiting) == 1
    assert not [item for topic in topics() for item in topic.items if item.url == address]
