"""What the shell of every page needs."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from birge.kernel.shell import menu_for


def shell(request: HttpRequest) -> dict[str, Any]:
    """The menu of this person and the languages to choose from."""
    return {"menu": menu_for(request.user) if hasattr(request, "user") else [], "languages": settings.LANGUAGES}
