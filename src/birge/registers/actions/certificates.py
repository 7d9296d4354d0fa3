"""Certificates are issued, withdrawn, and given other texts from a day on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from birge.kernel import files, issued, journal
from birge.kernel.actors import Actor
from birge.kernel.canonical import hash_of
from birge.kernel.events import publish
from birge.kernel.texts import text_in
from birge.people.enums import Role
from birge.people.queries import holders
from birge.places.queries import names_by_place
from birge.registers.certificate_paper import LANGUAGES, certificate_pdf
from birge.registers.enums import CertificateKind
from birge.registers.models import Certificate, CertificateCounter, CertificateFile, CertificateTemplate, Person
from birge.registers.queries import place_of_person
from birge.registers.queries.certificates import check_text, filled, issuing_place, stated_about, template_for
from birge.registers.queries.persons import record_of
from birge.registers.wording import day

FORMAT = "birge.certificate/1"
TEXTS = ("heading", "opening", "footer", "signatory")


class NoHousehold(Exception):
    """The person belongs to no household of the book today, so there is nothing to certify."""

    def __str__(self) -> str:
        return str(_("This person belongs to no household of your book today: there is nothing to certify."))


@dataclass(frozen=True)
class CertificateIssued:
    """A certificate was given about a person."""

    certificate: Certificate
    at: datetime


def document_kind(kind: str) -> str:
    """How the check page knows a kind of certificate."""
    return f"registers.{kind}"


@transaction.atomic
def issue_certificate(*, kind: str, person: Person, purpose: str = "", by: Actor, at: datetime) -> Certificate:
    """State what the book says of a person today, give it the aimak's next number of the year, and print it.

    Raises `NoHousehold`. Who stands on the paper is journalled as read.
    """
    on = timezone.localdate(at)
    village = place_of_person(person.pk, on)
    if village is None or record_of(person, on).membership is None:
        raise NoHousehold
    place = issuing_place(village, on)
    template = template_for(kind, place, on)
    until = on + timedelta(days=template.validity_days) if template.validity_days else None
    number, code = _next_number(place, on.year), issued.new_code()
    stated = {
        "format": FORMAT,
        "kind": kind,
        "number": number,
        "year": on.year,
        "on": on.isoformat(),
        "until": (until - timedelta(days=1)).isoformat() if until else "",
        "place": names_by_place([place], on).get(place, {}),
        "village": names_by_place([village], on).get(village, {}),
        "person": str(person.pk),
        "facts": stated_about(person, template.parts, on),
        "purpose": purpose,
        "signatory": _head_of(place, on),
        "prepared_by": by.name,
        "code": code,
    }
    stated["texts"] = texts_of(template, stated)
    return _kept(template, person, place, stated, until, by, at)


def texts_of(template: CertificateTemplate, stated: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """The template's texts with their places filled, by language."""
    found = {}
    for language in LANGUAGES:
        values = {
            "number": f"{stated['number']}/{stated['year']}",
            "day": day(date.fromisoformat(stated["on"])),
            "last_day": day(date.fromisoformat(stated["until"])) if stated["until"] else "",
            "aimak": text_in(stated["place"], language),
            "village": text_in(stated["village"], language),
            "purpose": stated["purpose"],
        }
        texts = {name: filled(text_in(getattr(template, name), language), language, values) for name in TEXTS}
        found[language] = {"post" if name == "signatory" else name: text for name, text in texts.items()}
    return found


@transaction.atomic
def revoke_certificate(*, certificate: Certificate, reason: str, by: Actor, at: datetime) -> None:
    """Withdraw it: its check page says so from now on. A withdrawn one stays withdrawn."""
    if certificate.issued.revoked_at is not None:
        return
    issued.revoke(document=certificate.issued, reason=reason, by=by, at=at)
    certificate.revoke_reason = reason
    certificate.save(update_fields=["revoke_reason"])
    journal.record(
        by=by,
        at=at,
        verb="registers.revoke_certificate",
        subject=certificate,
        also=[certificate.person],
        after={"number": certificate.full_number, "reason": reason},
    )


@transaction.atomic
def word_certificate(
    *, kind: str, place: UUID | None, values: Mapping[str, Any], since: date, by: Actor, at: datetime
) -> CertificateTemplate:
    """Other texts, parts and validity from a day on; `values`: columns of `CertificateTemplate`.

    Raises `UnknownPlaceholder`.
    """
    for name in TEXTS:
        for language, text in values[name].items():
            check_text(text, language)
    template = CertificateTemplate.objects.create(
        kind=CertificateKind(kind), place_id=place, starts_on=since, **dict(values)
    )
    journal.record(
        by=by, at=at, verb="registers.word_certificate", subject=template, after={"kind": kind, "from": str(since)}
    )
    return template


def _next_number(place: UUID, year: int) -> int:
    """Taken under a lock that ends with the transaction: no number twice, and none lost when the issue fails."""
    CertificateCounter.objects.get_or_create(place_id=place, year=year)
    counter = CertificateCounter.objects.select_for_update().get(place=place, year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last


def _kept(
    template: CertificateTemplate,
    person: Person,
    place: UUID,
    stated: dict[str, Any],
    until: date | None,
    by: Actor,
    at: datetime,
) -> Certificate:
    document = issued.issue(
        kind=document_kind(stated["kind"]),
        number=f"{stated['number']}/{stated['year']}",
        sha256=hash_of(stated),
        initials=issued.initials_of(stated["facts"]["name"]),
        code=stated["code"],
        by=by,
        at=at,
        expires_on=until,
    )
    certificate = Certificate.objects.create(
        kind=stated["kind"],
        place_id=place,
        year=stated["year"],
        number=stated["number"],
        person=person,
        template=template,
        issued=document,
        stated=stated,
        purpose=stated["purpose"],
        issued_on=date.fromisoformat(stated["on"]),
        by=by.as_json(),
    )
    for language in LANGUAGES:
        content = certificate_pdf(stated, language, at=at)
        name = f"{stated['kind']}-{stated['number']}-{stated['year']}-{language}.pdf"
        file = files.store(content=[content], name=name, by=by, at=at, kinds=("pdf",))
        CertificateFile.objects.create(certificate=certificate, language=language, file=file)
    _journal(certificate, person, by, at)
    publish(CertificateIssued(certificate, at))
    return certificate


def _journal(certificate: Certificate, person: Person, by: Actor, at: datetime) -> None:
    facts = {"number": certificate.full_number, "kind": certificate.kind, "sha256": certificate.issued.sha256}
    verb = "registers.issue_certificate"
    journal.record(by=by, at=at, verb=verb, subject=certificate, also=[person], after=facts)
    read = [Person(pk=pk) for pk in persons_in(certificate.stated)]
    journal.record_read(by=by, at=at, verb="registers.read_for_certificate", subjects=read)


def persons_in(stated: Mapping[str, Any]) -> Iterable[str]:
    """The ids of all who stand on a certificate, the person herself first."""
    members = [row["person"] for row in stated["facts"].get("members", [])]
    return list(dict.fromkeys([stated["person"], *members]))


def _head_of(place: UUID, on: date) -> str:
    """Who heads the village government that day; "" leaves the line empty for a pen."""
    heads = holders({Role.HEAD}, on=on, place=place)
    return heads.order_by("name").values_list("name", flat=True).first() or ""
