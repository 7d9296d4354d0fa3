"""Forms that give and end roles."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from birge.people.enums import Role
from birge.people.forms.where import DateInput, WhereField
from birge.people.models import Account, Assignment, Organisation
from birge.people.queries import account_by_sign_in_name
from birge.people.rules import can_appoint, can_end
from birge.places.models import Place


class RoleForm(forms.Form):
    """A role: which, where, from when, by which order. Says no here what `can_appoint` would refuse."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.CLERK)
    where = WhereField()
    title_ky = forms.CharField(label=_("Post in Kyrgyz"), max_length=120, required=False)
    title_ru = forms.CharField(label=_("Post in Russian"), max_length=120, required=False)
    starts_on = forms.DateField(label=_("From"), widget=DateInput())
    ends_on = forms.DateField(
        label=_("Until"), required=False, widget=DateInput(), help_text=_("The first day without the role.")
    )
    basis = forms.CharField(
        label=_("Order or decision"), max_length=200, required=False, help_text=_("Number and date of the paper.")
    )

    def __init__(
        self,
        *args: Any,
        user: Account,
        on: date,
        account: Account | None = None,
        place: Place | None = None,
        organisation: Organisation | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.on, self.account = user, on, account
        where = self.fields["where"]
        assert isinstance(where, WhereField)  # noqa: S101
        where.offer(user, on, place, organisation)
        self.fields["starts_on"].initial = on

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if {"role", "where"} <= data.keys():
            place, organisation = data["where"]
            answer = can_appoint(
                self.user, self.account, data["role"], place=place, organisation=organisation, on=self.on
            )
            if not answer:
                raise ValidationError({"role": str(answer.reason)})
        if data.get("ends_on") and data.get("starts_on") and data["ends_on"] <= data["starts_on"]:
            raise ValidationError({"ends_on": _("The last day must come after the first.")})
        return data

    def as_action(self) -> dict[str, Any]:
        """What `actions.appoint` takes."""
        data = self.cleaned_data
        place, organisation = data["where"]
        titles = {"ky": data["title_ky"], "ru": data["title_ru"]}
        return {
            "role": data["role"],
            "place": place,
            "organisation": organisation,
            "starts_on": data["starts_on"],
            "ends_on": data["ends_on"],
            "title": {language: text for language, text in titles.items() if text},
            "basis": data["basis"],
        }


class ActingForm(forms.Form):
    """Who stands in for someone, and in which days."""

    who = forms.CharField(label=_("Sign-in name of who acts"), max_length=60)
    starts_on = forms.DateField(label=_("From"), widget=DateInput())
    ends_on = forms.DateField(
        label=_("Until"), required=False, widget=DateInput(), help_text=_("The first day without the role.")
    )
    basis = forms.CharField(label=_("Order or decision"), max_length=200, required=False)

    def __init__(self, *args: Any, user: Account, on: date, assignment: Assignment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.on, self.assignment = user, on, assignment
        self.fields["starts_on"].initial = on

    def clean_who(self) -> Account:
        account = account_by_sign_in_name(self.cleaned_data["who"])
        if account is None:
            raise ValidationError(_("Nobody has this sign-in name."))
        held = self.assignment
        answer = can_appoint(
            self.user, account, held.role, place=held.place, organisation=held.organisation, on=self.on
        )
        if not answer:
            raise ValidationError(str(answer.reason))
        return account


class EndForm(forms.Form):
    """From which day a role is over."""

    ends_on = forms.DateField(
        label=_("First day without the role"),
        widget=DateInput(),
        help_text=_("Today at the earliest. What was done in the role stays valid."),
    )

    def __init__(self, *args: Any, user: Account, on: date, assignment: Assignment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.on, self.assignment = user, on, assignment
        self.fields["ends_on"].initial = on

    def clean(self) -> dict[str, Any]:
        answer = can_end(self.user, self.assignment, self.on)
        if not answer:
            raise ValidationError(str(answer.reason))
        return super().clean() or {}
