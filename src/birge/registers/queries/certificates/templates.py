"""Which texts a certificate is made of on a day."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q

from birge.places.queries import parents_of
from birge.registers.models import CertificateTemplate


def template_for(kind: str, place: UUID | None, on: date) -> CertificateTemplate:
    """The newest texts of that day: of the place itself, else of the nearest unit above it, else the general ones."""
    chain = [place, *parents_of([place], on)[place]] if place else []
    rows = CertificateTemplate.objects.filter(Q(place=None) | Q(place__in=chain), kind=kind, starts_on__lte=on)
    order: dict[UUID | None, int] = {unit: number for number, unit in enumerate(chain)}
    return min(
        rows.order_by("-starts_on", "-pk"),
        key=lambda row: order.get(row.place_id, len(chain)),
    )


def templates_to_confirm(on: date) -> list[CertificateTemplate]:
    """The general texts of that day whose term of validity has no source; one query."""
    rows = CertificateTemplate.objects.filter(place=None, starts_on__lte=on).order_by("starts_on", "pk")
    newest = {row.kind: row for row in rows}
    return [row for row in newest.values() if not row.source]
