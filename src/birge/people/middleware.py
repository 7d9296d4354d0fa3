"""A signed-in page that nobody touches locks itself."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse


class IdleLock:
    """Ends a session after `IDLE_MINUTES` without a request; the sign-in page leads back to the same address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = int(time.time())
            last = request.session.get("last_seen_at", now)
            if now - last > settings.IDLE_MINUTES * 60:
                logout(request)
            elif now - last > 30 or "last_seen_at" not in request.session:
                request.session["last_seen_at"] = now
        return self.get_response(request)
