"""What sharing out adds to the rest of the house."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from birge.decisions.kinds import register_kind
from birge.kernel.imports import kinds
from birge.kernel.shell import MenuItem, add_day_work, add_to_menu
from birge.kernel.to_confirm import add_topic
from birge.people.readings import name_reading
from birge.sharing.confirming import look_backs_to_confirm
from birge.sharing.daywork import share_outs_waiting
from birge.sharing.importing import ClaimantsImport
from birge.sharing.kinds import KIND
from birge.sharing.rules import works_here

register_kind(KIND)
kinds.register(ClaimantsImport())
add_to_menu(MenuItem(_("Sharing out"), "sharing:share_outs", order=40, shown=lambda user: bool(works_here(user))))
add_day_work(share_outs_waiting)
add_topic(look_backs_to_confirm)
name_reading("sharing.read_families", _("Your family in the household book, to draw an aid list"))
