"""A browser of Django's for each person."""

from __future__ import annotations

from django.test import Client

from birge.people.models import Account
from tests.house.world import PASSWORD


def signed_in(person: str) -> Client:
    """A browser in which this person has just typed her password; "" is a visitor."""
    client = Client()
    if person:
        client.force_login(Account.objects.get(username=person))
        client.post("/accounts/confirm/", {"password": PASSWORD})
    client.get("/")
    return client
