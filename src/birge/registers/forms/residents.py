"""Forms about residents' own accounts and requests."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.people.models import Account
from birge.people.queries import account_by_sign_in_name


class LinkForm(forms.Form):
    """Whose account it is, and which document the clerk saw."""

    account = forms.CharField(
        label=_("Sign-in name, phone or e-mail of the account"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    document = forms.CharField(
        label=_("Which document you saw"), max_length=200, help_text=_("For example: passport ID 1234567.")
    )

    def clean_account(self) -> Account:
        found = account_by_sign_in_name(self.cleaned_data["account"])
        if found is None:
            raise forms.ValidationError(_("No account, or several, go by this. Ask for the sign-in name."))
        return found


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, label: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if label:
            self.fields["why"].label = label
