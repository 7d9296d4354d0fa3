"""A resident asks for a certificate on the site or by phone; a clerk gives or refuses it; she is told."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from birge.kernel.models import Message
from birge.kernel.shell import day_work_for
from birge.registers.actions.certificate_requests import (
    ask_for_certificate,
    give_what_was_asked,
    refuse_certificate,
)
from birge.registers.actions.requests import AnsweredAlready
from birge.registers.models import Certificate, CertificateRequest, Person, ResidentLink
from tests.registers.factories import AT, CLERK, household, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(cast) -> Person:
    return member(household(cast.village), "Асанов", "Бакыт")


@pytest.fixture
def resident(cast, person) -> Client:
    ResidentLink.objects.create(person=person, account=cast.resident, document="ID", linked_by={}, linked_at=AT)
    return signed_in(cast.resident)


def signed_in(account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def text(response) -> str:
    return response.content.decode()


def asked(person: Person) -> CertificateRequest:
    return ask_for_certificate(person=person, kind="family", way="phone", by=CLERK, at=AT)


def test_what_a_resident_asks_for_waits_for_the_clerk_and_comes_back_to_her(cast, person, resident):
    mine = reverse("registers:my_certificates")
    resident.post(mine, {"kind": "residence", "purpose": "Банк"})
    request = CertificateRequest.objects.get()
    works = [str(work.url) for work in day_work_for(cast.clerk, AT)]
    signed_in(cast.clerk).post(request.get_absolute_url())

    certificate = Certificate.objects.get()
    paper = reverse("registers:certificate_paper", args=[certificate.pk, "ky"])
    assert f"{reverse('registers:certificate_requests')}?state=open" in works
    assert (certificate.kind, certificate.purpose) == ("residence", "Банк")
    assert paper in text(resident.get(mine))
    assert b"".join(resident.get(paper)).startswith(b"%PDF")
    assert Message.objects.filter(account=cast.resident.pk, kind="registers.certificate").exists()


def test_a_refusal_tells_its_reason(cast, person, resident):
    mine = reverse("registers:my_certificates")
    resident.post(mine, {"kind": "family"})
    request = CertificateRequest.objects.get()
    clerk = signed_in(cast.clerk)
    without_reason = clerk.post(request.get_absolute_url(), {"refuse": "1", "reason": ""})
    clerk.post(request.get_absolute_url(), {"refuse": "1", "reason": "Документ керек"})

    assert set(without_reason.context["form"].errors) == {"reason"}
    assert "Документ керек" in text(resident.get(mine))
    assert Certificate.objects.count() == 0


def test_a_clerk_notes_what_was_asked_by_phone(cast, person):
    clerk = signed_in(cast.clerk)
    url = reverse("registers:note_certificate_request", args=[person.pk])
    clerk.post(url, {"kind": "family", "way": "phone", "phone": "0555 123456"})

    assert CertificateRequest.objects.get().phone == "0555 123456"
    assert "Асанов" in text(clerk.get(reverse("registers:certificate_requests")))


def test_a_request_is_answered_once(cast, person):
    request = asked(person)
    give_what_was_asked(request=request, by=CLERK, at=AT)

    with pytest.raises(AnsweredAlready):
        refuse_certificate(request=request, reason="X", by=CLERK, at=AT)
    with pytest.raises(AnsweredAlready):
        give_what_was_asked(request=request, by=CLERK, at=AT)


@pytest.mark.parametrize("who", ["other_clerk", "head", "administrator", "resident"])
def test_nobody_else_answers(cast, person, who):
    request = asked(person)

    assert signed_in(getattr(cast, who)).post(request.get_absolute_url()).status_code == 403
    assert Certificate.objects.count() == 0


def test_an_account_that_nobody_linked_asks_for_nothing(cast, person):
    resident = signed_in(cast.resident)
    resident.post(reverse("registers:my_certificates"), {"kind": "family"})
    certificate = give_what_was_asked(request=asked(person), by=CLERK, at=AT)

    assert CertificateRequest.objects.filter(way="account").count() == 0
    paper = reverse("registers:certificate_paper", args=[certificate.pk, "ky"])
    assert resident.get(paper).status_code == 403


def test_the_neighbours_list_is_empty(cast, person):
    asked(person)

    assert "Асанов" not in text(signed_in(cast.other_clerk).get(reverse("registers:certificate_requests")))
