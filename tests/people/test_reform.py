"""Roles through a reform: two aiyl aimaks merge, and who was appointed for one keeps exactly its territory."""

from datetime import UTC, date, datetime

import pytest

from birge.kernel.actors import SYSTEM
from birge.people.enums import Role
from birge.people.models import Account
from birge.people.rules import can_appoint, may, people_visible_to, places_of
from birge.places.actions import merge_places
from birge.places.queries import within
from tests.people.factories import AccountFactory, AssignmentFactory

MERGED_ON = date(2026, 1, 1)
TODAY = date(2026, 3, 2)

pytestmark = pytest.mark.django_db


@pytest.fixture
def merged(cast):
    """The aimak is merged into the other one."""
    at = datetime(2025, 12, 1, 4, 0, tzinfo=UTC)
    merge_places(by=SYSTEM, at=at, on=MERGED_ON, act="№ 1", places=[cast.aimak], into=cast.other_aimak)
    return cast


def test_a_role_at_the_merged_aimak_keeps_its_old_territory_and_gains_nothing(merged):
    places = [merged.village, merged.other_village, merged.other_aimak, merged.rayon]

    reached = [bool(may(merged.clerk, {Role.CLERK}, place=place, on=TODAY)) for place in places]

    assert reached == [True, False, False, False]
    listed = set(within(places_of(merged.clerk, {Role.CLERK}, TODAY), TODAY))
    assert listed & set(places) == {merged.village}


def test_a_role_at_the_aimak_that_took_over_reaches_the_new_territory_too(merged):
    for place in (merged.village, merged.other_village, merged.aimak):
        assert may(merged.other_clerk, {Role.CLERK}, place=place, on=TODAY)
    assert not may(merged.other_clerk, {Role.CLERK}, place=merged.village, on=date(2025, 12, 31))


def test_the_administrator_of_a_merged_aimak_appoints_nobody_in_the_new_one(merged):
    for role in (Role.CLERK, Role.ADMINISTRATOR):
        assert not can_appoint(merged.administrator, merged.resident, role, place=merged.other_aimak, on=TODAY)
    assert can_appoint(merged.rayon_administrator, merged.resident, Role.ADMINISTRATOR, place=merged.aimak, on=TODAY)


def test_the_new_administrator_sees_the_people_of_the_merged_aimak(merged):
    new = AccountFactory()
    AssignmentFactory(account=new, role=Role.ADMINISTRATOR, place=merged.other_aimak)

    assert {merged.clerk, merged.other_clerk} <= set(people_visible_to(new, Account.objects.all(), TODAY))
