"""Forms that plan a meeting and its agenda."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from birge.meetings.forms.inputs import MomentInput
from birge.meetings.models import AgendaItem, BodyMember, Meeting


class MeetingForm(forms.ModelForm):  # type: ignore[type-arg]
    """When, where and how."""

    class Meta:
        model = Meeting
        fields = ["starts_at", "ends_at", "where", "link", "form"]
        widgets = {"starts_at": MomentInput(), "ends_at": MomentInput()}

    link = forms.URLField(
        label=capfirst(_("link for taking part online")), required=False, assume_scheme="https", max_length=200
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        starts_at, ends_at = data.get("starts_at"), data.get("ends_at")
        if starts_at and ends_at and ends_at <= starts_at:
            self.add_error("ends_at", _("The end must come after the beginning."))
        return data

    def _post_clean(self) -> None:
        """The action checks the whole meeting; the form checks only its own fields."""


class AnnounceForm(forms.Form):
    short_notice_reason = forms.CharField(
        label=_("Why the notice is shorter than the rules ask"),
        max_length=300,
        required=False,
        help_text=_("Only if it is. The minutes state it."),
    )


class CancelForm(forms.Form):
    reason = forms.CharField(label=_("Why"), max_length=300)


class ItemForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = AgendaItem
        fields = ["title", "rapporteur", "is_closed"]
        help_texts = {"is_closed": _("Only members see it; the public sees that there is a closed matter.")}


class PaperForm(forms.Form):
    title = forms.CharField(label=capfirst(_("title of the paper")), max_length=200)
    file = forms.FileField(label=_("File"))


class OpenForm(forms.Form):
    """Who presides: offered are the members of the day, the chair first."""

    presiding = forms.ChoiceField(label=_("Who presides"))

    def __init__(self, *args: Any, members: list[BodyMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["presiding"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = [(str(member.pk), f"{member.name}, {member.get_role_display()}") for member in members]
        self.members = {str(member.pk): member for member in members}

    def clean_presiding(self) -> BodyMember:
        return self.members[self.cleaned_data["presiding"]]
