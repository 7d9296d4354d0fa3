"""What a clerk types first about an application on paper: who applies, and the stamp."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.programmes import ApplicantKind
from birge.contests.models import Applicant
from birge.people.models import Organisation


class PaperForm(forms.Form):
    """An applicant that is known, an organisation of Birge, or what the paper says of a new one; and its stamp.

    `applicant` is the key of an applicant, or "organisation:" and the key of an organisation that never applied.
    """

    applicant = forms.ChoiceField(label=_("Known applicant or organisation of Birge"), required=False)
    kind = forms.ChoiceField(
        label=_("Or a new one"), required=False, choices=[("", "—"), *ApplicantKind.choices],
        help_text=_("Its profile is made from the paper and marked so."),
    )  # fmt: skip
    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=20, required=False)
    registration = forms.CharField(
        label=_("Certificate of registration, as the paper has it"), max_length=200, required=False
    )
    head = forms.CharField(
        label=_("Head or leader"), max_length=200, required=False,
        help_text=_("By this name conflicts of interest with members of the commission are found."),
    )  # fmt: skip
    received_at = forms.DateTimeField(
        label=_("Date and time on the paper's stamp"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "step": "1"}, format="%Y-%m-%dT%H:%M:%S"),
        input_formats=["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M"],
    )
    note = forms.CharField(
        label=_("Number in the incoming book"), max_length=60, required=False,
        help_text=_("It is written into the journal beside both times."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, applicants: Iterable[Applicant], organisations: Iterable[Organisation], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(one.pk): one for one in applicants}
        self.organisations = {f"organisation:{one.pk}": one for one in organisations}
        applied, others = _named(self.known), _named(self.organisations)
        groups = [(_("Applied before"), applied), (_("Organisations of Birge"), others)]
        chosen: Any = self.fields["applicant"]
        chosen.choices = [("", "—"), *(group for group in groups if group[1])]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        is_new = bool(cleaned.get("kind") and cleaned.get("name", "").strip())
        if bool(cleaned.get("applicant")) == is_new:
            self.add_error("applicant", _("Choose a known applicant, or write the kind and the name of a new one."))
        return cleaned

    def on_paper(self) -> dict[str, Any]:
        """What the paper says of a new applicant, as the action takes it."""
        return {name: self.cleaned_data[name] for name in ("kind", "name", "phone", "registration", "head")}


def _named(rows: Mapping[str, Any]) -> list[tuple[str, str]]:
    return sorted(((key, str(one)) for key, one in rows.items()), key=lambda row: row[1].casefold())
