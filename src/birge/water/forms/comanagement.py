"""What people type in the circle that manages water together."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from birge.people.models import Account
from birge.people.queries import account_by_sign_in_name
from birge.registers.enums import Sex
from birge.water.enums import AssemblyKind, CircleKind, ProposalKind, ProposalState

NOTHING = [("", "—")]


class InviteForm(forms.Form):
    """Who sits in the circle, and for whom."""

    account = forms.CharField(
        label=_("Sign-in name, phone or e-mail"), max_length=200, help_text=_("She needs an account in Birge.")
    )
    kind = forms.ChoiceField(label=_("For whom"), choices=CircleKind)
    on_behalf_of = forms.CharField(label=_("Organisation, body or group"), max_length=200, required=False)
    sex = forms.ChoiceField(label=_("Sex"), choices=[*NOTHING, *Sex.choices], required=False)

    def clean_account(self) -> Account:
        found = account_by_sign_in_name(self.cleaned_data["account"])
        if found is None:
            raise ValidationError(_("Nobody has this account, or several share it. Ask for the sign-in name."))
        return found


class ProposalForm(forms.Form):
    """A proposal, perhaps with a rule that is tried at once."""

    kind = forms.ChoiceField(label=_("About"), choices=ProposalKind)
    title = forms.CharField(label=_("In one sentence"), max_length=200)
    text = forms.CharField(label=_("What and why"), widget=forms.Textarea, max_length=4000)
    rule_kind = forms.ChoiceField(label=_("Rule of sharing"), choices=[*NOTHING, *AssemblyKind.choices], required=False)
    value = forms.DecimalField(
        label=_("Its value"),
        min_value=Decimal("0.01"),
        max_digits=9,
        decimal_places=2,
        localize=True,
        required=False,
        help_text=_("A minimum: m³ per ha in ten days. A weight: 2 counts as two users. A tier: 1 is served first."),
    )
    is_secret = forms.BooleanField(label=_("The vote is secret"), required=False)


class AnswerForm(forms.Form):
    """What a member says."""

    text = forms.CharField(label=_("Your answer"), widget=forms.Textarea, max_length=4000)


class CloseForm(forms.Form):
    """What became of a proposal."""

    state = forms.ChoiceField(
        label=_("Outcome"), choices=[choice for choice in ProposalState.choices if choice[0] != "open"]
    )
    text = forms.CharField(label=_("What became of it and why"), widget=forms.Textarea, max_length=4000)
    minutes = forms.ChoiceField(label=_("Minutes of the body that decided"), required=False)

    def __init__(self, *args: Any, minutes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["minutes"].choices = [*NOTHING, *minutes]  # type: ignore[attr-defined]
