"""The API describes itself truly and completely."""

import json

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(client):
    return json.loads(client.get("/api/v1/openapi.json").content)


def operations(document):
    """(method, path, operation) of every operation."""
    return [
        (method, path, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]


def test_the_document_is_valid_openapi_3_1(document):
    assert document["openapi"] == "3.1.0"
    assert list(OpenAPIV31SpecValidator(document).iter_errors()) == []


def test_every_operation_has_its_own_readable_name(document):
    names = [operation["operationId"] for _method, _path, operation in operations(document)]

    assert len(names) == len(set(names))
    assert [name for name in names if not (name.isalpha() and name[0].islower())] == []


def test_every_operation_says_what_it_does(document):
    silent = [
        operation["operationId"]
        for _method, _path, operation in operations(document)
        if not (operation.get("summary") and operation.get("description") and operation.get("tags"))
    ]

    assert silent == []


def test_every_operation_declares_its_problems(document):
    wrong = []
    for method, _path, operation in operations(document):
        expected = {"400", "404", "422"}
        if operation.get("security"):
            expected |= {"401", "403"}
        if "requestBody" in operation:
            expected |= {"413", "415"}
        if method != "get" and operation.get("security"):
            expected |= {"409"}
        declared = {status for status in operation["responses"] if status >= "400"}
        if expected - declared:
            wrong.append((operation["operationId"], sorted(expected - declared)))

    assert wrong == []


def test_every_problem_is_declared_as_problem_json(document):
    kinds = {
        (status, *answer["content"])
        for _method, _path, operation in operations(document)
        for status, answer in operation["responses"].items()
        if status >= "400"
    }

    assert {kind[1:] for kind in kinds} == {("application/problem+json",)}


def test_every_write_takes_an_idempotency_key(document):
    without = [
        operation["operationId"]
        for method, _path, operation in operations(document)
        if method != "get"
        and operation.get("security")
        and "Idempotency-Key" not in [parameter["name"] for parameter in operation["parameters"]]
    ]

    assert without == []


def test_every_private_operation_names_its_scope(document):
    scopes = [operation["security"] for _method, _path, operation in operations(document) if "security" in operation]

    assert [scope for scope in scopes if not (len(scope) == 1 and len(scope[0]["Token"]) == 1)] == []
