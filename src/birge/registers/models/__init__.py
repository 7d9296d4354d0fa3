"""The household book: identities, entries, and dated facts that are never overwritten (see `entries`)."""

from birge.registers.models.certificates import (
    Certificate,
    CertificateCounter,
    CertificateFile,
    CertificateRequest,
    CertificateTemplate,
)
from birge.registers.models.duplicates import PossibleDuplicate
from birge.registers.models.entries import Entry, Fact, FactQuerySet
from birge.registers.models.households import (
    Dwelling,
    Household,
    HouseholdState,
    Land,
    Livestock,
    Machinery,
    SocialPassport,
)
from birge.registers.models.passports import PassportRelease, PassportRules
from birge.registers.models.persons import Absence, Alias, Membership, Person, PersonState, Pin, Residence
from birge.registers.models.requests import DataRequest, RequestTerm
from birge.registers.models.residents import ResidentLink
from birge.registers.models.rounds import Round, Visit
from birge.registers.models.searching import NameWord, SearchKey
from birge.registers.models.sections import Section, SectionLine, SectionVersion
from birge.registers.models.statuses import Status, StatusKind
from birge.registers.models.transfers import Transfer

FACTS: tuple[type[Fact], ...] = (
    HouseholdState,
    Dwelling,
    Land,
    Livestock,
    Machinery,
    SocialPassport,
    PersonState,
    Pin,
    Membership,
    Residence,
    Absence,
    Alias,
    Status,
    SectionLine,
)
"""Every table of facts, in the order in which the book is written."""

__all__ = [
    "FACTS",
    "Absence",
    "Alias",
    "Certificate",
    "CertificateCounter",
    "CertificateFile",
    "CertificateRequest",
    "CertificateTemplate",
    "DataRequest",
    "Dwelling",
    "Entry",
    "Fact",
    "FactQuerySet",
    "Household",
    "HouseholdState",
    "Land",
    "Livestock",
    "Machinery",
    "Membership",
    "NameWord",
    "PassportRelease",
    "PassportRules",
    "Person",
    "PersonState",
    "Pin",
    "PossibleDuplicate",
    "RequestTerm",
    "Residence",
    "ResidentLink",
    "Round",
    "SearchKey",
    "Section",
    "SectionLine",
    "SectionVersion",
    "SocialPassport",
    "Status",
    "StatusKind",
    "Transfer",
    "Visit",
]
