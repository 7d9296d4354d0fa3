"""Closed lists of the household book."""

from __future__ import annotations

from birge.registers.enums.book import DuplicateState, EntryKind, HouseholdKind, Standing, TransferState, Whereabouts
from birge.registers.enums.papers import CertificateKind, CertificateState, Part, RequestKind, RequestState, RequestWay
from birge.registers.enums.people import (
    AddressKind,
    Arrival,
    Departure,
    Education,
    Occupation,
    PinState,
    Purpose,
    Relation,
    Sex,
)
from birge.registers.enums.property import (
    Animal,
    AnimalGroup,
    Heating,
    LandClass,
    Machine,
    Sanitation,
    Tenure,
    Walls,
    Water,
)
from birge.registers.enums.subjects import About, OfWhom

__all__ = [
    "About",
    "AddressKind",
    "Animal",
    "AnimalGroup",
    "Arrival",
    "CertificateKind",
    "CertificateState",
    "Departure",
    "DuplicateState",
    "Education",
    "EntryKind",
    "Heating",
    "HouseholdKind",
    "LandClass",
    "Machine",
    "Occupation",
    "OfWhom",
    "Part",
    "PinState",
    "Purpose",
    "Relation",
    "RequestKind",
    "RequestState",
    "RequestWay",
    "Sanitation",
    "Sex",
    "Standing",
    "Tenure",
    "TransferState",
    "Walls",
    "Water",
    "Whereabouts",
]
