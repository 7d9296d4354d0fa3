"""One-time codes that sign minutes: of the person's sign-in application, or sent to her for these minutes alone."""

from __future__ import annotations

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.kernel import journal, one_time
from birge.kernel.actors import Actor
from birge.kernel.events import publish
from birge.meetings.enums import SignatureMethod
from birge.meetings.events import SigningCodeMade
from birge.meetings.models import Minutes, SigningCode
from birge.people.models import Account


def has_application(account: Account) -> bool:
    """Whether the person has set up an application that shows one-time codes (TOTP, RFC 6238)."""
    return bool(Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).exists())


def shown_by_application(account: Account, typed: str) -> bool:
    """Whether this is the code that her sign-in application shows now."""
    authenticator = Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).first()
    return authenticator is not None and bool(authenticator.wrap().validate_code("".join(typed.split())))


@transaction.atomic
def make_signing_code(*, minutes: Minutes, account: Account, by: Actor, at: datetime) -> None:
    """Make a code for this person and these minutes; whoever listens to the event sends it. Older ones are void.

    Refused for a person whom neither a phone nor a mailbox reaches: a code shown on the same screen proves nothing.
    """
    if not (account.phone or account.email):
        raise ValidationError(_("You have no phone and no e-mail here: sign on paper or set up a sign-in application."))
    SigningCode.objects.filter(minutes=minutes, account=account, used_at=None, expires_at__gt=at).update(expires_at=at)
    code, code_hash = one_time.new_code(_salt(minutes, account))
    SigningCode.objects.create(minutes=minutes, account=account, code_hash=code_hash, expires_at=at + one_time.VALID)
    journal.record(by=by, at=at, verb="meetings.make_signing_code", subject=minutes)
    publish(SigningCodeMade(minutes=minutes.pk, account=account.pk, code=code, at=at))


def check_code(*, minutes: Minutes, account: Account, code: str, by: Actor, at: datetime) -> SignatureMethod:
    """By which method this code proves the person; raises ValidationError when it proves nothing.

    A wrong try counts even though the caller's transaction is undone: it is kept in one of its own.
    """
    codes = SigningCode.objects.filter(minutes=minutes, account=account)
    if one_time.takes(codes, _salt(minutes, account), code, at):
        return SignatureMethod.SENT_CODE
    if shown_by_application(account, code):
        return SignatureMethod.TOTP
    journal.record(by=by, at=at, verb="meetings.wrong_signing_code", subject=minutes)
    raise ValidationError(one_time.WRONG)


def _salt(minutes: Minutes, account: Account) -> str:
    return f"birge.meetings.signing-code:{minutes.pk}:{account.pk}"
