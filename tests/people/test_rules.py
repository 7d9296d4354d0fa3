"""Where roles reach, and who appoints whom."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from birge.kernel.permissions import require
from birge.people.enums import Role
from birge.people.rules import can_appoint, can_end, can_restore, holds, may, places_of
from birge.places.queries import within
from tests.people.factories import AccountFactory, AssignmentFactory

TODAY = date(2026, 3, 2)

pytestmark = pytest.mark.django_db


def test_a_clerk_works_in_her_aimak_and_its_villages(cast):
    answers = [may(cast.clerk, {Role.CLERK}, place=place, on=TODAY) for place in (cast.aimak, cast.village)]

    assert [bool(answer) for answer in answers] == [True, True]


def test_a_clerk_of_another_aimak_may_nothing_here(cast):
    assert not may(cast.other_clerk, {Role.CLERK}, place=cast.aimak, on=TODAY)
    assert not may(cast.other_clerk, {Role.CLERK}, place=cast.village, on=TODAY)


def test_a_role_does_not_reach_above(cast):
    assert not may(cast.clerk, {Role.CLERK}, place=cast.rayon, on=TODAY)


def test_a_visitor_and_a_closed_account_may_nothing(cast):
    cast.clerk.is_active = False

    assert not may(AnonymousUser(), set(Role), place=cast.aimak, on=TODAY)
    assert not may(cast.clerk, {Role.CLERK}, place=cast.aimak, on=TODAY)


def test_a_forgotten_place_is_a_refusal(cast):
    assert not may(cast.clerk, {Role.CLERK}, on=TODAY)
    assert may(cast.system_administrator, {Role.ADMINISTRATOR}, on=TODAY)


def test_a_role_is_held_from_its_first_day_until_the_day_before_its_end(cast):
    account = AccountFactory()
    AssignmentFactory(account=account, place=cast.aimak, starts_on=TODAY, ends_on=TODAY + timedelta(days=2))
    days = [TODAY + timedelta(days=shift) for shift in (-1, 0, 1, 2)]

    assert [bool(may(account, {Role.CLERK}, place=cast.aimak, on=day)) for day in days] == [False, True, True, False]


def test_the_actor_works_in_the_nearest_role_that_permits(cast):
    AssignmentFactory(account=cast.clerk, role=Role.ADMINISTRATOR, place=cast.rayon)
    actor = require(may(cast.clerk, {Role.CLERK, Role.ADMINISTRATOR}, place=cast.aimak, on=TODAY))

    assert (actor.account, actor.role, actor.scope) == (cast.clerk.pk, "clerk", str(cast.aimak.pk))


def test_only_oversight_reaches_from_a_place_into_its_organisations(cast):
    assert may(cast.administrator, {Role.ADMINISTRATOR}, organisation=cast.society, on=TODAY)
    assert not may(cast.clerk, {Role.CLERK}, organisation=cast.society, on=TODAY)
    assert may(cast.director, {Role.DIRECTOR}, organisation=cast.society, on=TODAY)
    assert not may(cast.director, {Role.DIRECTOR}, organisation=cast.council, on=TODAY)
    assert not may(cast.director, {Role.DIRECTOR}, place=cast.aimak, on=TODAY)


def test_places_of_and_may_agree_for_everyone_at_every_place(cast):
    places = [cast.oblast, cast.rayon, cast.aimak, cast.other_aimak, cast.village, cast.other_village]
    for user in cast.people().values():
        for role in Role.values:
            listed = set(within(places_of(user, {role}, TODAY), TODAY))
            assert listed == {place for place in places if may(user, {role}, place=place, on=TODAY)}, (user, role)


def test_an_administrator_appoints_clerks_of_her_aimak_and_below(cast):
    for place in (cast.aimak, cast.village):
        assert can_appoint(cast.administrator, cast.resident, Role.CLERK, place=place, on=TODAY)
    for place in (cast.rayon, cast.other_aimak):
        assert not can_appoint(cast.administrator, cast.resident, Role.CLERK, place=place, on=TODAY)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.CONTROLLER])
def test_administrators_and_controllers_come_from_above(cast, role):
    assert not can_appoint(cast.administrator, cast.resident, role, place=cast.aimak, on=TODAY)
    assert can_appoint(cast.administrator, cast.resident, role, place=cast.village, on=TODAY)
    assert can_appoint(cast.rayon_administrator, cast.resident, role, place=cast.aimak, on=TODAY)
    assert can_appoint(cast.administrator, cast.resident, role, organisation=cast.society, on=TODAY)


def test_an_organisations_own_administrator_appoints_in_it_but_not_her_equal(cast):
    own = AccountFactory()
    AssignmentFactory(account=own, role=Role.ADMINISTRATOR, organisation=cast.society)

    assert can_appoint(own, cast.resident, Role.CLERK, organisation=cast.society, on=TODAY)
    assert not can_appoint(own, cast.resident, Role.ADMINISTRATOR, organisation=cast.society, on=TODAY)
    assert not can_appoint(own, cast.resident, Role.CLERK, place=cast.aimak, on=TODAY)


def test_nobody_appoints_herself_or_ends_her_own_role(cast):
    own = cast.rayon_administrator.assignments.get()

    assert not can_appoint(cast.rayon_administrator, cast.rayon_administrator, Role.CLERK, place=cast.aimak, on=TODAY)
    assert not can_end(cast.rayon_administrator, own, TODAY)
    assert can_end(cast.system_administrator, own, TODAY)


def test_a_role_everywhere_is_not_given_on_the_site(cast):
    assert not can_appoint(cast.system_administrator, cast.resident, Role.ADMINISTRATOR, on=TODAY)


def test_roles_stay_where_they_belong(cast):
    assert not can_appoint(cast.administrator, cast.head, Role.RESIDENT, organisation=cast.society, on=TODAY)
    assert not can_appoint(cast.administrator, cast.head, Role.DIRECTOR, place=cast.aimak, on=TODAY)


def test_only_administrators_appoint(cast):
    for name, user in cast.people().items():
        expected = name in {"administrator", "rayon_administrator", "system_administrator"}
        assert bool(can_appoint(user, None, Role.CLERK, place=cast.aimak, on=TODAY)) is expected, name


def test_a_sign_in_code_is_made_by_one_who_could_give_every_role_of_the_person(cast):
    assert can_restore(cast.administrator, cast.clerk, TODAY)
    assert not can_restore(cast.administrator, cast.other_clerk, TODAY)

    AssignmentFactory(account=cast.clerk, role=Role.ADMINISTRATOR, place=cast.rayon, starts_on=TODAY + timedelta(30))
    assert not can_restore(cast.administrator, cast.clerk, TODAY)
    assert not can_restore(cast.administrator, cast.administrator, TODAY)


def test_a_person_whose_roles_are_over_is_looked_after_by_those_who_could_give_them(cast):
    cast.clerk.assignments.update(ends_on=TODAY)

    assert can_restore(cast.administrator, cast.clerk, TODAY)
    assert not can_restore(cast.other_clerk, cast.clerk, TODAY)


def test_holds_says_whether_there_is_such_a_role_anywhere(cast):
    assert holds(cast.clerk, {Role.CLERK}, TODAY)
    assert not holds(cast.clerk, {Role.HEAD}, TODAY)
