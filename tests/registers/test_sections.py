"""Thematic sections: designed by an administrator, filled in, found, imported, exported, each with its own readers."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from birge.kernel.imports.models import ImportBatch
from birge.kernel.models import JournalEntry
from birge.people.enums import Role
from birge.registers.actions import BadAnswers, design_section, write_section
from birge.registers.enums import About
from birge.registers.importing.sections import SectionImport
from birge.registers.models import Section, SectionLine
from birge.registers.queries import replayed
from birge.registers.section_fields import Field, problems_of
from tests.registers.factories import AT, CLERK, household, member

pytestmark = pytest.mark.django_db
ROOF = Field("roof", {"ky": "Чатыр", "ru": "Крыша", "en": "Roof"}, "choice", choices=(
    ("tin", {"ky": "Тунуке", "en": "Tin"}), ("slate", {"ky": "Шифер", "en": "Slate"})))  # fmt: skip
PUPILS = Field(
    "pupils", {"ky": "Окуучулар", "en": "Pupils"}, "whole", required=True, least=Decimal(0), most=Decimal(20)
)
SAFE = Field("safe", {"ky": "Коопсузбу", "en": "Safe"}, "yes-no")
SLOPE = Field("slope", {"ky": "Эңкейиши", "en": "Slope"}, "decimal", least=Decimal(0), most=Decimal(90))
SEEN = Field("seen_on", {"ky": "Көрүлгөн күнү", "en": "Seen on"}, "date")
FIELDS = [PUPILS, ROOF, SAFE, SLOPE, SEEN]
TODAY = date(2026, 3, 2)


def made(about=About.HOUSEHOLD, *, code="risk", readers=(Role.CLERK,), writers=(Role.CLERK,), fields=FIELDS):
    values = {
        "code": code, "names": {"ky": "Коркунуч", "ru": "Риск", "en": "Risk"}, "about": about, "readers": list(readers),
        "writers": list(writers), "starts_on": date(2020, 1, 1),
    }  # fmt: skip
    return design_section(section=None, values=values, fields=fields, by=CLERK, at=AT)


def write(section, home, at=AT, since=TODAY, **answers):
    version = section.versions.latest("number")
    place = home.states.get().place_id
    of = {"household": home.pk}
    return write_section(version=version, of=of, answers=answers, since=since, place=place, by=CLERK, at=at)


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [
        ({"pupils": 3, "roof": "tin", "safe": False, "slope": "12.5", "seen_on": "2026-01-31"}, []),
        ({"pupils": 0}, []),
        ({}, ["pupils"]),
        ({"pupils": "3"}, ["pupils"]),
        ({"pupils": True}, ["pupils"]),
        ({"pupils": 21}, ["pupils"]),
        ({"pupils": 1, "roof": "gold"}, ["roof"]),
        ({"pupils": 1, "safe": "yes"}, ["safe"]),
        ({"pupils": 1, "slope": "90.1"}, ["slope"]),
        ({"pupils": 1, "slope": "NaN"}, ["slope"]),
        ({"pupils": 1, "seen_on": "2026-02-30"}, ["seen_on"]),
        ({"pupils": 1, "unknown": 1}, ["unknown"]),
    ],
)
def test_only_what_the_fields_allow_may_stand(answers, wrong):
    assert sorted(problems_of(FIELDS, answers)) == wrong


def test_what_was_filled_in_is_kept_with_its_history(village):
    section, home = made(), household(village)
    write(section, home, pupils=3)
    write(section, home, at=AT + timedelta(days=9), since=TODAY + timedelta(days=9), pupils=4)
    with pytest.raises(BadAnswers):
        write(section, home, pupils=99)

    def says(day):
        return SectionLine.objects.on(day).get().answers

    assert (says(TODAY), says(TODAY + timedelta(days=9))) == ({"pupils": 3}, {"pupils": 4})
    assert len(replayed(AT + timedelta(days=10))["sectionline"]) == 2


def test_changed_fields_are_a_new_version_and_old_lines_are_read_by_theirs(village, cast, client):
    section, home = made(), household(village)
    member(home)
    write(section, home, pupils=3, roof="tin")
    design_section(section=section, values={}, fields=[PUPILS, SAFE], by=CLERK, at=AT)
    design_section(section=section, values={}, fields=[PUPILS, SAFE], by=CLERK, at=AT)
    client.force_login(cast.clerk)
    client.cookies["birge_language"] = "en"

    assert [row.number for row in section.versions.order_by("number")] == [1, 2]
    assert "Tin" in client.get(home.get_absolute_url()).content.decode()


@pytest.mark.parametrize("about", list(About))
def test_a_section_is_filled_in_on_the_page_of_each(about, village, cast, client):
    section, home = made(about), household(village)
    thing = {About.HOUSEHOLD: home, About.PERSON: member(home), About.PLACE: village}[about]
    client.force_login(cast.clerk)
    client.cookies["birge_language"] = "en"
    address = reverse("registers:write_section", args=[section.code, thing.pk])
    page = client.get(thing.get_absolute_url()).content.decode()
    client.post(address, {"pupils": "4", "roof": "slate", "safe": "no", "slope": "7.5", "since": "2026-03-01"})

    assert address in page
    assert SectionLine.objects.get().answers == {"pupils": 4, "roof": "slate", "safe": False, "slope": "7.5"}
    assert "Slate" in client.get(thing.get_absolute_url()).content.decode()


def test_of_two_who_fill_in_at_once_the_second_is_told(village, cast, client):
    section, home = made(), household(village)
    client.force_login(cast.clerk)
    address = reverse("registers:write_section", args=[section.code, home.pk])
    for pupils in (1, 2):
        client.post(address, {"pupils": pupils, "since": "2026-03-01", "seen": ""})

    assert SectionLine.objects.standing().get().answers == {"pupils": 1}


@pytest.mark.parametrize("person", ["other_clerk", "head", "controller", "resident"])
def test_only_its_own_roles_of_the_place_read_and_write_a_section(person, village, cast, client):
    section, home = made(), household(village)
    member(home, "Купуя")
    write(section, home, pupils=17)
    client.force_login(getattr(cast, person))
    write_address = reverse("registers:write_section", args=[section.code, home.pk])

    answers = [client.get(write_address), client.post(write_address, {"pupils": 1, "since": "2026-03-01"})]
    assert [answer.status_code for answer in answers] == [403, 403]
    assert "Купуя" not in client.get(section.get_absolute_url()).content.decode()
    assert "Коркунуч" not in client.get(home.get_absolute_url()).content.decode()


def test_another_role_reads_a_section_without_reading_the_book(village, cast, client):
    section, home = made(readers=[Role.CONTROLLER]), household(village)
    member(home, "Асанов")
    write(section, home, pupils=17)
    client.force_login(cast.controller)

    assert "Асанов" in client.get(section.get_absolute_url()).content.decode()
    assert client.get(home.get_absolute_url()).status_code == 403


def test_lines_are_searched_filtered_and_exported_and_every_reading_is_journalled(village, cast, client):
    section = made()
    for surname, roof in [("Асанов", "tin"), ("Бакиров", "slate")]:
        home = household(village, number=surname)
        member(home, surname)
        write(section, home, pupils=3, roof=roof)
    client.force_login(cast.clerk)

    def found(query):
        text = client.get(f"{section.get_absolute_url()}?format=csv&{query}").content.decode()
        return [name for name in ("Асанов", "Бакиров") if name in text]

    assert (found(""), found("q=асан"), found("f_roof=slate")) == (["Асанов", "Бакиров"], ["Асанов"], ["Бакиров"])
    assert JournalEntry.objects.filter(verb="registers.read_section").count() == 3


def test_an_administrator_of_everything_designs_a_section_and_sees_it_before(cast, client):
    typed = {
        "code": "schools", "name_ky": "Мектептер", "name_ru": "Школы", "about": "place", "readers": ["clerk"],
        "writers": ["clerk"], "starts_on": "2026-01-01", "fields-TOTAL_FORMS": "1", "fields-INITIAL_FORMS": "0",
        "fields-0-code": "roof", "fields-0-name_ky": "Чатыр", "fields-0-name_ru": "Крыша", "fields-0-type": "choice",
        "fields-0-choices": "tin = Тунуке / Жесть\nslate = Шифер / Шифер",
    }  # fmt: skip
    address = reverse("registers:new_section")
    client.force_login(cast.administrator)
    refused = client.post(address, typed).status_code
    client.force_login(cast.system_administrator)
    preview = client.post(address, typed | {"preview": "yes"}).content.decode()
    before = Section.objects.count()
    client.post(address, typed)

    assert (refused, before) == (403, 0)
    assert 'id="preview_roof"' in preview
    section = Section.objects.get()
    assert section.versions.get().fields[0]["choices"][0] == {"code": "tin", "names": {"ky": "Тунуке", "ru": "Жесть"}}
    assert client.get(reverse("registers:design_section", args=["schools"])).status_code == 200


def test_a_sheet_is_imported_into_a_section_and_taken_back(village, cast, tmp_path):
    made()
    household(village, number="12")
    file = tmp_path / "risk.csv"
    file.write_text(f"village;number;pupils;roof;safe;slope\n{village.soate};12;5;tin;жок;3,5\n", encoding="utf-8")
    call_command("import", "section-risk", str(file), place=cast.aimak.soate)

    assert SectionLine.objects.standing().get().answers == {"pupils": 5, "roof": "tin", "safe": False, "slope": "3.5"}
    batch = ImportBatch.objects.get()
    SectionImport(Section.objects.get().versions.get()).undo(batch, CLERK, AT)
    assert not SectionLine.objects.standing().exists()


def test_a_row_about_nobody_of_the_place_is_a_fault(village, cast, tmp_path):
    made()
    file = tmp_path / "risk.csv"
    file.write_text(f"village;number;pupils\n{village.soate};99;5\n", encoding="utf-8")
    with pytest.raises(CommandError):
        call_command("import", "section-risk", str(file), place=cast.aimak.soate)

    assert not SectionLine.objects.exists()
