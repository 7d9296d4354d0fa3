"""The passport of a place: indicators computed from the book, as of a day, as it was known at a moment."""

from birge.registers.queries.passport.counting import AsOf
from birge.registers.queries.passport.passport import Cells, Line, Passport, Section, passport_of, year_before
from birge.registers.queries.passport.releases import last_written, releases, releases_of, rules_on, status_kinds
from birge.registers.queries.passport.territory import REST, Territory, territory_of

__all__ = [
    "REST",
    "AsOf",
    "Cells",
    "Line",
    "Passport",
    "Section",
    "Territory",
    "last_written",
    "passport_of",
    "releases",
    "releases_of",
    "rules_on",
    "status_kinds",
    "territory_of",
    "year_before",
]
