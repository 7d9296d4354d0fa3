"""Offering an agreement, and answering an offer."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.contests.forms.fields import CurrencyForm
from birge.registers.forms.common import SomField


class OfferForm(CurrencyForm):
    """How much is offered."""

    amount = SomField(label=_("Amount"))


class DeclineForm(forms.Form):
    """Why not."""

    why = forms.CharField(label=_("Why the agreement is declined"), max_length=500, widget=forms.Textarea)


class WhyForm(forms.Form):
    """The reason for what is done."""

    why = forms.CharField(label=_("Why"), max_length=500, widget=forms.Textarea)
