"""Slows down whoever tries a public door too often from one address: codes that open nothing, forms without a name."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest


@dataclass(frozen=True)
class Throttle:
    """At most `most` in `seconds` from one address; `door` names what is counted."""

    door: str
    most: int
    seconds: int

    def too_many(self, request: HttpRequest) -> bool:
        """Whether this address has used up its number."""
        return int(cache.get(self._key(request), 0)) >= self.most

    def count(self, request: HttpRequest) -> None:
        """Note one more."""
        cache.add(self._key(request), 0, self.seconds)
        cache.incr(self._key(request))

    def _key(self, request: HttpRequest) -> str:
        return f"throttle.{self.door}:{get_adapter(request).get_client_ip(request)}"
