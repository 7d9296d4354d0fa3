"""One-time codes that sign minutes: of the person's sign-in application, or sent to her for these minutes alone."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.events import publish
from birge.meetings.enums import SignatureMethod
from birge.meetings.events import SigningCodeMade
from birge.meetings.models import Minutes, SigningCode
from birge.people.models import Account

VALID = timedelta(minutes=15)
TRIES = 5
_DIGITS = 8


def has_application(account: Account) -> bool:
    """Whether the person has set up an application that shows one-time codes (TOTP, RFC 6238)."""
    return bool(Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).exists())


@transaction.atomic
def make_signing_code(*, minutes: Minutes, account: Account, by: Actor, at: datetime) -> None:
    """Make a code for this person and these minutes; whoever listens to the event sends it. Older ones are void.

    Refused for a person whom neither a phone nor a mailbox reaches: a code shown on the same screen proves nothing.
    """
    if not (account.phone or account.email):
        raise ValidationError(_("You have no phone and no e-mail here: sign on paper or set up a sign-in application."))
    SigningCode.objects.filter(minutes=minutes, account=account, used_at=None, expires_at__gt=at).update(expires_at=at)
    code = f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}}"
    SigningCode.objects.create(
        minutes=minutes, account=account, code_hash=_hash(minutes, account, code), expires_at=at + VALID
    )
    journal.record(by=by, at=at, verb="meetings.make_signing_code", subject=minutes)
    publish(SigningCodeMade(minutes=minutes.pk, account=account.pk, code=code, at=at))


def check_code(*, minutes: Minutes, account: Account, code: str, by: Actor, at: datetime) -> SignatureMethod:
    """By which method this code proves the person; raises ValidationError when it proves nothing.

    A wrong try counts even though the caller's transaction is undone: it is kept in one of its own.
    """
    typed = "".join(code.split())
    if _is_sent_code(minutes, account, typed, at):
        return SignatureMethod.SENT_CODE
    authenticator = Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).first()
    if authenticator is not None and authenticator.wrap().validate_code(typed):
        return SignatureMethod.TOTP
    journal.record(by=by, at=at, verb="meetings.wrong_signing_code", subject=minutes)
    raise ValidationError(_("The code is wrong or no longer valid. Look at the newest one, or ask for another."))


@transaction.atomic
def _is_sent_code(minutes: Minutes, account: Account, typed: str, at: datetime) -> bool:
    codes = SigningCode.objects.select_for_update().filter(
        minutes=minutes, account=account, used_at=None, expires_at__gt=at, tries__lt=TRIES
    )
    code = codes.order_by("-expires_at").first()
    if code is None:
        return False
    if constant_time_compare(code.code_hash, _hash(minutes, account, typed)):
        code.used_at = at
        code.save(update_fields=["used_at"])
        return True
    code.tries += 1
    code.save(update_fields=["tries"])
    return False


def _hash(minutes: Minutes, account: Account, code: str) -> str:
    salt = f"birge.meetings.signing-code:{minutes.pk}:{account.pk}"
    return salted_hmac(salt, code, algorithm="sha256").hexdigest()
