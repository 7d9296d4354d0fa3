"""Every write to accounts, organisations, roles and sign-in codes."""

from birge.people.actions.accounts import (
    PersonAdded,
    add_account,
    add_person,
    change_own_contacts,
    change_person,
    identity_linked,
    identity_unlinked,
    own_sign_in_changed,
    remember_language,
)
from birge.people.actions.assignments import Appointed, RoleEnded, appoint, end_assignment
from birge.people.actions.codes import (
    CODE_VALID_DAYS,
    SignInCodeMade,
    make_sign_in_code,
    mark_codes_told,
    use_sign_in_code,
)
from birge.people.actions.organisations import OrganisationFacts, add_organisation, change_organisation
from birge.people.actions.tokens import create_token, revoke_token, token_used

__all__ = [
    "CODE_VALID_DAYS",
    "Appointed",
    "OrganisationFacts",
    "PersonAdded",
    "RoleEnded",
    "SignInCodeMade",
    "add_account",
    "add_organisation",
    "add_person",
    "appoint",
    "change_organisation",
    "change_own_contacts",
    "change_person",
    "create_token",
    "end_assignment",
    "identity_linked",
    "identity_unlinked",
    "make_sign_in_code",
    "mark_codes_told",
    "own_sign_in_changed",
    "remember_language",
    "revoke_token",
    "token_used",
    "use_sign_in_code",
]
