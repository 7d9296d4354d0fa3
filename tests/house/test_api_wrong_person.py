"""Every operation of the API as the wrong person: nobody, a clerk of another aimak, a token without the scope.

A new operation fails here until it is on the public list or has its case below.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from birge.kernel.api import Scope
from birge.site.api import api
from tests.cast import Cast, make_cast
from tests.house.api_cases import ABOUT_MYSELF, LISTS, PUBLIC, addresses, bodies, hidden
from tests.shared_rows import kept
from tests.site.api import ALL_SCOPES, Caller

pytestmark = pytest.mark.django_db

OPERATIONS = {
    operation["operationId"]: (method.upper(), path.removeprefix("/api/v1"), operation)
    for path, methods in api.get_openapi_schema()["paths"].items()
    for method, operation in methods.items()
}
PRIVATE = sorted(set(OPERATIONS) - PUBLIC)
OF_ONE_THING = sorted(set(PRIVATE) - ABOUT_MYSELF - LISTS)


@pytest.fixture(scope="module")
def cast(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    with kept(django_db_blocker):
        cast = make_cast()
        addresses(cast)  # the things themselves, once for all tests
        yield cast


def call(caller, cast, name):
    """Call an operation on the clerk's things, with a body that she could send."""
    method, path, operation = OPERATIONS[name]
    address = path.format(**addresses(cast, path))
    if method == "GET":
        return caller.get(address)
    if "multipart/form-data" in operation.get("requestBody", {}).get("content", {}):
        return caller.upload(address, kind="families", place=str(cast.aimak.pk))
    return caller.send(method, address, bodies(cast)[name] if "requestBody" in operation else None)


def test_the_lists_of_this_test_name_only_operations_that_exist():
    assert (PUBLIC | ABOUT_MYSELF | LISTS) - set(OPERATIONS) == set()


def test_public_operations_and_no_others_ask_for_no_token():
    assert {name for name, (_method, _path, operation) in OPERATIONS.items() if "security" not in operation} == PUBLIC


@pytest.mark.any_database
@pytest.mark.parametrize("name", PRIVATE)
def test_nobody_is_asked_for_a_token(cast, name):
    caller = Caller(None)
    call(caller, cast, name)

    assert caller.status == 401


@pytest.mark.any_database
@pytest.mark.parametrize("name", PRIVATE)
def test_the_right_person_needs_the_scope(cast, name):
    (scope,) = OPERATIONS[name][2]["security"][0]["Token"]
    caller = Caller(cast.administrator, tuple(other for other in ALL_SCOPES if other != scope))
    call(caller, cast, name)

    assert (caller.status, scope in Scope.values) == (403, True)


@pytest.mark.parametrize("name", OF_ONE_THING)
def test_a_clerk_of_another_aimak_gets_nothing(cast, name):
    caller = Caller(cast.other_clerk)
    call(caller, cast, name)

    assert caller.status in {403, 404}


@pytest.mark.parametrize("name", sorted(LISTS))
def test_lists_of_a_clerk_of_another_aimak_hold_nothing_of_this_one(cast, name):
    caller = Caller(cast.other_clerk)
    answer = json.dumps(call(caller, cast, name))

    assert [thing for thing in hidden(cast) if thing in answer] == []
