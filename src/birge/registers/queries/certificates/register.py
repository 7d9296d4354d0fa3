"""The register of issued certificates: what each is worth on a day, and finding one."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from birge.kernel.issued import tidy
from birge.registers.enums import CertificateState
from birge.registers.models import Certificate, SearchKey
from birge.registers.queries.typed import typed


def state_of(certificate: Certificate, on: date) -> CertificateState:
    """Withdrawn before expired before in force."""
    if certificate.issued.revoked_at is not None:
        return CertificateState.REVOKED
    expires_on = certificate.issued.expires_on
    return CertificateState.EXPIRED if expires_on and expires_on <= on else CertificateState.VALID


def states(rows: QuerySet[Certificate], state: str, on: date) -> QuerySet[Certificate]:
    """The certificates that are in this state on that day."""
    withdrawn, over = Q(issued__revoked_at__isnull=False), Q(issued__expires_on__lte=on)
    if state == CertificateState.REVOKED:
        return rows.filter(withdrawn)
    living = rows.exclude(withdrawn)
    return living.filter(over) if state == CertificateState.EXPIRED else living.exclude(over)


def found_certificates(rows: QuerySet[Certificate], text: str) -> QuerySet[Certificate]:
    """By number ("17", "17/2026"), code, or the person's name or PIN however they are spelled."""
    wanted = typed(text)
    number, _slash, year = text.strip().partition("/")
    found = Q(issued__code=tidy(text))
    if number.isdigit() and len(number) < 10:
        found |= Q(number=int(number), **({"year": int(year)} if year.isdigit() and len(year) == 4 else {}))
    if wanted.ranges:
        found |= Q(person__in=SearchKey.objects.filter(wanted.beginnings).values("person"))
    return rows.filter(found)
