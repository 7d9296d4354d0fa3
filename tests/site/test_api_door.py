"""Whatever is sent to the API, the answer is what was declared or a problem in words."""

import json

import pytest
from django.http import HttpResponseServerError

from birge.site.api_door import ApiDoor
from tests.site.api import Caller

pytestmark = pytest.mark.django_db

CASE = "/api/v1/calculations/share"


def problem(response):
    assert response["Content-Type"] == "application/problem+json"
    return response.status_code, json.loads(response.content)["status"]


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"{", "application/json", 422),
        (b'{"a": 1, "a": 2}', "application/json", 422),
        (b"\xff", "application/json", 422),
        (b"[" * 100_000, "application/json", 422),
        (b"{}", "text/plain", 415),
        (b" " * 1_000_001, "application/json", 413),
        (b" " * 6_000_000, "application/json", 413),
    ],
    ids=["cut", "twice", "not UTF-8", "deep", "no JSON", "big", "very big"],
)
def test_a_case_that_cannot_be_read_is_a_problem(client, body, content_type, status):
    assert problem(client.post(CASE, body, content_type=content_type)) == (status, status)


@pytest.mark.parametrize(
    "text",
    [r"\u0000", r"\ud800", "1e999999999", "9" * 5000],
    ids=["NUL", "lone surrogate", "huge exponent", "huge number"],
)
def test_texts_and_numbers_that_no_column_holds_are_refused_at_the_door(cast, text):
    caller = Caller(cast.administrator)
    value = text if text[0].isdigit() else f'"{text}"'
    headers = {**caller.headers, "Idempotency-Key": "some-key-1"}

    response = caller.client.put(
        "/api/v1/me/contacts", f'{{"phone": {value}}}', content_type="application/json", headers=headers
    )

    assert problem(response) == (400, 400)


def test_a_nul_in_the_address_is_a_problem(client):
    assert problem(client.get("/api/v1/places/search?q=%00")) == (400, 400)


def test_an_address_or_method_that_does_not_exist_is_a_problem(client):
    assert problem(client.get("/api/v1/nothing")) == (404, 404)
    response = client.delete("/api/v1/places")
    assert (problem(response), response["Allow"]) == ((405, 405), "GET")


def test_a_fault_of_ours_is_a_problem_without_its_details(rf):
    door = ApiDoor(lambda request: HttpResponseServerError("<h1>the secret of the house</h1>"))

    response = door(rf.get("/api/v1/places"))

    assert (problem(response), b"secret" in response.content) == ((500, 500), False)


def test_an_unknown_language_is_named_and_a_cookie_chooses_none(client):
    client.cookies["birge_language"] = "ru"

    assert problem(client.get("/api/v1/places?lang=xx")) == (422, 422)
    assert client.get("/api/v1/places")["Content-Language"] == "ky"


def test_a_session_is_no_token(cast, client):
    client.force_login(cast.clerk, backend="django.contrib.auth.backends.ModelBackend")

    assert problem(client.get("/api/v1/me")) == (401, 401)


def test_a_closed_account_is_asked_for_a_token(cast):
    caller = Caller(cast.clerk)
    cast.clerk.is_active = False
    cast.clerk.save()

    caller.get("/me")

    assert (caller.status, caller.response["WWW-Authenticate"]) == (401, "Bearer")


def test_private_answers_are_kept_by_nobody(cast):
    caller = Caller(cast.clerk)
    caller.get("/me")

    assert caller.response["Cache-Control"] == "private, no-store"
