"""The sign-in page of a demo tells whom to try; a real installation's tells nobody's name."""

import pytest
from django.urls import reverse

from birge.people.enums import Role
from birge.people.sign_in.demo import PASSWORD
from tests.people.factories import AccountFactory, AssignmentFactory

pytestmark = pytest.mark.django_db


def page_of(client):
    return client.get(reverse("account_login")).content.decode()


def test_the_demos_people_are_listed_with_role_sign_in_name_and_password(client):
    AssignmentFactory(account=AccountFactory(username="clerk", name="Айгүл", is_demo=True), role=Role.CLERK)

    page = page_of(client)

    assert [word in page for word in ("<code>clerk</code>", "Айгүл", "Адис", PASSWORD)] == [True] * 4


def test_without_demo_accounts_nobody_is_listed(client):
    AssignmentFactory(account=AccountFactory(username="a.osmonova", name="Айгүл"), role=Role.CLERK)

    page = page_of(client)

    assert [word in page for word in ("a.osmonova", "Айгүл", PASSWORD)] == [False] * 3


def test_a_demo_account_that_is_closed_is_not_listed(client):
    AssignmentFactory(account=AccountFactory(username="clerk", is_demo=True, is_active=False), role=Role.CLERK)

    assert "<code>clerk</code>" not in page_of(client)
