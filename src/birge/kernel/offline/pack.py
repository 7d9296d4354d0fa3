"""What a phone keeps of the program itself: the page for work without a network, its scripts and its style sheets.

Nothing of it is about anybody. It changes its version when any part changes; then the phone fetches all of it anew.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage

STATIC_NAMES = [
    "bootstrap/bootstrap.min.css",
    "birge/birge.css",
    "birge/icon.svg",
    "birge/ornament-light.svg",
    "birge/ornament-dark.svg",
    *(f"birge/offline/{name}.js" for name in ("app", "forms", "queue", "screens", "sending", "store", "vault")),
]
WORKER = "birge/offline/worker.js"
SHELL = Path(__file__).parents[1] / "templates" / "kernel" / "offline" / "phone.html"


def static_addresses() -> list[str]:
    """Where the parts lie; on a real site their names change with their content."""
    return [staticfiles_storage.url(name) for name in STATIC_NAMES]


def version() -> str:
    """Names the content of all parts."""
    return _version() if not settings.DEBUG else _version.__wrapped__()


@lru_cache(maxsize=1)
def _version() -> str:
    digest = hashlib.sha256("\n".join(static_addresses()).encode())
    for name in [*STATIC_NAMES, WORKER]:
        digest.update(_file(name).read_bytes())
    digest.update(SHELL.read_bytes())
    return digest.hexdigest()[:16]


def worker_source() -> str:
    """The service worker's own program, before its list of parts."""
    return _file(WORKER).read_text(encoding="utf-8")


def _file(name: str) -> Path:
    return Path(str(finders.find(name)))
