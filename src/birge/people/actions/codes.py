"""Printed one-time codes: the first sign-in and recovery, both without a mail server.

Sixty random bits in letters that cannot be mistaken for each other. A code is good once and for `CODE_VALID_DAYS`; a
new one ends those before it. Only a keyed hash is kept.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import transaction

from birge.kernel import events, journal
from birge.kernel.actors import Actor
from birge.people.models import Account, SignInCode
from birge.people.queries import code_hash


@dataclass(frozen=True)
class SignInCodeMade:
    """A code was printed for this person."""

    account: UUID
    by_name: str
    at: datetime


CODE_VALID_DAYS = 14
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_LENGTH = 12


@transaction.atomic
def make_sign_in_code(*, account: Account, by: Actor, at: datetime, days: int = CODE_VALID_DAYS) -> str:
    """A new code, as it is printed ("ABCD-EFGH-JKLM"); it is shown this once and cannot be looked up later."""
    SignInCode.objects.filter(account=account, used_at=None, expires_at__gt=at).update(expires_at=at)
    letters = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    SignInCode.objects.create(
        account=account,
        code_hash=code_hash(account, letters),
        made_by=by.as_json(),
        made_at=at,
        expires_at=at + timedelta(days=days),
    )
    journal.record(by=by, at=at, verb="people.make_sign_in_code", subject=account)
    events.publish(SignInCodeMade(account.pk, by.name, at))
    return "-".join(letters[start : start + 4] for start in range(0, _LENGTH, 4))


@transaction.atomic
def use_sign_in_code(*, code: SignInCode, password: str, by: Actor, at: datetime) -> bool:
    """Set the password and switch off a one-time code that may be lost; False if the code was used meanwhile."""
    if not SignInCode.objects.filter(pk=code.pk, used_at=None, expires_at__gt=at).update(used_at=at):
        return False
    account = code.account
    account.set_password(password)
    account.save(update_fields=["password"])
    had_one_time_code = bool(Authenticator.objects.filter(user=account).delete()[0])
    after = {"one_time_code_switched_off": had_one_time_code}
    journal.record(by=by, at=at, verb="people.use_sign_in_code", subject=account, after=after)
    return True


@transaction.atomic
def mark_codes_told(*, account: Account, at: datetime) -> list[SignInCode]:
    """The codes that were made for this person and that she has not been told of yet; now she is.

    A code that has just been used is left for a later sign-in: whoever used it need not be her.
    """
    recent = at - timedelta(minutes=1)
    untold = list(SignInCode.objects.filter(account=account, told_at=None).exclude(used_at__gte=recent))
    SignInCode.objects.filter(pk__in=[item.pk for item in untold]).update(told_at=at)
    return untold
