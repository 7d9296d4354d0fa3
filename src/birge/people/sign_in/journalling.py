"""What people do to their own way in, written into the journal: the library tells, we write."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import password_changed, password_set, user_logged_in
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.signals import social_account_added, social_account_removed
from django.http import HttpRequest
from django.utils import timezone

from birge.people.actions import identity_linked, identity_unlinked, own_sign_in_changed
from birge.people.models import Account
from birge.people.rules import actor_of


def connect() -> None:
    """Listen to the library; doing it twice changes nothing."""
    for signal, listener in (
        (social_account_added, on_linked),
        (social_account_removed, on_unlinked),
        (user_logged_in, on_signed_in),
        (password_changed, on_password),
        (password_set, on_password),
        (authenticator_added, on_second_step),
        (authenticator_removed, on_second_step_off),
        (authenticator_reset, on_second_step),
    ):
        signal.connect(listener, dispatch_uid="birge.people")


def on_signed_in(user: Account, **rest: Any) -> None:
    """Journal a sign-in, by whatever way."""
    _own(user, "people.sign_in")


def on_password(user: Account, **rest: Any) -> None:
    """Journal that a person chose another password."""
    _own(user, "people.change_password")


def on_second_step(user: Account, authenticator: Authenticator, **rest: Any) -> None:
    """Journal that a one-time code was switched on or recovery codes were made."""
    _own(user, "people.second_step_on", str(authenticator.type))


def on_second_step_off(user: Account, authenticator: Authenticator, **rest: Any) -> None:
    """Journal that a one-time code was switched off."""
    _own(user, "people.second_step_off", str(authenticator.type))


def _own(account: Account, verb: str, what: str = "") -> None:
    own_sign_in_changed(account=account, verb=verb, what=what, by=actor_of(account), at=timezone.now())


def on_linked(request: HttpRequest, sociallogin: SocialLogin, **rest: Any) -> None:
    """Journal who linked an identity: its owner, or the service by an identifier that was entered."""
    account = sociallogin.user
    how = "own" if request.user.is_authenticated else "identifier"
    service = sociallogin.account.provider
    identity_linked(account=account, service=service, how=how, by=actor_of(account), at=timezone.now())


def on_unlinked(request: HttpRequest, socialaccount: SocialAccount, **rest: Any) -> None:
    """Journal that an identity no longer opens the account."""
    account = socialaccount.user
    identity_unlinked(account=account, service=socialaccount.provider, by=actor_of(account), at=timezone.now())
