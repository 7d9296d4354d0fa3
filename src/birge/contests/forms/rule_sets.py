"""Rules: their begin, name and publication. The forms of their terms are in `forms.terms`."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.programmes import Profile
from birge.contests.forms.fields import TextsForm
from birge.people.models import Organisation
from birge.registers.forms.common import ChosenField, DayField


class BeginForm(forms.Form):
    """Which procedure, for whom, from when."""

    customer = ChosenField(label=_("Customer"))
    profile = forms.ChoiceField(label=_("Kind of procedure"), choices=Profile)
    starts_on = DayField(label=_("In force from"))

    def __init__(self, *args: Any, customers: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.customers = {row.pk: row for row in customers}
        chosen: Any = self.fields["customer"]
        chosen.offer([(row.pk, str(row)) for row in self.customers.values()])


class NameForm(TextsForm):
    """How a draft is called and from when it holds."""

    TEXTS = (("names", _("Name"), 1, True),)
    starts_on = DayField(label=_("In force from"))


class VersionForm(forms.Form):
    """From when the new version holds."""

    starts_on = DayField(label=_("In force from"))


class PublishForm(forms.Form):
    """By which act the customer adopted the rules."""

    act = forms.CharField(
        label=_("Act by which the rules were adopted"),
        max_length=500,
        help_text=_("The regulation or resolution, its number and date."),
    )
