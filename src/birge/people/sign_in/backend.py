"""Password sign-in by sign-in name, phone or e-mail."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from birge.people.models import Account
from birge.people.queries import account_by_sign_in_name


class SignInBackend(ModelBackend):
    """An unknown name takes as long as a wrong password, so that nobody learns which names exist."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **rest: Any
    ) -> Account | None:
        if not password:
            return None
        account = account_by_sign_in_name(username or "")
        if account is None:
            Account().set_password(password)
            return None
        return account if account.check_password(password) and self.user_can_authenticate(account) else None

    def get_user(self, user_id: Any) -> Account | None:
        """The person of one request, with room to remember her roles and their reach while it lasts."""
        account = super().get_user(user_id)
        if account is not None:
            account.roles_read, account.reach_read = {}, {}
        return account
