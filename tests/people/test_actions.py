"""What the actions write, and what they refuse."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from birge.kernel.actors import SYSTEM
from birge.kernel.models import JournalEntry
from birge.people.actions import (
    OrganisationFacts,
    add_account,
    add_organisation,
    appoint,
    change_organisation,
    change_own_contacts,
    end_assignment,
)
from birge.people.enums import OrganisationKind, Role
from birge.people.models import Assignment
from birge.people.queries import holders, names_of_organisation
from birge.people.rules import actor_of
from tests.people.factories import AccountFactory, AssignmentFactory, OrganisationFactory

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)

pytestmark = pytest.mark.django_db


def give(cast, account, **changes):
    wanted = {"role": Role.CLERK, "place": cast.aimak, "starts_on": TODAY, **changes}
    return appoint(account=account, by=actor_of(cast.administrator), at=NOW, **wanted)


def test_an_appointment_says_who_made_it_and_is_journalled_about_the_person(cast):
    role = give(cast, cast.resident, basis="№ 12")

    entry = JournalEntry.objects.get(verb="people.appoint")
    assert role.appointed_by == cast.administrator
    assert entry.subjects == [f"people.account:{cast.resident.pk}"]
    assert (entry.after["role"], entry.after["scope"], entry.after["basis"]) == ("clerk", str(cast.aimak.pk), "№ 12")


@pytest.mark.parametrize(
    ("starts", "ends", "refused"), [(5, None, True), (9, None, True), (10, None, False), (0, 5, False), (0, 6, True)]
)
def test_the_same_role_is_not_held_twice_on_a_day(cast, starts, ends, refused):
    day = [TODAY + timedelta(days=shift) for shift in range(12)]
    AssignmentFactory(account=cast.resident, place=cast.aimak, starts_on=day[5], ends_on=day[10])
    wanted = {"starts_on": day[starts], "ends_on": day[ends] if ends is not None else None}

    if refused:
        with pytest.raises(ValidationError):
            give(cast, cast.resident, **wanted)
    else:
        assert give(cast, cast.resident, **wanted).starts_on == day[starts]


def test_who_acts_holds_the_same_role_at_the_same_place_and_is_another(cast):
    head = cast.head.assignments.get()
    acting = give(cast, cast.clerk, role=Role.HEAD, acting_for=head, ends_on=TODAY + timedelta(days=30))

    assert acting.acting_for == head
    assert set(holders({Role.HEAD}, place=cast.aimak, on=TODAY)) == {cast.head, cast.clerk}
    for account, role in ((cast.resident, Role.CLERK), (cast.head, Role.HEAD)):
        with pytest.raises(ValidationError):
            give(cast, account, role=role, acting_for=head)


def test_a_role_ends_today_at_the_earliest(cast):
    role = cast.clerk.assignments.get()
    with pytest.raises(ValidationError):
        end_assignment(assignment=role, ends_on=TODAY - timedelta(days=1), by=SYSTEM, at=NOW)

    end_assignment(assignment=role, ends_on=TODAY, by=actor_of(cast.administrator), at=NOW)
    role.refresh_from_db()
    assert (role.ends_on, role.ended_by, role.ended_at) == (TODAY, cast.administrator, NOW)
    with pytest.raises(ValidationError):
        end_assignment(assignment=role, ends_on=TODAY, by=SYSTEM, at=NOW)


def test_a_role_that_has_not_begun_never_takes_effect(cast):
    role = give(cast, cast.resident, starts_on=TODAY + timedelta(days=10))
    end_assignment(assignment=role, ends_on=TODAY, by=SYSTEM, at=NOW)

    role.refresh_from_db()
    assert role.ends_on == role.starts_on
    assert not role.holds_on(role.starts_on)


def test_the_database_refuses_two_scopes_and_a_period_that_runs_backwards(cast):
    for wrong in (
        {"place": cast.aimak, "organisation": cast.society},
        {"place": cast.aimak, "starts_on": TODAY, "ends_on": TODAY - timedelta(days=1)},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            AssignmentFactory(account=cast.clerk, **wrong)


def test_an_account_is_made_without_a_password_and_its_name_in_lower_case():
    account = add_account(username=" A.Osmonova", name="Осмонова", phone="+996 (555) 12-34-56", by=SYSTEM, at=NOW)

    assert (account.username, account.phone, account.has_usable_password()) == ("a.osmonova", "+996555123456", False)
    with pytest.raises(ValidationError):
        add_account(username="A.OSMONOVA", name="Башка", by=SYSTEM, at=NOW)


def test_contacts_are_journalled_with_before_and_after_and_nothing_for_no_change():
    account = AccountFactory(phone="+996555000000")
    for _ in range(2):
        change_own_contacts(account=account, phone="+996 700 11", email="", by=actor_of(account), at=NOW)

    entry = JournalEntry.objects.get(verb="people.change_own_contacts")
    assert (entry.before, entry.after) == ({"phone": "+996555000000"}, {"phone": "+99670011"})


def test_an_organisation_keeps_its_former_names(cast):
    facts = OrganisationFacts(kind=OrganisationKind.SCHOOL, names={"ky": "Эски"}, place=cast.aimak)
    school = add_organisation(facts=facts, starts_on=date(2020, 9, 1), by=SYSTEM, at=NOW)
    later = OrganisationFacts(kind=OrganisationKind.SCHOOL, names={"ky": "Жаңы"}, place=cast.village)
    change_organisation(organisation=school, facts=later, since_on=date(2025, 1, 1), by=SYSTEM, at=NOW)

    school.refresh_from_db()
    days = [date(2019, 1, 1), date(2024, 12, 31), date(2025, 1, 1)]
    assert [names_of_organisation(school, day)["ky"] for day in days] == ["Эски", "Эски", "Жаңы"]
    assert (school.place, school.past.get().place) == (cast.village, cast.aimak)
    with pytest.raises(ValidationError):
        change_organisation(organisation=school, facts=facts, since_on=date(2024, 1, 1), by=SYSTEM, at=NOW)


def test_a_slip_of_the_pen_is_corrected_on_the_same_day_without_a_past(cast):
    school = OrganisationFactory(names={"ky": "Мектп"})
    facts = OrganisationFacts(kind=school.kind, names={"ky": "Мектеп"})
    change_organisation(organisation=school, facts=facts, since_on=school.since_on, by=SYSTEM, at=NOW)

    school.refresh_from_db()
    assert (str(school), school.past.count()) == ("Мектеп", 0)


def test_an_organisation_without_a_name_is_refused():
    facts = OrganisationFacts(kind=OrganisationKind.SCHOOL, names={})
    with pytest.raises(ValidationError):
        add_organisation(facts=facts, starts_on=TODAY, by=SYSTEM, at=NOW)


def test_nothing_is_written_when_the_role_of_a_new_person_is_refused(cast):
    before = Assignment.objects.count()
    with pytest.raises(ValidationError):
        give(cast, cast.resident, ends_on=TODAY)

    assert Assignment.objects.count() == before
