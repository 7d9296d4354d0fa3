"""Stored files: content under its SHA-256 in `BIRGE_HOME/files`, what it is found out from the content itself.

Permission is the caller's business: whoever may see a record decides who may download its file.
"""

from birge.kernel.files.kinds import KINDS, SEALED, FileRefused
from birge.kernel.files.store import discard, examine, open_file, path_of, store, sweep, tidy_name
from birge.kernel.files.views import download

__all__ = [
    "KINDS",
    "SEALED",
    "FileRefused",
    "discard",
    "download",
    "examine",
    "open_file",
    "path_of",
    "store",
    "sweep",
    "tidy_name",
]
