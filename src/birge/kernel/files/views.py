"""Giving a stored file to a browser so that it can do no harm there."""

from __future__ import annotations

from django.http import FileResponse, Http404
from django.utils.translation import gettext as _

from birge.kernel.files.kinds import KINDS
from birge.kernel.files.store import open_file
from birge.kernel.models import StoredFile


def download(file: StoredFile) -> FileResponse:
    """The file as a download: never shown inside the site, its type never guessed. The caller asked permission."""
    try:
        content = open_file(file)
    except FileNotFoundError:
        raise Http404(_("The file is no longer there.")) from None
    response = FileResponse(content, as_attachment=True, filename=file.name, content_type=KINDS[file.kind])
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
