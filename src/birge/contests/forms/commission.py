"""Seating a commission, declaring and settling conflicts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.commission import ConflictKind, MarkerGroup
from birge.kernel.texts import text_in
from birge.meetings.enums import MemberRole
from birge.meetings.forms.inputs import DateInput
from birge.meetings.models import Body
from birge.people.models import Account, Organisation
from birge.people.queries import account_by_sign_in_name

NEW = "new"
SEATS = [
    (MemberRole.MEMBER, MemberRole.MEMBER.label),
    (MemberRole.CHAIR, MemberRole.CHAIR.label),
    (MemberRole.DEPUTY, MemberRole.DEPUTY.label),
]


class FoundForm(forms.Form):
    """A new commission for this call, or one that the customer has."""

    body = forms.ChoiceField(label=_("Commission"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, bodies: list[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = {str(body.pk): body for body in bodies}
        field: Any = self.fields["body"]
        field.choices = [(NEW, _("A new commission for this call")), *((key, str(b)) for key, b in self.bodies.items())]
        field.initial = NEW

    def chosen(self) -> Body | None:
        """The body that sits already; None for a new one."""
        return self.bodies.get(self.cleaned_data["body"])


class SeatForm(forms.Form):
    """A person takes a seat."""

    person = forms.CharField(
        label=_("Sign-in name, phone or e-mail"),
        max_length=100,
        required=False,
        help_text=_("She marks on her own phone or computer. Without an account she only sits at the meetings."),
    )
    name = forms.CharField(label=_("Name, if she has no account"), max_length=200, required=False)
    group = forms.ChoiceField(label=_("Group"), choices=MarkerGroup)
    role = forms.ChoiceField(label=_("In the commission"), choices=SEATS)
    on_behalf_of = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("On behalf of the organisation"), required=False
    )
    most = forms.IntegerField(
        label=_("At most so many applications"), min_value=1, required=False, help_text=_("Empty: no limit.")
    )

    def __init__(self, *args: Any, groups: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["on_behalf_of"]
        field.queryset = Organisation.objects.filter(ends_on=None).order_by("names__ky", "pk")
        field.label_from_instance = lambda row: text_in(row.names)
        if groups:
            group: Any = self.fields["group"]
            group.choices = [(value, label) for value, label in MarkerGroup.choices if value in groups]

    def clean_person(self) -> Account | None:
        """The account that was meant."""
        typed = self.cleaned_data["person"].strip()
        if not typed:
            return None
        account = account_by_sign_in_name(typed)
        if account is None:
            raise forms.ValidationError(_("Nobody, or more than one person, is known by this."))
        return account


class WhyForm(forms.Form):
    """A step that needs its reason."""

    why = forms.CharField(label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class ExtendForm(WhyForm):
    """A later last day for marking."""

    until = forms.DateField(label=_("Marks are taken until (this day too)"), widget=DateInput())
    field_order = ("until", "why")


class SettleForm(WhyForm):
    """Whether what was found stands."""

    stands = forms.TypedChoiceField(
        label=_("Does it stand?"),
        choices=[("yes", _("Yes: she does not mark this application")), ("no", _("No: nothing ties her to it"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )


class ConflictForm(forms.Form):
    """What ties the member to an applicant, in her own words."""

    kind = forms.ChoiceField(label=_("What ties you to the applicant"), choices=ConflictKind, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("In a few words"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class RelativesForm(forms.Form):
    """Names that Birge looks for among the people of the applicants."""

    relatives = forms.CharField(
        label=_("Your relatives who work with organisations, one name a line"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only the secretary sees them, and only if one bears the name of a person of an applicant."),
    )


class ReportForm(forms.Form):
    """A conflict that somebody else reports."""

    marker = forms.ChoiceField(label=_("Member"))
    application = forms.ChoiceField(label=_("Applicant"))
    text = forms.CharField(
        label=_("What ties them, and who says so"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, markers: list[Any], applications: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.markers = {str(row.pk): row for row in markers}
        self.applications = {str(row.pk): row for row in applications}
        members: Any = self.fields["marker"]
        members.choices = [(key, str(row)) for key, row in self.markers.items()]
        applicants: Any = self.fields["application"]
        applicants.choices = [(key, f"№ {row.number} · {row.applicant}") for key, row in self.applications.items()]
