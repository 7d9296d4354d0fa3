"""The sign-in form."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from birge.people.models import Assignment
from birge.people.sign_in import demo


class SignInForm(LoginForm):  # type: ignore[misc]
    """Asks for what `account_by_sign_in_name` understands."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Sign-in name, phone or e-mail")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)

    def people_to_try(self) -> list[tuple[Assignment, str]]:
        """For the template: the demo's people; on an installation without them nobody."""
        return demo.people_to_try(timezone.localdate())

    demo_password = demo.PASSWORD
