"""What contests tell the rest of the house: menu, day's work, papers, readings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from birge.contests import own_parts
from birge.contests.call_parts import Part, add_call_part
from birge.contests.call_work import calls_waiting
from birge.contests.confirming import terms_to_confirm
from birge.contests.daywork import add_waiting, contests_waiting, problems_waiting
from birge.contests.rank_words import KIND
from birge.contests.vote_words import KIND as COUNT_OF_VOTES
from birge.decisions.kinds import register_kind
from birge.kernel.shell import MenuItem, add_day_work, add_to_menu
from birge.kernel.to_confirm import add_topic

add_to_menu(MenuItem(_("Contests"), "contests:index", order=40))
add_to_menu(MenuItem(_("Residents' problems"), "contests:problems", order=41))
add_day_work(contests_waiting)
add_waiting(problems_waiting)
register_kind(KIND)
register_kind(COUNT_OF_VOTES)
add_waiting(calls_waiting)
add_topic(terms_to_confirm)
add_call_part(Part("questions", 20, "contests/calls/_questions.html", own_parts.questions_for_staff))
add_call_part(Part("changes", 90, "contests/calls/_changes.html", own_parts.changes_for_all))
add_call_part(Part("open-questions", 80, "contests/calls/_answers.html", own_parts.questions_for_all, is_public=True))
add_call_part(Part("open-changes", 90, "contests/calls/_changes.html", own_parts.changes_for_all, is_public=True))
add_to_menu(MenuItem(_("Residents' votes"), "contests:votes", order=42))
