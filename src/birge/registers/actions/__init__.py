"""Everything that writes into the household book."""

from birge.registers.actions.founding import found_family, split_household
from birge.registers.actions.households import AccountTaken, found_household, move_household
from birge.registers.actions.lines import LineTaken, correct, count_livestock, end, say, strike
from birge.registers.actions.members import (
    HeadNeeded,
    HeadTaken,
    MemberElsewhere,
    add_person,
    change_head,
    join,
    leave,
    record_death,
)
from birge.registers.actions.merging import SamePerson, merge_persons, unmerge_persons
from birge.registers.actions.sections import BadAnswers, design_section, write_section
from birge.registers.actions.undoing import CameWithFile, take_back
from birge.registers.actions.writing import BadPeriod, BookChanged, ChangedMeanwhile, Draft, NotInTheBook

__all__ = [
    "AccountTaken",
    "BadAnswers",
    "BadPeriod",
    "BookChanged",
    "CameWithFile",
    "ChangedMeanwhile",
    "Draft",
    "HeadNeeded",
    "HeadTaken",
    "LineTaken",
    "MemberElsewhere",
    "NotInTheBook",
    "SamePerson",
    "add_person",
    "change_head",
    "correct",
    "count_livestock",
    "design_section",
    "end",
    "found_family",
    "found_household",
    "join",
    "leave",
    "merge_persons",
    "move_household",
    "record_death",
    "say",
    "split_household",
    "strike",
    "take_back",
    "unmerge_persons",
    "write_section",
]
