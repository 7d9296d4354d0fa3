"""What django-allauth asks us: who may make an account (nobody), what follows a sign-in, whose an identity is."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from birge.people.actions import mark_codes_told
from birge.people.models import Account
from birge.people.queries import account_by_identifier
from birge.people.sign_in.language import set_language_cookie


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by administrators."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def post_login(self, request: HttpRequest, user: Account, **rest: Any) -> HttpResponse:
        """Tell of sign-in codes that were made for her; speak her language on a machine where none was chosen."""
        response: HttpResponse = super().post_login(request, user, **rest)
        for code in mark_codes_told(account=user, at=timezone.now()):
            made = date_format(timezone.localtime(code.made_at), "DATETIME_FORMAT")
            told = _("A sign-in code was made for your account. When: %(when)s. By: %(name)s.")
            messages.warning(request, told % {"when": made, "name": code.made_by["name"]})
        if user.language and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            set_language_cookie(response, user.language)
        return response


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """An identity of the sign-in service opens only an account that is there already.

    Either its owner linked it while signed in, or an administrator entered the identifier that the service states in
    the claim `OIDC["claim"]`. Nobody is matched by name, e-mail or phone: those can be chosen by the person.
    """

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        if sociallogin.is_existing or sociallogin.state.get("process") == AuthProcess.CONNECT:
            return
        account = account_by_identifier(stated_identifier(sociallogin.account))
        if account is None:
            raise ImmediateHttpResponse(redirect("people:no_account"))
        sociallogin.connect(request, account)


def stated_identifier(identity: SocialAccount) -> str:
    """What the sign-in service calls the person, from the signed token or else the answer about the user."""
    data = identity.extra_data
    claim = settings.OIDC["claim"]
    for source in (data.get("id_token"), data.get("userinfo")):
        if source and source.get(claim):
            return str(source[claim])
    return ""
