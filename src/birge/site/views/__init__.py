"""The shell's own pages."""

from birge.site.views.calendar import calendar, give_back
from birge.site.views.home import about, alive, choose_language, csrf_failure, help_page, home, ready, to_confirm
from birge.site.views.practice import practice

__all__ = [
    "about",
    "alive",
    "calendar",
    "choose_language",
    "csrf_failure",
    "give_back",
    "help_page",
    "home",
    "practice",
    "ready",
    "to_confirm",
]
