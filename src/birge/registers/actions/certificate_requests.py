"""Certificates are asked for, given to whoever asked, or refused with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.events import publish
from birge.people.models import Account
from birge.registers.actions.certificates import NoHousehold, issue_certificate
from birge.registers.actions.requests import AnsweredAlready
from birge.registers.enums import RequestState
from birge.registers.models import Certificate, CertificateRequest, Person
from birge.registers.queries import place_of_person
from birge.registers.queries.certificates import issuing_place


@dataclass(frozen=True)
class CertificateRequestAnswered:
    """A certificate is ready, or refused: whoever asked is told."""

    request: CertificateRequest
    at: datetime


@transaction.atomic
def ask_for_certificate(
    *,
    person: Person,
    kind: str,
    way: str,
    by: Actor,
    at: datetime,
    purpose: str = "",
    phone: str = "",
    account: Account | None = None,
) -> CertificateRequest:
    """Note that a certificate is asked for, for the clerks of the person's aimak. Raises `NoHousehold`."""
    on = timezone.localdate(at)
    village = place_of_person(person.pk, on)
    if village is None:
        raise NoHousehold
    asked = CertificateRequest.objects.create(
        person=person,
        place_id=issuing_place(village, on),
        kind=kind,
        purpose=purpose,
        way=way,
        phone=phone,
        account=account,
        asked_by=by.as_json(),
        asked_at=at,
    )
    after = {"kind": kind, "way": way}
    journal.record(by=by, at=at, verb="registers.ask_for_certificate", subject=person, also=[asked], after=after)
    return asked


@transaction.atomic
def give_what_was_asked(*, request: CertificateRequest, by: Actor, at: datetime) -> Certificate:
    """Issue it and tell whoever asked. Raises `AnsweredAlready`, `NoHousehold`."""
    still = _open(request)
    still.certificate = issue_certificate(kind=still.kind, person=still.person, purpose=still.purpose, by=by, at=at)
    still.state = RequestState.ANSWERED
    still.save(update_fields=["certificate", "state"])
    publish(CertificateRequestAnswered(still, at))
    return still.certificate


@transaction.atomic
def refuse_certificate(*, request: CertificateRequest, reason: str, by: Actor, at: datetime) -> None:
    """Refuse it with a reason, which whoever asked reads. Raises `AnsweredAlready`."""
    still = _open(request)
    still.state, still.reason = RequestState.REFUSED, reason
    still.save(update_fields=["state", "reason"])
    journal.record(
        by=by,
        at=at,
        verb="registers.refuse_certificate",
        subject=still.person,
        also=[still],
        after={"kind": still.kind, "reason": reason},
    )
    publish(CertificateRequestAnswered(still, at))


def _open(request: CertificateRequest) -> CertificateRequest:
    still = CertificateRequest.objects.select_for_update(of=("self",)).select_related("person").get(pk=request.pk)
    if still.state != RequestState.OPEN:
        raise AnsweredAlready
    return still
