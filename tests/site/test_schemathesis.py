"""schemathesis against the API with a token: no fault of ours, nothing that is not declared."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from birge.site.wsgi import application
from tests.house.api_cases import addresses
from tests.site.api import token_of

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_test_keeps_its_connection():
    """A request ends by closing the connection to the database; here that is the test's own, with its transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_made_up_requests_get_declared_answers(cast, mode):
    assert tried(cast, mode, examples=4) > 0


@pytest.mark.slow
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_very_many_made_up_requests_get_declared_answers(cast, mode):
    assert tried(cast, mode, examples=40) > 0


def tried(cast, mode, examples):
    """Try every operation with so many requests, the well-formed ones on things that exist; how many operations.

    An administrator calls; she reads no register of water users, so there the director does.
    """
    plain = {"Accept-Encoding": "identity"}  # the in-process transport does not unpack what a real client would
    tokens = {of_water: token_of(cast.water_director if of_water else cast.administrator) for of_water in (True, False)}
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    operations = [result.ok() for result in schema.get_all_operations()]
    known = addresses(cast) if mode == GenerationMode.POSITIVE else {}
    for operation in operations:
        path = {name: value for name, value in known.items() if f"{{{name}}}" in operation.path}
        headers = {"Authorization": f"Bearer {tokens['/water/' in operation.path]}", **plain}
        _attack(operation.as_strategy(mode, path_parameters=path or None), headers, examples)
    return len(operations)


def _attack(requests, headers, examples):
    @settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=requests)
    def attempt(case):
        case.call_and_validate(headers=headers, checks=CHECKS)

    attempt()
