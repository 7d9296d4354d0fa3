"""Files that prove something: papers as they are, photos without what cameras write into them."""

from __future__ import annotations

import io
from datetime import datetime
from typing import IO, Any, Protocol

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from birge.algorithms.photos import JPEG_HEAD, PNG_HEAD, Damaged, without_metadata
from birge.kernel import files
from birge.kernel.actors import Actor
from birge.kernel.models import StoredFile

MOST_BYTES = 10_000_000
KINDS = ("jpeg", "png", "pdf", "docx", "xlsx", "odt")


class Upload(Protocol):
    """A file as Django gives it."""

    name: Any

    def read(self) -> bytes:
        """The whole content."""


def kept(upload: Upload, *, field: str, by: Actor, at: datetime) -> StoredFile:
    """The stored file; raises ValidationError at `field` where it is of another kind, damaged or too large."""
    content = upload.read()
    if len(content) > MOST_BYTES:
        raise ValidationError({field: _("The file is larger than %(size)s MB.") % {"size": MOST_BYTES // 10**6}})
    try:
        if content.startswith((JPEG_HEAD, PNG_HEAD)):
            content = without_metadata(content)
        stream: IO[bytes] = io.BytesIO(content)
        return files.store(content=stream, name=str(upload.name), by=by, at=at, kinds=KINDS, most_bytes=MOST_BYTES)
    except Damaged:
        raise ValidationError({field: _("This is no whole picture in JPEG or PNG.")}) from None
    except files.FileRefused as refused:
        raise ValidationError({field: str(refused.reason)}) from refused
