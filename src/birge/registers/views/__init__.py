"""The pages of the household book."""

from birge.registers.views.attention import attention
from birge.registers.views.duplicates import decide_duplicate, duplicate, duplicates, look_for_duplicates
from birge.registers.views.history import household_history, person_history, take_back
from birge.registers.views.households import household, households
from birge.registers.views.lines import line, new_household_line, new_person_line, write_line
from birge.registers.views.livestock import livestock
from birge.registers.views.members import add_member, change_head, death, found_household, join_member, leave, split
from birge.registers.views.mine import mine, request_data
from birge.registers.views.persons import person
from birge.registers.views.requests import new_request, request, requests
from birge.registers.views.residents import resident_account
from birge.registers.views.restricted import household_statuses, person_statuses
from birge.registers.views.searching import search_page
from birge.registers.views.sections import design_section, new_section, section, sections, write_section
from birge.registers.views.status_kinds import status_kinds
from birge.registers.views.transfers import propose_transfer, transfer, transfers

__all__ = [
    "add_member",
    "attention",
    "change_head",
    "death",
    "decide_duplicate",
    "design_section",
    "duplicate",
    "duplicates",
    "found_household",
    "household",
    "household_history",
    "household_statuses",
    "households",
    "join_member",
    "leave",
    "line",
    "livestock",
    "look_for_duplicates",
    "mine",
    "new_household_line",
    "new_person_line",
    "new_request",
    "new_section",
    "person",
    "person_history",
    "person_statuses",
    "propose_transfer",
    "request",
    "request_data",
    "requests",
    "resident_account",
    "search_page",
    "section",
    "sections",
    "split",
    "status_kinds",
    "take_back",
    "transfer",
    "transfers",
    "write_line",
    "write_section",
]
