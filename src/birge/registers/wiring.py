"""What the household book adds to the rest of the house."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from birge.kernel.events import listen
from birge.kernel.imports import kinds
from birge.kernel.imports.work import ImportApplied
from birge.kernel.shell import MenuItem, add_to_menu
from birge.people.readings import add_own_records, name_reading
from birge.people.rules import holds
from birge.registers.actions.duplicates import SearchAskedFor
from birge.registers.importing.kind import HouseholdBookImport
from birge.registers.parts import ON_BOOK, ON_HOUSEHOLD, ON_PERSON, Link
from birge.registers.queries.residents import own_records
from birge.registers.rules import WRITE, works_here
from birge.registers.tasks import look_after_import, look_when_asked

add_to_menu(MenuItem(_("Household book"), "registers:households", order=20, shown=lambda user: bool(works_here(user))))

name_reading("registers.search", _("A search in the household book that found you"))
name_reading("registers.read_list", _("The list of households, with yours in it"))
name_reading("registers.read_household", _("The page of your household"))
name_reading("registers.read_person", _("Your page in the household book"))
name_reading("registers.read_duplicates", _("The list of possible duplicates, with you in it"))
name_reading("registers.read_duplicate", _("A comparison of entries that look like you"))

name_reading("registers.read_line", _("A line of the book about you or your household"))
name_reading("registers.read_statuses", _("Your statuses or social passport"))
name_reading("registers.read_history", _("The history of your record"))
add_own_records(own_records)


def writes(user: Any, on: date) -> bool:
    """Whether the writing links are shown."""
    return bool(holds(user, WRITE, on))


ON_HOUSEHOLD.add_link(Link("history", _("History"), "registers:household_history", order=90))
ON_PERSON.add_link(Link("history", _("History"), "registers:person_history", order=90))
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
listen(ImportApplied, look_after_import)
kinds.register(HouseholdBookImport())
