"""A complaint and its answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.complaints import ComplaintAbout
from birge.contests.forms.fields import MomentField
from birge.contests.models import Application


class ComplaintForm(forms.Form):
    """What is wrong, with which step."""

    about = forms.ChoiceField(label=_("What it is about"), choices=ComplaintAbout, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("What is wrong, and what should be done"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Say which rule was broken, where that can be seen, and what you ask for."),
    )

    def __init__(self, *args: Any, abouts: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["about"]
        field.choices = [(value, label) for value, label in ComplaintAbout.choices if value in abouts]
        if len(abouts) == 1:
            field.initial = abouts[0]


class ApplicationChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """An application by its number and who applied."""

    def label_from_instance(self, obj: Any) -> str:
        return f"№ {obj.number} · {obj.applicant}"


class PaperComplaintForm(ComplaintForm):
    """A complaint as it stands on paper: of which application, when it came."""

    application = ApplicationChoice(label=_("Application"), queryset=Application.objects.none())
    received_at = MomentField(label=_("Date and time on the paper's stamp"))

    field_order = ("application", "received_at", "about", "text")

    def __init__(self, *args: Any, applications: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["application"]
        field.queryset = applications


class AnswerForm(forms.Form):
    """How a complaint is answered."""

    outcome = forms.ChoiceField(label=_("Answer"), widget=forms.RadioSelect)
    answer = forms.CharField(
        label=_("The answer and its reasons"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6})
    )
    remedy = forms.CharField(
        label=_("What is done instead"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed where the complaint is right and the decision stays. The author reads it in the answer."),
    )

    def __init__(self, *args: Any, about: str, is_bound: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        satisfied = [("satisfied", _("Satisfied"))]
        if is_bound:
            satisfied = [("upheld", _("Justified, but the decision stays: agreements were made on its ground"))]
        elif about == ComplaintAbout.SCREENING:
            satisfied = [("satisfied", _("Satisfied: the application is checked anew"))]
        elif about == ComplaintAbout.DECISION:
            satisfied = [
                ("satisfied-marks", _("Satisfied: the commission marks and decides anew")),
                ("satisfied-ranking", _("Satisfied: the commission only ranks and decides anew")),
            ]
        if not is_bound:
            del self.fields["remedy"]
        field: Any = self.fields["outcome"]
        field.choices = [("declined", _("Declined")), *satisfied]
