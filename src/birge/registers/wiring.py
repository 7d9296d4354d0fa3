"""What the household book adds to the rest of the house."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from birge.kernel import issued, notifications
from birge.kernel.events import listen
from birge.kernel.imports import kinds
from birge.kernel.imports.work import ImportApplied
from birge.kernel.shell import MenuItem, add_day_work, add_to_menu
from birge.kernel.texts import text_in
from birge.kernel.to_confirm import Topic, Unconfirmed, add_topic
from birge.people.enums import Role
from birge.people.readings import add_own_records, name_reading
from birge.people.rules import holds
from birge.places.models import Place
from birge.places.parts import Part, add_part
from birge.registers import notices
from birge.registers.actions.certificate_requests import CertificateRequestAnswered
from birge.registers.actions.certificates import document_kind
from birge.registers.actions.duplicates import SearchAskedFor
from birge.registers.daywork import (
    book_needs_attention,
    certificates_asked_for,
    requests_waiting,
    rounds_in_progress,
    transfers_waiting,
)
from birge.registers.enums import CertificateKind
from birge.registers.importing.kind import HouseholdBookImport
from birge.registers.importing.sections import section_imports
from birge.registers.models import StatusKind
from birge.registers.parts import ON_BOOK, ON_HOUSEHOLD, ON_PERSON, Link, Panel
from birge.registers.queries.certificates import templates_to_confirm
from birge.registers.queries.passport import rules_without_source
from birge.registers.queries.requests import all_terms
from birge.registers.queries.residents import own_records
from birge.registers.rules import WRITE, works_here
from birge.registers.section_panels import sections_of_household, sections_of_person, sections_of_place
from birge.registers.tasks import look_after_import, look_when_asked


def passport_of_place(user: Any, place: Place, on: date) -> dict[str, Any]:
    """The way from the page of a place to its passport."""
    return {"passport_url": reverse("registers:passport", args=[place.pk])}


def unsure_passport_rules() -> Topic | None:
    """The rules of passports of which nobody has said where they were read."""
    found = rules_without_source()
    label = _("Smallest number, age bands, days of publication")
    items = [Unconfirmed(label, reverse("registers:passport_rules")) for _rules in found]
    explanation = _(
        "The statistics committee and the keeper of personal data know them. Until then they are used as entered."
    )
    return Topic(_("Rules of passports of places"), explanation, items) if items else None


def resides(user: Any) -> bool:
    """Whether this person is a resident: she has a record of her own."""
    return bool(holds(user, {Role.RESIDENT}))


add_to_menu(MenuItem(_("Household book"), "registers:households", order=20, shown=lambda user: bool(works_here(user))))
add_to_menu(
    MenuItem(
        _("My record in the household book"),
        "registers:mine",
        order=25,
        shown=resides,
    )
)

name_reading("registers.search", _("A search in the household book that found you"))
name_reading("registers.read_list", _("The list of households, with yours in it"))
name_reading("registers.read_household", _("The page of your household"))
name_reading("registers.read_person", _("Your page in the household book"))
name_reading("registers.read_duplicates", _("The list of possible duplicates, with you in it"))
name_reading("registers.read_duplicate", _("A comparison of entries that look like you"))

name_reading("registers.read_line", _("A line of the book about you or your household"))
name_reading("registers.read_statuses", _("Your statuses or social passport"))
name_reading("registers.read_history", _("The history of your record"))
name_reading("registers.read_requests", _("Your request about your own data"))
name_reading("registers.read_attention", _("The list of what needs attention, with you in it"))
name_reading("registers.read_transfer", _("The move of your family to another aimak"))
name_reading("registers.read_all", _("All that the book holds of you"))
add_own_records(own_records)


def statuses_to_confirm() -> Topic | None:
    """The kinds of statuses that no act stands behind yet."""
    kinds = StatusKind.objects.filter(source="", is_used=True)
    items = [Unconfirmed(text_in(kind.names), f"{reverse('registers:status_kinds')}?kind={kind.pk}") for kind in kinds]
    who = _("Which act defines each status: the ministry of labour or a lawyer can tell. Until then it can be given.")
    return Topic(_("Statuses in the household book"), who, items)


def request_terms_to_confirm() -> Topic | None:
    """The terms for answers that no act stands behind yet."""
    items = [
        Unconfirmed(date_format(term.starts_on), reverse("registers:request_terms"))
        for term in all_terms().filter(source="")
    ]
    who = _("Which act gives the term: a lawyer or the keeper of personal data can tell. Until then it is used.")
    return Topic(_("Terms for answers"), who, items)


add_topic(statuses_to_confirm)
add_topic(request_terms_to_confirm)
add_day_work(requests_waiting)
add_day_work(transfers_waiting)
add_day_work(certificates_asked_for)
add_day_work(book_needs_attention)


def writes(user: Any, on: date) -> bool:
    """Whether the writing links are shown."""
    return bool(holds(user, WRITE, on))


ON_HOUSEHOLD.add_link(Link("history", _("History"), "registers:household_history", order=90))
ON_PERSON.add_link(Link("history", _("History"), "registers:person_history", order=90))
ON_PERSON.add_link(
    Link("request", _("Note a request about one's own data"), "registers:new_request", order=70, shown=writes)
)
ON_BOOK.add_link(Link("attention", _("What needs your attention"), "registers:attention", order=10, shown=writes))
ON_BOOK.add_link(Link("transfers", _("Moves between aimaks"), "registers:transfers", order=65, shown=writes))
ON_HOUSEHOLD.add_link(
    Link("transfer", _("Move to another aimak"), "registers:propose_transfer", order=85, shown=writes)
)
ON_BOOK.add_link(Link("status-kinds", _("Kinds of statuses"), "registers:status_kinds", order=95))
ON_BOOK.add_link(Link("requests", _("Requests about one's own data"), "registers:requests", order=60))
ON_BOOK.add_link(Link("request-terms", _("Terms for answers"), "registers:request_terms", order=96))
ON_PERSON.add_link(Link("account", _("Account of the resident"), "registers:resident_account", order=80, shown=writes))
ON_BOOK.add_link(
    Link(
        "duplicates",
        _("Possible duplicates"),
        "registers:duplicates",
        shown=writes,
    )
)
listen(SearchAskedFor, look_when_asked)
ON_BOOK.add_link(
    Link(
        "import",
        _("Bring a file"),
        "kernel:imports:choose",
        shown=writes,
    )
)
ON_BOOK.add_link(Link("rounds", _("Yearly rounds"), "registers:rounds", order=20))
name_reading("registers.take_along", _("Your household, taken along or compared for the yearly round"))
add_day_work(rounds_in_progress)
listen(ImportApplied, look_after_import)
kinds.register(HouseholdBookImport())


def certificates_of_unsure_validity() -> Topic | None:
    """The certificates of which nobody has said where it is written how long they are valid."""
    found = templates_to_confirm(timezone.localdate())
    items = [
        Unconfirmed(CertificateKind(row.kind).label, reverse("registers:word_certificates", args=[row.kind]))
        for row in found
    ]
    explanation = _(
        "No act that says how long a certificate is valid was found. The agency for local self-government could know. "
        "Until then a certificate has no last day unless an administrator enters one."
    )
    return Topic(_("How long certificates are valid"), explanation, items) if items else None


add_topic(certificates_of_unsure_validity)
for kind in CertificateKind:
    issued.register_kind(document_kind(kind), kind.label)
name_reading("registers.read_for_certificate", _("A certificate on which you stand was issued"))
name_reading("registers.read_certificate", _("A certificate on which you stand"))
name_reading("registers.read_certificates", _("The register of certificates, with yours in it"))
ON_PERSON.add_link(
    Link(
        "give-certificate",
        _("Give a certificate"),
        "registers:give_certificate",
        order=10,
        shown=writes,
    )
)
notifications.register_kind(notices.ANSWERED, _("Certificates that you asked for"))
listen(CertificateRequestAnswered, notices.on_answered)
ON_PERSON.add_link(
    Link(
        "note-certificate-request",
        _("Note a request for a certificate"),
        "registers:note_certificate_request",
        order=11,
        shown=writes,
    )
)
ON_BOOK.add_link(
    Link("certificate-requests", _("Requests for certificates"), "registers:certificate_requests", order=31)
)
ON_BOOK.add_link(Link("certificates", _("Certificates issued"), "registers:certificates", order=30))
ON_BOOK.add_link(
    Link(
        "certificate-texts",
        _("Texts of certificates"),
        "registers:certificate_texts",
        order=90,
        shown=lambda user, on: bool(holds(user, {Role.ADMINISTRATOR}, on)),
    )
)
kinds.register_source(section_imports)
name_reading("registers.read_section", _("A thematic section of the household book, with you in it"))
ON_BOOK.add_link(Link("sections", _("Thematic sections"), "registers:sections", order=70))
ON_HOUSEHOLD.add_panel(Panel("sections", 60, "registers/_sections.html", sections_of_household))
ON_PERSON.add_panel(Panel("sections", 60, "registers/_sections.html", sections_of_person))
add_part(Part("sections", 60, "registers/_sections.html", sections_of_place))
add_to_menu(MenuItem(_("Passports of places"), "registers:passports", order=25))
add_part(Part("passport", order=10, template="registers/_passport_of_place.html", context=passport_of_place))
add_topic(unsure_passport_rules)
