"""Two clerks of one aimak issue at the same moment, on two connections: no number twice, none left out."""

from __future__ import annotations

import threading

import pytest
from django.db import connections

from birge.registers.actions import certificates
from birge.registers.actions.certificates import issue_certificate
from birge.registers.models import Certificate, CertificateTemplate, Person
from tests.cast import make_cast
from tests.registers.factories import AT, CLERK, SINCE, household, member

EACH = 4
TEXTS = {name: {"ky": name, "ru": name} for name in ("heading", "opening", "footer", "signatory")}


@pytest.mark.django_db(transaction=True)
def test_numbers_have_no_gaps_and_no_doubles_when_two_issue_at_once(monkeypatch):
    CertificateTemplate.objects.create(kind="family", starts_on=SINCE, **TEXTS)
    person = member(household(make_cast().village))
    monkeypatch.setattr(certificates, "certificate_pdf", failing_twice(certificates.certificate_pdf))
    failed: list[Exception] = []
    threads = [threading.Thread(target=issue_some, args=(person, failed)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    numbers = sorted(Certificate.objects.values_list("number", flat=True))
    assert [str(problem) for problem in failed] == ["the printer is broken"] * 2
    assert numbers == list(range(1, 2 * EACH - 1))


def failing_twice(printed):
    """The paper cannot be made the third and the sixth time: these numbers must go to others."""
    calls = iter(range(100))

    def print_or_fail(*args, **more):
        if next(calls) in {2, 5}:
            raise RuntimeError("the printer is broken")
        return printed(*args, **more)

    return print_or_fail


def issue_some(person: Person, failed: list[Exception]) -> None:
    try:
        for _ in range(EACH):
            try:
                issue_certificate(kind="family", person=person, by=CLERK, at=AT)
            except RuntimeError as problem:
                failed.append(problem)
    finally:
        connections.close_all()
