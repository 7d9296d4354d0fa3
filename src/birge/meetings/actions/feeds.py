"""A person's private calendar address: made anew, or revoked."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from django.db import transaction

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.meetings.models import CalendarFeed
from birge.people.models import Account


def hash_of_token(token: str) -> str:
    """What is kept of a token; 32 random bytes need no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def make_feed(*, account: Account, by: Actor, at: datetime) -> str:
    """A new token, shown this once; the address before it shows nothing any more."""
    revoke_feeds(account=account, by=by, at=at)
    token = secrets.token_urlsafe(32)
    feed = CalendarFeed.objects.create(account=account, token_hash=hash_of_token(token), made_at=at)
    journal.record(by=by, at=at, verb="meetings.make_feed", subject=feed)
    return token


@transaction.atomic
def revoke_feeds(*, account: Account, by: Actor, at: datetime) -> None:
    """The person's calendar address shows nothing any more."""
    for feed in CalendarFeed.objects.filter(account=account, revoked_at=None):
        feed.revoked_at = at
        feed.save(update_fields=["revoked_at"])
        journal.record(by=by, at=at, verb="meetings.revoke_feed", subject=feed)
