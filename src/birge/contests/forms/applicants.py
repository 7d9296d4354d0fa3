"""What is entered about who applies: once, for all contests."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from birge.contests.enums.programmes import ApplicantKind
from birge.contests.forms.applications import YES_NO
from birge.registers.forms.common import DayField

FACTS = (
    ("mandate", _("What you work for"), _("As your charter says, in two or three sentences.")),
    ("experience", _("What you have done"), _("Projects, with year, sum and who paid.")),
    ("people", _("Who works with you"), _("How many paid people and how many volunteers.")),
    ("audits", _("Audits and checks"), _("The last ones and what they found; leave it empty if there were none.")),
)
"""The profile: (id, label, hint)."""
ANSWERS = (
    ("accounts", _("Do you keep books and report to the tax service?")),
    ("rules", _("Are there written rules on who decides about money?")),
    ("conflicts", _("Do members of the board or their relatives get money from your projects?")),
    ("returned", _("Did you ever have to return a grant, or was an agreement ended because of you?")),
    ("children", _("If you work with children: are there rules that protect them?")),
)
"""The due-diligence questions: (id, question). Answers inform the commission; none refuses an application by itself."""


class NewApplicantForm(forms.Form):
    """An organisation or school of which she is the director, a group, or she herself."""

    who = forms.ChoiceField(label=_("Who applies"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("Name of the group or of the pupils' team"), max_length=200, required=False,
        help_text=_("Empty for an organisation. For one resident: her own name."),
    )  # fmt: skip

    def __init__(self, *args: Any, organisations: Iterable[Any], schools: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisations = {f"organisation:{item.pk}": item for item in organisations}
        self.schools = {f"pupils:{item.pk}": item for item in schools}
        choices = [(key, str(item)) for key, item in self.organisations.items()]
        choices += [(key, f"{ApplicantKind.PUPILS.label}: {item}") for key, item in self.schools.items()]
        choices += [(kind.value, str(kind.label)) for kind in (ApplicantKind.GROUP, ApplicantKind.INDIVIDUAL)]
        self.fields["who"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("who") and cleaned["who"] not in self.organisations and not cleaned.get("name", "").strip():
            self.add_error("name", _("Write the name."))
        return cleaned


class ProfileForm(forms.Form):
    """Phone, profile and due-diligence answers."""

    phone = forms.CharField(label=_("Phone"), max_length=20, required=False)

    def __init__(self, data: Any = None, *, applicant: Any) -> None:
        initial = {"phone": applicant.phone, **applicant.facts}
        initial |= {f"answer-{name}": "yes" if value else "no" for name, value in applicant.answers.items()}
        super().__init__(data, initial=initial)
        for name, label, hint in FACTS:
            self.fields[name] = forms.CharField(
                label=label, help_text=str(hint), max_length=3000, required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
            )  # fmt: skip
        for name, question in ANSWERS:
            self.fields[f"answer-{name}"] = forms.ChoiceField(
                label=question, choices=YES_NO, widget=forms.RadioSelect, required=False
            )

    def facts(self) -> dict[str, str]:
        """The texts that say something."""
        return {name: text for name, _label, _hint in FACTS if (text := self.cleaned_data[name].strip())}

    def answers(self) -> dict[str, bool]:
        """The questions that were answered."""
        given = {name: self.cleaned_data[f"answer-{name}"] for name, _question in ANSWERS}
        return {name: answer == "yes" for name, answer in given.items() if answer}


class BoardMemberForm(forms.Form):
    """A person of the board, with the days in which she is that."""

    name = forms.CharField(label=pgettext_lazy("person", "Name"), max_length=200)
    post = forms.CharField(label=_("Post"), max_length=200, required=False)
    starts_on = DayField(label=_("From"), required=False)


class EndBoardMemberForm(forms.Form):
    """From which day on somebody is no longer of the board."""

    ends_on = DayField(label=_("Until"))
