"""What contests tell the rest of the house: menu, day's work, papers, readings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from birge.contests.daywork import add_waiting, contests_waiting, problems_waiting
from birge.contests.rank_words import KIND
from birge.decisions.kinds import register_kind
from birge.kernel.shell import MenuItem, add_day_work, add_to_menu

add_to_menu(MenuItem(_("Residents' problems"), "contests:problems", order=41))
add_day_work(contests_waiting)
add_waiting(problems_waiting)
register_kind(KIND)
