"""Certificates that were asked for and issued, and a request that nobody has answered in time."""

from __future__ import annotations

from datetime import UTC, date, datetime

from birge.kernel.actors import Actor
from birge.people.models import Account
from birge.people.rules import actor_of
from birge.places.models import Place
from birge.registers.actions.certificate_requests import ask_for_certificate, give_what_was_asked
from birge.registers.actions.certificates import issue_certificate, revoke_certificate
from birge.registers.actions.requests import receive_request
from birge.registers.enums import CertificateKind, RequestKind, RequestWay
from birge.registers.models import Certificate, Person, ResidentLink
from birge.site.demo.desk.families import clerk_of, head_of, last_families

BEGUN_AT = datetime(2026, 11, 9, 4, 0, tzinfo=UTC)
GIVEN_AT = datetime(2026, 11, 9, 9, 20, tzinfo=UTC)
REVOKED_AT = datetime(2026, 11, 10, 5, 0, tzinfo=UTC)
ASKED_AT = datetime(2026, 11, 20, 3, 30, tzinfo=UTC)
LATE_ON = date(2026, 11, 5)
REVOKED = "Үй-бүлө мүчөсүнүн аты туура эмес жазылган (ойдон чыгарылган)"
SCHOOL, BANK = "Мектепке", "Банкка"


def make_papers(aimak: Place, account: Account, clerk: Account) -> None:
    """Unless a certificate was issued in the aimak already."""
    if Certificate.objects.filter(place=aimak).exists():
        return
    by, own = clerk_of(aimak, clerk), actor_of(account)
    resident = ResidentLink.objects.get(account=account).person
    asked = ask_for_certificate(
        person=resident, kind=CertificateKind.FAMILY, way=RequestWay.ACCOUNT, purpose=SCHOOL, account=account, by=own,
        at=BEGUN_AT,
    )  # fmt: skip
    give_what_was_asked(request=asked, by=by, at=GIVEN_AT)
    one, other = (head_of(state, LATE_ON) for state in last_families(aimak, LATE_ON, 2))
    wrong = issue_certificate(kind=CertificateKind.FAMILY, person=one, purpose=BANK, by=by, at=GIVEN_AT)
    revoke_certificate(certificate=wrong, reason=REVOKED, by=by, at=REVOKED_AT)
    issue_certificate(kind=CertificateKind.PROPERTY, person=one, purpose=BANK, by=by, at=REVOKED_AT)
    _waiting(one, other, by)


def _waiting(one: Person, other: Person, by: Actor) -> None:
    """What nobody has answered: a certificate by phone, and a letter whose term has passed."""
    ask_for_certificate(
        person=one, kind=CertificateKind.RESIDENCE, way=RequestWay.PHONE, phone="+996 000 000002", by=by, at=ASKED_AT
    )
    letter = datetime(LATE_ON.year, LATE_ON.month, LATE_ON.day, 8, 0, tzinfo=UTC)
    receive_request(
        person=other, kind=RequestKind.DATA, way=RequestWay.LETTER, text="", received_on=LATE_ON, by=by, at=letter
    )
