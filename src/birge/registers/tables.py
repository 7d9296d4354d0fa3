"""Which lines of the book are written one by one, what their forms ask, and what may happen to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from birge.registers.models import (
    Absence,
    Dwelling,
    Fact,
    Household,
    HouseholdState,
    Land,
    Livestock,
    Machinery,
    Membership,
    Person,
    PersonState,
    Pin,
    Residence,
    SocialPassport,
    Status,
)


class How(StrEnum):
    """What may happen to a line."""

    CHANGE = "change"
    CORRECT = "correct"
    END = "end"
    STRIKE = "strike"


ALL = frozenset(How)
PERIODS = ALL - {How.CHANGE}


@dataclass(frozen=True)
class Table:
    """A kind of line. `fields`: columns that people fill in; `only_once`: there is one line of it at a time;
    `has_end`: a last day is often known beforehand; `is_added`: people add lines of it themselves."""

    name: str
    model: type[Fact]
    title: str | Promise
    fields: tuple[str, ...]
    hows: frozenset[How] = ALL
    restricted: bool = False
    has_end: bool = False
    is_added: bool = True

    @property
    def only_once(self) -> bool:
        """Whether there is one line of it at a time, so that a second one is a change of the first."""
        return len(self.model.LINE) == 1

    def fits(self, owner: type[Household | Person]) -> bool:
        """Whether such a line may be about a household or about a person."""
        return any(field.name == owner._meta.model_name for field in self.model._meta.concrete_fields)


_TABLES = [
    Table("address", HouseholdState, _("Account and address"),
          ("place", "number", "kind", "street", "house", "flat", "phone"),
          frozenset({How.CHANGE, How.CORRECT}), is_added=False),
    Table("dwelling", Dwelling, _("Dwelling"),
          ("built_year", "walls", "area_m2", "rooms", "water", "heating", "sanitation", "electricity", "internet",
           "code")),
    Table("land", Land, _("Land parcel"), ("land_class", "parcel", "area_ha", "tenure", "crop")),
    Table("livestock", Livestock, _("Livestock"), ("animal", "group", "count"), is_added=False),
    Table("machinery", Machinery, _("Machinery"), ("machine", "tenure", "count")),
    Table("passport", SocialPassport, _("Social passport"), ("number", "income_tyiyn", "need", "evidence"),
          restricted=True, has_end=True),
    Table("details", PersonState, _("Who the person is"),
          ("surname", "given_name", "patronymic", "sex", "born_on", "died_on", "ethnicity", "education", "occupation",
           "workplace", "phone"), frozenset({How.CHANGE, How.CORRECT}), is_added=False),
    Table("pin", Pin, _("PIN"), ("pin", "state")),
    Table("membership", Membership, _("Belonging to the household"), ("relation", "arrival", "came_from"),
          frozenset({How.CORRECT}), is_added=False),
    Table("residence", Residence, _("Address of the person"), ("kind", "is_none", "text"), has_end=True),
    Table("absence", Absence, _("Absence"), ("where", "is_abroad", "purpose"), PERIODS, has_end=True),
    Table("status", Status, _("Status"), ("kind", "evidence"), PERIODS, restricted=True, has_end=True),
]  # fmt: skip

TABLES: Mapping[str, Table] = {table.name: table for table in _TABLES}
BY_MODEL: Mapping[type[Fact], Table] = {table.model: table for table in _TABLES}
