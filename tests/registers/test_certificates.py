"""Certificates: what they state, their numbers, their papers, and what the public check page says of them."""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from birge.kernel.canonical import hash_of
from birge.kernel.files import open_file
from birge.kernel.models import JournalEntry
from birge.registers import actions
from birge.registers.actions.certificates import (
    NoHousehold,
    issue_certificate,
    revoke_certificate,
    word_certificate,
)
from birge.registers.enums import CertificateKind, Departure, LandClass, Part, Relation
from birge.registers.models import Certificate, CertificateTemplate, Land, Livestock, Person
from birge.registers.queries.certificates import UnknownPlaceholder, check_text, template_for
from tests.registers.factories import AT, CLERK, SINCE, household, member

pytestmark = pytest.mark.django_db
KINDS = CertificateKind.values


@pytest.fixture
def person(cast) -> Person:
    home = household(cast.village, street="Достук", house="7", number="12")
    head = member(home, "Асанов", "Бакыт", relation=Relation.HEAD, pin="20101197000001", born_on=date(1970, 1, 1))
    member(home, "Асанова", "Айгүл", born_on=date(2001, 2, 3))
    land = Land(household=home, land_class=LandClass.IRRIGATED, area_ha="0.45", parcel="17", starts_on=SINCE)
    for fact in (land, Livestock(household=home, animal="sheep", count=12, starts_on=SINCE)):
        actions.say(fact=fact, by=CLERK, at=AT)
    return head


def given(person: Person, kind: str = CertificateKind.FAMILY, **more: Any) -> Certificate:
    return issue_certificate(**{"kind": kind, "person": person, "by": CLERK, "at": AT, **more})


def words(certificate: Certificate, language: str) -> str:
    with open_file(certificate.files.get(language=language).file) as content:
        reader = PdfReader(io.BytesIO(content.read()))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.mark.parametrize(
    ("kind", "ky", "ru"),
    [
        ("family", ["Асанова Айгүл", "03.02.2001", "Үй-бүлө"], ["Асанова Айгүл", "Справка о составе семьи"]),
        ("residence", ["Достук, 7", "20101197000001"], ["Справка о месте жительства"]),
        ("property", ["0,45", "12", "17"], ["Орошаемая пашня", "Овцы"]),
    ],
)
def test_the_paper_states_what_the_book_says_in_both_languages(cast, person, kind, ky, ru):
    certificate = given(person, kind)

    said = {language: words(certificate, language) for language in ("ky", "ru")}
    assert [word for word in ["Асанов Бакыт", certificate.issued.code, "1/2026", *ky] if word not in said["ky"]] == []
    assert [word for word in ["Асанов Бакыт", certificate.issued.code, *ru] if word not in said["ru"]] == []


def test_a_paper_holds_its_qr_code_and_is_tagged_for_screen_readers(person):
    with open_file(given(person).files.get(language="ky").file) as content:
        pdf = content.read()
    reader = PdfReader(io.BytesIO(pdf))

    assert b"pdfuaid" in pdf
    assert reader.trailer["/Root"]["/Lang"] == "ky"
    assert "/Figure" in str(_roles(reader.trailer["/Root"]["/StructTreeRoot"]))


def _roles(node: Any) -> list[str]:
    node = node.get_object()
    if not hasattr(node, "get"):
        return []
    children = node.get("/K", [])
    children = children.get_object() if hasattr(children, "get_object") else children
    rows = children if isinstance(children, list) else [children]
    return [str(node.get("/S")), *[role for row in rows if hasattr(row, "get_object") for role in _roles(row)]]


def test_what_was_stated_is_frozen_and_hashed(person):
    certificate = given(person)
    state = person.states.get()
    actions.correct(fact=state, values={"surname": "Бакытов"}, why="Ката", by=CLERK, at=AT + timedelta(days=1))

    kept = Certificate.objects.get(pk=certificate.pk)
    assert kept.stated["facts"]["name"] == "Асанов Бакыт"
    assert hash_of(kept.stated) == kept.issued.sha256


