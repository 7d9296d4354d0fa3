"""The OpenAPI 3.1 document, as ninja makes it, with what it cannot know: problems, scopes, the language."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from ninja.errors import ConfigError
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from birge.kernel.api import Token

DESCRIPTION = """Places, people, meetings, decisions and sharing out, for programs.

What is public needs no token. Everything else takes `Authorization: Bearer <token>`: a token acts as the person who
made it, in her roles, narrowed to its scopes. Every problem is `application/problem+json` (RFC 9457). A write carries
an `Idempotency-Key`, so that it can be sent again when the answer was lost. Exact numbers travel as text ("12.5");
dates are ISO 8601; texts are objects by language, beside them `name` in the language of `?lang=` (else Kyrgyz)."""

LANGUAGE = {
    "in": "query",
    "name": "lang",
    "required": False,
    "description": "The language of names and messages",
    "schema": {"type": "string", "enum": [code for code, _name in settings.LANGUAGES], "default": "ky"},
}


class Description(OpenAPISchema):
    """The document of our API."""

    def operation_details(self, operation: Operation) -> dict[str, Any]:
        details: dict[str, Any] = super().operation_details(operation)
        media_type = details.pop("x-media-type", "")
        if media_type:
            details["responses"][200]["content"] = {
                media_type: details["responses"][200]["content"]["application/json"]
            }
        details["parameters"] = [*map(_with_examples, details["parameters"]), LANGUAGE]
        return details

    def responses(self, operation: Operation) -> dict[int, Any]:
        found: dict[int, Any] = super().responses(operation)
        for status, answer in found.items():
            if status >= 400 and "application/json" in answer.get("content", {}):
                answer["content"] = {"application/problem+json": answer["content"]["application/json"]}
            if status == 401:
                answer["headers"] = {"WWW-Authenticate": {"schema": {"type": "string"}}}
        return found

    def operation_security(self, operation: Operation) -> list[dict[str, Any]] | None:
        super().operation_security(operation)
        return [{"Token": [auth.scope]} for auth in operation.auth_callbacks if isinstance(auth, Token)] or None

    def add_schema_definitions(self, definitions: dict[str, Any]) -> None:
        """Two schemas of one name would silently hide one another."""
        for name, schema in definitions.items():
            if self.schemas.setdefault(name, schema) != schema:
                raise ConfigError(f"Two different schemas are called {name}")


def _with_examples(parameter: dict[str, Any]) -> dict[str, Any]:
    """A parameter's examples are an object in OpenAPI, where a schema's are a list."""
    values = parameter.get("examples")
    if isinstance(values, list):
        parameter["examples"] = {str(number): {"value": value} for number, value in enumerate(values, start=1)}
    return parameter
