"""The passport of a place: indicators computed from the book, as of a day, as it was known at a moment."""

from birge.registers.queries.passport.counting import AsOf, persons
from birge.registers.queries.passport.passport import (
    Cells,
    Line,
    Passport,
    Section,
    bands_of,
    passport_of,
    year_before,
)
from birge.registers.queries.passport.releases import (
    all_rules,
    headline_of,
    last_written,
    releases,
    releases_of,
    rules_on,
    rules_without_source,
    status_kinds,
)
from birge.registers.queries.passport.territory import REST, Territory, territory_of

__all__ = [
    "REST",
    "AsOf",
    "Cells",
    "Line",
    "Passport",
    "Section",
    "Territory",
    "all_rules",
    "bands_of",
    "headline_of",
    "last_written",
    "passport_of",
    "persons",
    "releases",
    "releases_of",
    "rules_on",
    "rules_without_source",
    "status_kinds",
    "territory_of",
    "year_before",
]
