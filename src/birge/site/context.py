"""What the shell of every page needs."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from birge.kernel.notifications import unread_count
from birge.kernel.shell import menu_for


def shell(request: HttpRequest) -> dict[str, Any]:
    """The menu of this person, the languages to choose from and, counted when asked for, her new messages."""
    user = getattr(request, "user", None)
    return {
        "menu": menu_for(user) if user else [],
        "languages": settings.LANGUAGES,
        "practice": settings.PRACTICE,
        "new_messages": lambda: unread_count(user.pk) if user and user.is_authenticated else 0,
    }
