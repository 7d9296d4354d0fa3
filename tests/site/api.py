"""What tests of the API share: a client of a person with a token."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from birge.kernel.api import Scope
from birge.people.actions import create_token
from birge.people.models import Account
from birge.people.rules import actor_of

ALL_SCOPES = tuple(Scope.values)


def token_of(account: Account, scopes: tuple[str, ...] = ALL_SCOPES) -> str:
    """A new token of this person."""
    now = timezone.now()
    facts = {"label": "Сыноо", "scopes": scopes, "expires_at": now + timedelta(days=1)}
    return create_token(account=account, by=actor_of(account), at=now, **facts)[1]


class Caller:
    """Calls the API as a person (None: nobody). `status` and `json` of the last answer."""

    def __init__(self, account: Account | None, scopes: tuple[str, ...] = ALL_SCOPES) -> None:
        self.client = Client()
        self.headers = {"Authorization": f"Bearer {token_of(account, scopes)}"} if account else {}

    def get(self, path: str, **query: Any) -> Any:
        """The answer's JSON; its status is kept."""
        return self._answered(self.client.get(f"/api/v1{path}", query, headers=self.headers))

    def send(self, method: str, path: str, body: Any = None, key: str = "") -> Any:
        """A write with a new idempotency key, or this one."""
        headers = {**self.headers, "Idempotency-Key": key or uuid4().hex}
        data = json.dumps(body).encode() if body is not None else b""
        request = self.client.generic(method, f"/api/v1{path}", data, "application/json", headers=headers)
        return self._answered(request)

    def post(self, path: str, body: Any = None, key: str = "") -> Any:
        """POST it."""
        return self.send("POST", path, body, key)

    def put(self, path: str, body: Any = None, key: str = "") -> Any:
        """PUT it."""
        return self.send("PUT", path, body, key)

    def upload(self, path: str, content: bytes = b"Name\n", **facts: str) -> Any:
        """POST a file as a form."""
        form = {**facts, "file": SimpleUploadedFile("families.csv", content)}
        headers = {**self.headers, "Idempotency-Key": uuid4().hex}
        return self._answered(self.client.post(f"/api/v1{path}", form, headers=headers))

    def _answered(self, response: Any) -> Any:
        self.response = response
        self.status = response.status_code
        return json.loads(response.content) if response.content else None
