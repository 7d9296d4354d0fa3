"""Slows down whoever tries personal codes. (A code has 100 bits: guessing is hopeless even without this.)"""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

MOST_TRIES = 60
PER_SECONDS = 600


def _key(request: HttpRequest) -> str:
    return f"decisions.code:{get_adapter(request).get_client_ip(request)}"


def too_many(request: HttpRequest) -> bool:
    """Whether this address has tried too many codes that open nothing in the last ten minutes."""
    return int(cache.get(_key(request), 0)) >= MOST_TRIES


def count_failure(request: HttpRequest) -> None:
    """Note a code that opened nothing."""
    cache.add(_key(request), 0, PER_SECONDS)
    cache.incr(_key(request))
