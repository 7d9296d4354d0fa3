"""The pages of the household book."""

from birge.registers.views.duplicates import decide_duplicate, duplicate, duplicates, look_for_duplicates
from birge.registers.views.households import household, households
from birge.registers.views.persons import person
from birge.registers.views.searching import search_page

__all__ = [
    "decide_duplicate",
    "duplicate",
    "duplicates",
    "household",
    "households",
    "look_for_duplicates",
    "person",
    "search_page",
]