def test_numbers_run_by_aimak_and_year(cast, person):
    other = member(household(cast.other_village), "Башкаев")
    second_year = AT.replace(year=2027)

    numbers = [
        given(who, at=at).full_number for who, at in [(person, AT), (person, AT), (other, AT), (person, second_year)]
    ]
    assert numbers == ["1/2026", "2/2026", "1/2026", "1/2027"]


def test_whoever_left_gets_no_certificate(person):
    child = Person.objects.exclude(pk=person.pk).get()
    actions.leave(person=child, on=date(2024, 1, 1), departure=Departure.MOVE, by=CLERK, at=AT)

    with pytest.raises(NoHousehold):
        given(child)
    assert Certificate.objects.count() == 0


def test_all_who_stand_on_a_certificate_were_read(person):
    given(person)

    entry = JournalEntry.objects.get(verb="registers.read_for_certificate")
    assert set(entry.subjects) == {f"registers.person:{row.pk}" for row in Person.objects.all()}


def check(client: Client, certificate: Certificate) -> str:
    return client.get(
        reverse("check", args=[certificate.issued.code]), headers={"Accept-Language": "en"}
    ).content.decode()


def test_the_check_page_tells_no_more_than_kind_date_and_initials(client, person):
    page = check(client, given(person))

    assert "status-valid" in page
    assert "А. Б." in page
    assert [word for word in ("Асанов", "Бакыт", "Достук", "1970", "20101197000001") if word in page] == []


def test_a_withdrawn_certificate_stays_withdrawn(client, person):
    certificate = given(person)
    revoke_certificate(certificate=certificate, reason="Ката жазылган", by=CLERK, at=AT)
    revoke_certificate(certificate=certificate, reason="Дагы", by=CLERK, at=AT)

    page = check(client, certificate)
    assert "status-revoked" in page
    assert "Ката жазылган" not in page
    assert Certificate.objects.get().revoke_reason == "Ката жазылган"


def texts(**changes: Any) -> dict[str, Any]:
    now = template_for(CertificateKind.FAMILY, None, AT.date())
    names = ("heading", "opening", "footer", "signatory", "parts", "validity_days", "source")
    return {**{name: getattr(now, name) for name in names}, **changes}


def test_an_aimaks_own_texts_hold_there_from_their_day_on(client, cast, person):
    values = texts(heading={"ky": "Биздин кагаз", "ru": "Наша бумага"}, validity_days=10, parts=[Part.PIN])
    word_certificate(
        kind="family", place=cast.aimak.pk, values=values, since=AT.date() + timedelta(days=1), by=CLERK, at=AT
    )
    before, after = given(person), given(person, at=AT + timedelta(days=1))

    assert "Биздин кагаз" not in words(before, "ky")
    assert "Биздин кагаз" in words(after, "ky")
    assert (before.issued.expires_on, after.issued.expires_on) == (None, date(2026, 3, 13))
    assert "members" not in after.stated["facts"]
    assert "status-expired" in check(client, after)


@pytest.mark.parametrize("text", ["[аты]", "[number]", "[]", "[", "]", "[[номери]]"])
def test_a_text_is_no_program(text):
    with pytest.raises(UnknownPlaceholder):
        check_text(text, "ky")


def test_known_places_are_filled(cast, person):
    values = texts(opening={"ky": "№ [номери], [күнү], [айыл]", "ru": "№ [номер]"})
    word_certificate(kind="family", place=None, values=values, since=AT.date(), by=CLERK, at=AT)

    assert "№ 1/2026, 02.03.2026, Сыноо айылы" in words(given(person), "ky")


def test_every_kind_has_texts_from_the_beginning():
    assert {row.kind for row in CertificateTemplate.objects.filter(place=None)} == set(KINDS)
