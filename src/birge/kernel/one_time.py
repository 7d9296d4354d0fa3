"""One-time codes that are sent to a person and typed back: only a keyed hash is kept, few tries, a short time.

The rows are a folder's own: a model with `code_hash`, `expires_at`, `tries` and `used_at`.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

VALID = timedelta(minutes=15)
TRIES = 5
WRONG = _("The code is wrong or no longer valid. Look at the newest one, or ask for another.")
_DIGITS = 8


def new_code(salt: str) -> tuple[str, str]:
    """A code and the hash under which it is kept; `salt` says what it is for and whose it is."""
    code = f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}}"
    return code, _hash(salt, code)


@transaction.atomic
def takes(codes: QuerySet[Any], salt: str, typed: str, at: datetime) -> bool:
    """Whether this is the newest valid one of these codes, which is then used up; a wrong try counts.

    The caller must not be inside a transaction that a wrong try undoes.
    """
    standing = codes.select_for_update().filter(used_at=None, expires_at__gt=at, tries__lt=TRIES)
    code = standing.order_by("-expires_at").first()
    if code is None:
        return False
    is_right = constant_time_compare(code.code_hash, _hash(salt, "".join(typed.split())))
    if is_right:
        code.used_at = at
    else:
        code.tries += 1
    code.save(update_fields=["used_at", "tries"])
    return is_right


def _hash(salt: str, code: str) -> str:
    return salted_hmac(salt, code, algorithm="sha256").hexdigest()
