"""Who may do what: each rule says why, and beside it stands the filter that lists agree with. Starts from no."""

from birge.people.rules.appointing import (
    can_add_organisation,
    can_add_person,
    can_appoint,
    can_change_organisation,
    can_end,
    can_restore,
)
from birge.people.rules.overseeing import can_read_journal, journal_visible_to, withhold
from birge.people.rules.reach import actor_of, administers, holds, may, organisations_of, places_of
from birge.people.rules.seeing import (
    assignments_visible_to,
    can_see_assignment,
    can_see_person,
    people_visible_to,
)

__all__ = [
    "actor_of",
    "administers",
    "assignments_visible_to",
    "can_add_organisation",
    "can_add_person",
    "can_appoint",
    "can_change_organisation",
    "can_end",
    "can_read_journal",
    "can_restore",
    "can_see_assignment",
    "can_see_person",
    "holds",
    "journal_visible_to",
    "may",
    "organisations_of",
    "people_visible_to",
    "places_of",
    "withhold",
]
