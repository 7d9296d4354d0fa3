"""Forms about a person: her first sign-in, her own contacts, her record."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from birge.people.models import Account, SignInCode
from birge.people.queries import account_by_sign_in_name, matching_code, plain_phone

SIGN_IN_NAME = RegexValidator(r"^[a-zA-Z0-9._-]{3,60}$", _("3 to 60 Latin letters, digits, dots or hyphens."))


class UseCodeForm(forms.Form):
    """The sign-in name, the printed code and a password of her own choice; the code is used up only if all is right."""

    username = forms.CharField(
        label=_("Sign-in name"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    code = forms.CharField(
        label=_("Code on the paper"),
        max_length=40,
        help_text=_("Twelve letters and digits; spaces, hyphens and case do not matter."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
    )
    password = forms.CharField(
        label=_("New password"),
        strip=False,
        help_text=password_validators_help_text_html(),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("New password once more"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at
        self.found: SignInCode | None = None

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if self.errors:
            return data
        account = account_by_sign_in_name(data["username"])
        self.found = matching_code(account, data["code"], self.at) if account and account.is_active else None
        if account is None or self.found is None:
            raise ValidationError(_("Name and code do not fit, or the code is used or too old. Ask for a new one."))
        if data["password"] != data["again"]:
            raise ValidationError({"again": _("The two passwords differ.")})
        try:
            validate_password(data["password"], account)
        except ValidationError as error:
            raise ValidationError({"password": error}) from error
        return data


class ContactsForm(forms.Form):
    """How a person can be reached; the number and address also serve to sign in."""

    phone = forms.CharField(
        label=_("Phone"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )
    email = forms.EmailField(
        label=_("E-mail"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )

    def clean_phone(self) -> str:
        phone = plain_phone(self.cleaned_data["phone"])
        if phone and not phone.removeprefix("+").isdigit():
            raise ValidationError(_("Digits only, with + before the country code: +996 555 123456."))
        return phone


class PersonForm(ContactsForm):
    """What an administrator writes about a person."""

    field_order = ["username", "name", "phone", "email", "language", "identifier", "is_active"]

    name = forms.CharField(label=_("Surname, name, patronymic"), max_length=200)
    identifier = forms.CharField(
        label=_("Identifier in the sign-in service"),
        max_length=100,
        required=False,
        help_text=_("Only if this person signs in through the national service. Copy it exactly."),
    )

    def __init__(self, *args: Any, account: Account | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account
        if not settings.OIDC["url"]:
            del self.fields["identifier"]

    def clean_identifier(self) -> str:
        identifier = str(self.cleaned_data["identifier"]).strip()
        others = Account.objects.exclude(pk=self.account.pk) if self.account else Account.objects.all()
        if identifier and others.filter(identifier=identifier).exists():
            raise ValidationError(_("Another account has this identifier already."))
        return identifier


class ChangePersonForm(PersonForm):
    """The record of a person who has an account."""

    is_active = forms.BooleanField(
        label=_("May sign in"), required=False, help_text=_("Switched off, nobody can sign in to this account.")
    )


class NewPersonForm(PersonForm):
    """A person who gets an account."""

    username = forms.CharField(
        label=_("Sign-in name"),
        max_length=60,
        validators=[SIGN_IN_NAME],
        help_text=_("Short and in Latin letters, for example a.osmonova"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, initial="ky")

    def clean_username(self) -> str:
        username = str(self.cleaned_data["username"]).lower()
        if Account.objects.filter(username=username).exists():
            raise ValidationError(_("This sign-in name is taken. To give its owner a role, use the other form below."))
        return username


class FindAccountForm(forms.Form):
    """A person who has an account already, by her exact sign-in name."""

    existing = forms.CharField(label=_("Sign-in name"), max_length=60)

    def clean_existing(self) -> Account:
        account = Account.objects.filter(username=self.cleaned_data["existing"].strip().lower()).first()
        if account is None:
            raise ValidationError(_("Nobody has this sign-in name."))
        return account
