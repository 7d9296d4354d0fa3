"""Entering a name."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class NameForm(forms.Form):
    """A name with its source."""

    language = forms.ChoiceField(
        label=_("Language"), choices=[("ky", _("Kyrgyz")), ("ru", _("Russian")), ("en", _("Latin letters"))]
    )
    text = forms.CharField(label=_("Name"), max_length=120)
    source = forms.CharField(
        label=_("Source"), help_text=_("An act, a seal or signboard, or the person who knows."), max_length=500
    )
