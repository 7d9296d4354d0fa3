"""Sortable unique ids."""

from __future__ import annotations

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """A UUID version 7 (RFC 9562): unique without a server, and sorted by the moment when it was made."""
    return uuid7()
