"""What people type about a season: its days, crops, norms, requests, the flow, what the assembly resolved."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from birge.people.models import Organisation
from birge.registers.models import StatusKind
from birge.water.enums import AssemblyKind, RequestWay, SeasonKind
from birge.water.forms.fields import DayField
from birge.water.models import Crop, Parcel
from birge.water.periods import TenDays, ten_days_of

Choices = list[tuple[str, Any]]


class SeasonForm(forms.Form):
    """A new season."""

    name_ky = forms.CharField(label=_("Name in Kyrgyz"), max_length=100)
    name_ru = forms.CharField(label=_("Name in Russian"), max_length=100, required=False)
    kind = forms.ChoiceField(label=_("Kind of season"), choices=SeasonKind)
    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Day after the last"))
    legal_base = forms.CharField(
        label=_("Legal base of the share-out"),
        max_length=500,
        required=False,
        help_text=_("The acts by which the water is shared: kind, number and date."),
    )

    def names(self) -> dict[str, str]:
        """By language."""
        typed = {"ky": self.cleaned_data["name_ky"], "ru": self.cleaned_data["name_ru"]}
        return {language: text for language, text in typed.items() if text}


class ChangeSeasonForm(SeasonForm):
    """What of a season can be corrected; its kind stays."""

    field_order = ["name_ky", "name_ru", "starts_on", "ends_on", "legal_base"]
    kind = None  # type: ignore[assignment]


class CorrectPlanForm(forms.Form):
    """How much of the parcel bears the crop."""

    area_ha = forms.DecimalField(
        label=_("Area, ha"), min_value=Decimal("0.0001"), max_digits=10, decimal_places=4, localize=True
    )
    hydromodule = forms.CharField(label=_("Hydromodule zone"), max_length=20, required=False)


class CropForm(forms.Form):
    """A crop that is not in the list yet."""

    code = forms.SlugField(label=_("Code"), max_length=30, help_text=_("Latin letters, for example: sweet-pepper."))
    name_ky = forms.CharField(label=_("Name in Kyrgyz"), max_length=100)
    name_ru = forms.CharField(label=_("Name in Russian"), max_length=100)

    def names(self) -> dict[str, str]:
        """By language."""
        return {"ky": self.cleaned_data["name_ky"], "ru": self.cleaned_data["name_ru"]}


class CropChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """The crops that can be chosen, by name."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Crop.objects.filter(is_used=True), label=_("Crop"), **kwargs)


def ten_days_choices(year: int) -> Choices:
    """The 36 ten-day periods of a year, as (number, its days)."""
    found: Choices = []
    period = ten_days_of(date(year, 1, 1))
    while period.starts_on.year == year:
        found.append((str(period.number), f"{period.starts_on:%d}–{period.last_day:%d.%m}"))
        period = TenDays(period.ends_on)
    return found


class NormForm(forms.Form):
    """How much a hectare takes in each ten-day period from the first to the last."""

    crop = CropChoice()
    hydromodule = forms.CharField(
        label=_("Hydromodule zone"), max_length=20, required=False, help_text=_("Empty: all land of the association.")
    )
    first = forms.ChoiceField(label=_("From the ten-day period"))
    last = forms.ChoiceField(label=_("Until the ten-day period"))
    m3_ha = forms.DecimalField(
        label=_("m³ per ha in ten days, at the user's gate"), min_value=0, max_digits=8, decimal_places=2, localize=True
    )
    source = forms.CharField(
        label=_("Who says so"), max_length=300, required=False, help_text=_("Empty: it is marked “to confirm”.")
    )
    since = DayField(label=_("From which day on"))

    def __init__(self, *args: Any, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("first", "last"):
            self.fields[name].choices = ten_days_choices(year)  # type: ignore[attr-defined]

    def typed(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        given = dict(self.cleaned_data)
        first, last = int(given.pop("first")), int(given.pop("last"))
        return {**given, "ten_days": range(first, last + 1)}


class PlanForm(forms.Form):
    """What a parcel bears."""

    parcel = forms.CharField(label=_("Number of the parcel"), max_length=30)
    crop = CropChoice()
    area_ha = forms.DecimalField(
        label=_("Area, ha"),
        min_value=Decimal("0.0001"),
        max_digits=10,
        decimal_places=4,
        localize=True,
        required=False,
        help_text=_("Empty: the whole parcel."),
    )
    hydromodule = forms.CharField(label=_("Hydromodule zone"), max_length=20, required=False)

    def __init__(self, *args: Any, association: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.association = association

    def clean_parcel(self) -> Parcel:
        typed = self.cleaned_data["parcel"]
        found: Parcel | None = Parcel.objects.filter(association=self.association, number=typed).first()
        if found is None:
            raise ValidationError(_("No parcel has this number. Look it up in the list of parcels."))
        return found


class ForecastForm(forms.Form):
    """How much is expected at the head."""

    flow_lps = forms.DecimalField(
        label=_("Expected flow at the head, l/s"), min_value=0, max_digits=9, decimal_places=2, localize=True
    )
    source = forms.CharField(label=_("Who says so"), max_length=200, required=False)


class RequestForm(forms.Form):
    """What the user asks for herself."""

    volume_m3 = forms.DecimalField(
        label=pgettext_lazy("water", "Asked for, m³"), min_value=0, max_digits=14, decimal_places=3, localize=True
    )
    way = forms.ChoiceField(label=_("How it came"), choices=RequestWay)
    why = forms.CharField(label=_("Why it differs from the plan"), max_length=300, required=False)


class AssemblyForm(forms.Form):
    """What the assembly resolved, and where that stands."""

    kind = forms.ChoiceField(label=_("Rule"), choices=AssemblyKind)
    value = forms.DecimalField(
        label=_("Value"),
        min_value=0,
        max_digits=9,
        decimal_places=2,
        localize=True,
        help_text=_("A minimum: m³ per ha in ten days. A weight: 2 counts as two users. A tier: 1 is served first."),
    )
    statuses = forms.MultipleChoiceField(
        label=_("Which statuses in the household book make a household vulnerable here"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    minutes = forms.ChoiceField(label=_("Minutes of the assembly"), required=False)
    minutes_text = forms.CharField(label=_("Or minutes on paper: number and date"), max_length=300, required=False)
    since = DayField(label=_("From which day on"))

    def __init__(self, *args: Any, minutes: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["statuses"].choices = [(kind.code, str(kind)) for kind in StatusKind.objects.filter(is_used=True)]
        fields["minutes"].choices = [("", "—"), *minutes]
        if not minutes:
            del fields["minutes"]
