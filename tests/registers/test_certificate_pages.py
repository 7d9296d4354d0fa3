"""From the search box to the paper; the register; the texts; and that only the right people may."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from birge.registers.actions.certificates import issue_certificate, revoke_certificate
from birge.registers.models import Certificate, CertificateTemplate, Person
from tests.registers.factories import AT, CLERK, household, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(cast) -> Person:
    return member(household(cast.village, number="12"), "Асанов", "Бакыт")


@pytest.fixture
def certificate(person) -> Certificate:
    return issue_certificate(kind="family", person=person, by=CLERK, at=AT)


def signed_in(account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def text(response) -> str:
    return response.content.decode()


def test_a_clerk_gives_a_certificate_in_four_steps(cast, person):
    clerk = signed_in(cast.clerk)
    found = text(clerk.get(reverse("registers:search"), {"q": "Асанов"}))
    page = text(clerk.get(person.get_absolute_url()))
    give = reverse("registers:give_certificate", args=[person.pk])
    issued = clerk.post(give, {"kind": "residence", "purpose": "Банк"}, follow=True)
    paper = reverse("registers:certificate_paper", args=[Certificate.objects.get().pk, "ky"])

    assert (person.get_absolute_url() in found, give in page, paper in text(issued)) == (True, True, True)
    assert b"".join(clerk.get(paper)).startswith(b"%PDF")
    assert Certificate.objects.get().purpose == "Банк"


@pytest.mark.parametrize("who", ["other_clerk", "resident", "administrator", "controller", "director"])
def test_nobody_else_gives_reads_or_withdraws(cast, person, certificate, who):
    other = signed_in(getattr(cast, who))
    asked = [
        other.get(reverse("registers:give_certificate", args=[person.pk])),
        other.post(reverse("registers:give_certificate", args=[person.pk]), {"kind": "family"}),
        other.get(certificate.get_absolute_url()),
        other.get(reverse("registers:certificate_paper", args=[certificate.pk, "ky"])),
        other.post(reverse("registers:withdraw_certificate", args=[certificate.pk]), {"reason": "X"}),
    ]

    assert [answer.status_code for answer in asked] == [403] * 5
    assert Certificate.objects.get().revoke_reason == ""


def test_the_head_reads_certificates_and_gives_none(cast, person, certificate):
    head = signed_in(cast.head)

    assert head.get(certificate.get_absolute_url()).status_code == 200
    assert head.post(reverse("registers:give_certificate", args=[person.pk]), {"kind": "family"}).status_code == 403


def test_a_certificate_is_withdrawn_with_a_reason(cast, certificate):
    clerk = signed_in(cast.clerk)
    url = reverse("registers:withdraw_certificate", args=[certificate.pk])
    clerk.post(url, {"reason": ""})
    assert Certificate.objects.get().issued.revoked_at is None

    page = text(clerk.post(url, {"reason": "Ката жазылган"}, follow=True))
    assert "status-revoked" in page
    assert "Ката жазылган" in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, 2),
        ({"q": "Асанов"}, 2),
        ({"q": "2/2026"}, 1),
        ({"q": "бакит асан"}, 2),
        ({"q": "Осмонов"}, 0),
        ({"state": "revoked"}, 1),
        ({"state": "valid"}, 1),
        ({"state": "expired"}, 0),
        ({"kind": "property"}, 1),
    ],
)
def test_the_register_is_searched_and_narrowed(cast, person, certificate, asked, found):
    issue_certificate(kind="property", person=person, by=CLERK, at=AT)
    revoke_certificate(certificate=certificate, reason="Ката", by=CLERK, at=AT)

    page = signed_in(cast.clerk).get(reverse("registers:certificates"), {**asked, "format": "csv"})
    assert len(text(page).splitlines()) == 1 + found


def test_the_register_of_the_neighbour_is_empty(cast, certificate):
    assert "Асанов" not in text(signed_in(cast.other_clerk).get(reverse("registers:certificates")))


def form(**changes):
    texts = {f"{name}_{language}": name for name in ("heading", "opening", "footer", "signatory") for language in
             ("ky", "ru")}  # fmt: skip
    return {**texts, "parts": ["born_on", "members"], "validity_days": "30", "since": timezone.localdate().isoformat(),
            **changes}  # fmt: skip


def test_an_administrator_looks_at_a_sample_and_saves(cast):
    administrator = signed_in(cast.administrator)
    url = reverse("registers:word_certificates", args=["family"]) + f"?place={cast.aimak.pk}"
    sample = administrator.post(url, form(heading_ky="Биздин кагаз", preview="ky"))
    words = PdfReader(io.BytesIO(sample.content)).pages[0].extract_text()
    before = CertificateTemplate.objects.filter(place=cast.aimak).count()
    administrator.post(url, form(heading_ky="Биздин кагаз"))

    assert ("Биздин кагаз" in words, "Үлгү: маалымкат эмес" in " ".join(words.split()), before) == (True, True, 0)
    saved = CertificateTemplate.objects.get(place=cast.aimak)
    assert (saved.heading["ky"], saved.validity_days, saved.parts) == ("Биздин кагаз", 30, ["born_on", "members"])


@pytest.mark.parametrize(
    "wrong",
    [{"opening_ky": "[аты]"}, {"heading_ru": ""}, {"parts": ["x"]}, {"validity_days": "0"},
     {"since": (timezone.localdate() - timedelta(days=1)).isoformat()}],
)  # fmt: skip
def test_what_is_wrong_in_a_text_is_said_beside_it(cast, wrong):
    answer = signed_in(cast.administrator).post(reverse("registers:word_certificates", args=["family"]), form(**wrong))

    assert (answer.status_code, set(answer.context["form"].errors)) == (200, set(wrong))


@pytest.mark.parametrize(("who", "place"), [("administrator", "other_aimak"), ("clerk", "aimak")])
def test_texts_are_worded_only_where_one_administers(cast, who, place):
    url = reverse("registers:word_certificates", args=["family"]) + f"?place={getattr(cast, place).pk}"

    assert signed_in(getattr(cast, who)).post(url, form()).status_code == 403


def test_only_a_system_administrator_words_what_holds_everywhere(cast):
    url = reverse("registers:word_certificates", args=["family"])
    signed_in(cast.system_administrator).post(url, form())
    signed_in(cast.administrator).post(url, form())

    newest = CertificateTemplate.objects.order_by("-pk")[:2]
    assert {row.place_id for row in newest} == {None, cast.aimak.pk}


def test_the_pages_ask_little_of_the_database(cast, certificate, django_assert_max_num_queries):
    clerk = signed_in(cast.clerk)
    clerk.get(reverse("home"))
    for url in (certificate.get_absolute_url(), reverse("registers:certificates")):
        with django_assert_max_num_queries(15):
            assert clerk.get(url).status_code == 200
