"""What the tests of the pages share: a clerk at her desk."""

from __future__ import annotations

import re

from django.test import Client
from django.urls import reverse


def signed_in(account) -> Client:
    """A browser of this person."""
    client = Client()
    client.force_login(account)
    return client


def text(response) -> str:
    return response.content.decode()


def seen_on(response) -> str:
    """The version that a form carries."""
    return re.search(r'name="seen"(?: value="([^"]*)")?', text(response))[1] or ""


def send(client: Client, name: str, *args, seen: str | None = None, **typed):
    """Open a form and send it filled in; `seen`: a version read earlier."""
    url = reverse(f"registers:{name}", args=args)
    version = seen_on(client.get(url)) if seen is None else seen
    return client.post(url, {"seen": version, **typed})
