"""Style sheets and scripts for the server: gathered once, named by their content, compressed.

`birge serve` gathers them into `BIRGE_HOME/static` when they changed. A browser keeps them for good, because a changed
file has another name. Without the gathered files (tests, development) they are served from where they lie.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from whitenoise.storage import CompressedManifestStaticFilesStorage


class NamedByContent(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # the library has no types
    """Our scripts that import each other do it by the names of their content too, so that versions never mix."""

    support_js_module_import_aggregation = True
    _js_module_import_aggregation_patterns = (
        "birge/*.js",  # a library's may import what a site need not have
        CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns[1],
    )


def gather() -> bool:
    """Gather the files unless the gathered ones are the same; whether there was anything to do."""
    root = Path(settings.STATIC_ROOT)
    stamp, found = root / ".stamp", _found()
    current = hashlib.sha256(repr(sorted((name, *_look(path)) for name, path in found.items())).encode()).hexdigest()
    if stamp.is_file() and stamp.read_text() == current:
        return False
    root.mkdir(parents=True, exist_ok=True)
    storage = NamedByContent(location=root, base_url=settings.STATIC_URL)
    for name, path in found.items():
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    for name, _new_name, processed in storage.post_process({name: (storage, name) for name in found}):
        if isinstance(processed, Exception):
            raise RuntimeError(f"static file {name}") from processed
    stamp.write_text(current)
    return True


def _found() -> dict[str, Path]:
    """Every static file: its name on the site -> where it lies; the first finder wins."""
    found: dict[str, Path] = {}
    for finder in get_finders():
        for path, storage in finder.list([]):
            name = f"{getattr(storage, 'prefix', None) or ''}/{path}".lstrip("/")
            if not name.endswith((".py", ".pyc")):
                found.setdefault(name, Path(storage.path(path)))
    return found


def _look(path: Path) -> tuple[int, int]:
    seen = path.stat()
    return seen.st_size, seen.st_mtime_ns
