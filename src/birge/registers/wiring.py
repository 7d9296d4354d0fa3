"""What the household book adds to the rest of the house."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from birge.kernel.shell import MenuItem, add_to_menu
from birge.people.readings import name_reading
from birge.registers.rules import works_here

add_to_menu(MenuItem(_("Household book"), "registers:households", order=20, shown=lambda user: bool(works_here(user))))

name_reading("registers.read_list", _("The list of households, with yours in it"))
name_reading("registers.read_household", _("The page of your household"))
name_reading("registers.read_person", _("Your page in the household book"))
