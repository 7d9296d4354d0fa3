"""Which families of the household book an aid is for: the filter, as data and in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from birge.registers.enums import Animal


@dataclass(frozen=True)
class Need:
    """A filter of families. `village` and `street` narrow; of the other conditions all must hold, or with
    `any_of_them` at least one. Incomes in som a month a head, land in ha of all classes together."""

    village: UUID | None = None
    street: str = ""
    any_of_them: bool = False
    statuses: tuple[str, ...] = ()
    income_below_som: int | None = None
    children_under: int | None = None
    people_from: int | None = None
    people_to: int | None = None
    land_to_ha: Decimal | None = None
    animal: str = ""
    animals_to: int | None = None

    @property
    def is_restricted(self) -> bool:
        """Whether it looks at what is restricted: statuses, or incomes in social passports."""
        return bool(self.statuses) or self.income_below_som is not None

    def as_json(self) -> dict[str, Any]:
        """Only what was asked for."""
        plain = {
            name: str(value) if isinstance(value, UUID | Decimal) else value for name, value in asdict(self).items()
        }
        return {name: value for name, value in plain.items() if value not in (None, "", (), False)}

    def in_words(self, statuses: Mapping[str, str], village: str = "") -> list[str]:
        """Each condition in the reader's language; `statuses`: the names of the kinds by code."""
        found = [village] if village else []
        if self.street:
            found.append(_("street: %(street)s") % {"street": self.street})
        found += [statuses[code] for code in self.statuses]
        if self.income_below_som is not None:
            found.append(_("income a head below %(som)s som") % {"som": self.income_below_som})
        if self.children_under is not None:
            found.append(_("children younger than: %(age)s") % {"age": self.children_under})
        if self.people_from is not None:
            found.append(_("people in the family, at least: %(count)s") % {"count": self.people_from})
        if self.people_to is not None:
            found.append(_("people in the family, at most: %(count)s") % {"count": self.people_to})
        if self.land_to_ha is not None:
            found.append(_("land at most %(area)s ha") % {"area": self.land_to_ha})
        if self.animals_to is not None:
            animal = Animal(self.animal).label if self.animal else _("animals but poultry and bees")
            found.append(_("%(animal)s, at most: %(count)s") % {"animal": animal, "count": self.animals_to})
        return found
