"""The rule about one record and the filter of the list agree for everyone about everything."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from birge.people.enums import Role
from birge.people.models import Account, Assignment, Organisation
from birge.people.rules import (
    assignments_visible_to,
    can_see_assignment,
    can_see_person,
    may,
    organisations_of,
    people_visible_to,
)
from tests.people.factories import AccountFactory, AssignmentFactory, OrganisationFactory

TODAY = date(2026, 3, 2)

pytestmark = pytest.mark.django_db


@pytest.fixture
def everyone(cast):
    """The cast, someone who left, someone who comes later, one who is nowhere, and a visitor."""
    AssignmentFactory(place=cast.aimak, ends_on=date(2025, 6, 1))
    AssignmentFactory(place=cast.other_village, starts_on=date(2027, 1, 1))
    AssignmentFactory(organisation=OrganisationFactory(place=None))
    AssignmentFactory(account=cast.clerk, role=Role.CONTROLLER, organisation=cast.council)
    return [*cast.people().values(), AccountFactory(), AnonymousUser()]


def test_people(everyone):
    for user in everyone:
        listed = set(people_visible_to(user, Account.objects.all(), TODAY))
        assert listed == {account for account in Account.objects.all() if can_see_person(user, account, TODAY)}, user


def test_assignments(everyone):
    for user in everyone:
        listed = set(assignments_visible_to(user, Assignment.objects.all(), TODAY))
        assert listed == {item for item in Assignment.objects.all() if can_see_assignment(user, item, TODAY)}, user


@pytest.mark.parametrize("role", Role.values)
def test_organisations(everyone, role):
    for user in everyone:
        listed = set(organisations_of(user, {role}, TODAY))
        allowed = {item for item in Organisation.objects.all() if may(user, {role}, organisation=item, on=TODAY)}
        assert listed == allowed, user


def test_an_administrator_sees_the_people_of_her_places_and_a_clerk_only_herself(cast):
    assert set(people_visible_to(cast.clerk, Account.objects.all(), TODAY)) == {cast.clerk}
    assert set(people_visible_to(cast.administrator, Account.objects.all(), TODAY)) == {
        cast.administrator,
        cast.head,
        cast.clerk,
        cast.council_secretary,
        cast.commission_secretary,
        cast.controller,
        cast.water_master,
        cast.hydrotechnician,
        cast.water_director,
        cast.director,
        cast.resident,
    }
