"""A signed-in page that nobody touches locks itself; the password opens it, and what was typed is still there."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

MOST_WRONG_PASSWORDS = 5
STILL_OPEN = ("account_logout", "choose_language", "alive", "ready")
"""Pages that a locked session reaches."""


class IdleLock:
    """After `IDLE_MINUTES` without a request every page of this session asks for the password first.

    The lock page stands at the address that was asked for and carries, hidden, the form that was being sent (but for
    files): with the right password the request goes on as if nothing had been. Five wrong ones end the session.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        now = int(time.time())
        last = request.session.get("last_seen_at", now)
        if now - last > settings.IDLE_MINUTES * 60 and not _stays_open(request):
            refused = _ask_password(request)
            if refused is not None:
                return refused
            last = now
        if now - last > 30 or "last_seen_at" not in request.session:
            request.session["last_seen_at"] = now
        return self.get_response(request)


def _stays_open(request: HttpRequest) -> bool:
    return request.path in {reverse(name) for name in STILL_OPEN}


def _ask_password(request: HttpRequest) -> HttpResponse | None:
    """The lock page, or None when the right password came with the request."""
    password = request.POST.get("unlock_password", "") if request.method == "POST" else ""
    if password and request.user.check_password(password):
        request.session.pop("wrong_passwords", None)
        request.session["last_seen_at"] = int(time.time())
        return redirect(request.get_full_path()) if request.POST.get("unlock_method") == "GET" else None
    if password:
        request.session["wrong_passwords"] = request.session.get("wrong_passwords", 0) + 1
        if request.session["wrong_passwords"] >= MOST_WRONG_PASSWORDS:
            logout(request)
            messages.error(request, _("Too many wrong passwords: sign in again."))
            return redirect(f"{reverse('account_login')}?next={request.path}")
    return _lock_page(request, wrong=bool(password))


def _lock_page(request: HttpRequest, *, wrong: bool) -> HttpResponse:
    method = request.POST.get("unlock_method") or request.method
    ours = {"csrfmiddlewaretoken", "unlock_password", "unlock_method"}
    typed = [(name, value) for name, values in request.POST.lists() if name not in ours for value in values]
    context = {"typed": typed, "method": method, "wrong": wrong, "files_lost": bool(request.FILES)}
    response = render(request, "people/locked.html", context, status=403)
    if request.headers.get("HX-Request"):
        response["HX-Refresh"] = "true"
    return response
