"""Forms of certificates: which one and what for, why it is withdrawn, and its texts."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

from django import forms
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from birge.people.forms.where import DateInput
from birge.registers.certificate_paper import LANGUAGES
from birge.registers.enums import CertificateKind, Part
from birge.registers.models import Certificate, CertificateTemplate
from birge.registers.queries.certificates import UnknownPlaceholder, check_text, known

TEXTS = ("heading", "opening", "footer", "signatory")


class GiveForm(forms.Form):
    """Which certificate, and where it is to be shown."""

    kind = forms.ChoiceField(label=_("Which certificate"), choices=CertificateKind, widget=forms.RadioSelect)
    purpose = forms.CharField(
        label=Certificate._meta.get_field("purpose").verbose_name,
        help_text=_("For example the name of the bank or school; may stay empty."),
        max_length=200,
        required=False,
    )


class RevokeForm(forms.Form):
    """Why a certificate is withdrawn."""

    reason = forms.CharField(
        label=Certificate._meta.get_field("revoke_reason").verbose_name,
        help_text=_("The check page says only that it is withdrawn, not why."),
        max_length=300,
    )


class TextsForm(forms.ModelForm):  # type: ignore[type-arg]
    """The texts of a kind of certificate in both languages, what it states, and how long it is valid."""

    parts = forms.MultipleChoiceField(label=_("What it states"), choices=Part, widget=forms.CheckboxSelectMultiple)
    since = forms.DateField(label=_("From which day on"), widget=DateInput)

    class Meta:
        model = CertificateTemplate
        fields = ["parts", "validity_days", "source"]

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.initial["since"] = today
        self.fields["validity_days"].help_text = _("Empty: it has no last day.")
        for name in TEXTS:
            column: Any = CertificateTemplate._meta.get_field(name)
            for language in LANGUAGES:
                field = forms.CharField(
                    label=f"{str(column.verbose_name).capitalize()}, {get_language_info(language)['name_local']}",
                    initial=getattr(self.instance, name).get(language, ""),
                    max_length=600,
                    required=name in {"heading", "signatory"},
                    widget=forms.TextInput if name in {"heading", "signatory"} else forms.Textarea(attrs={"rows": 2}),
                )
                if name == "opening":
                    field.help_text = _("May hold: %(known)s") % {"known": known(language)}
                self.fields[f"{name}_{language}"] = field
        texts = [f"{name}_{language}" for name in TEXTS for language in LANGUAGES]
        self.order_fields([*texts, "parts", "validity_days", "source", "since"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name, language in product(TEXTS, LANGUAGES):
            try:
                check_text(cleaned.get(f"{name}_{language}", ""), language)
            except UnknownPlaceholder as problem:
                self.add_error(f"{name}_{language}", str(problem))
        return cleaned

    def clean_since(self) -> date:
        since: date = self.cleaned_data["since"]
        if since < self.today:
            raise forms.ValidationError(_("What was issued stays as it is: choose today or a later day."))
        return since

    def values(self) -> dict[str, Any]:
        """The columns of the new texts."""
        texts = {name: {language: self.cleaned_data[f"{name}_{language}"] for language in LANGUAGES} for name in TEXTS}
        return {**texts, **{name: self.cleaned_data[name] for name in ("parts", "validity_days", "source")}}
