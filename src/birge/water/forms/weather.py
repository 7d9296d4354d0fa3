"""What people type about the weather, and about how crops are grown."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.people.models import Organisation
from birge.water.forms.fields import DayField
from birge.water.models import Coefficient, CropNeed, NeedSetting, Station
from birge.water.tables.weather import COLUMNS, DAILY
from birge.water.wording import MEASURED

MONTH_NAMES = [(str(number), f"{number:02}") for number in range(1, 13)]
_NEEDED = {"tmin_c", "tmax_c"}


class StationForm(forms.ModelForm):  # type: ignore[type-arg]
    """Where the weather is measured."""

    class Meta:
        model = Station
        fields = ("name", "latitude", "longitude", "elevation_m", "wind_height_m", "source")
        localized_fields = "__all__"


class _Measured(forms.Form):
    """The columns of a day; only the two temperatures are needed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, bounds in COLUMNS[DAILY].items():
            self.fields[name] = forms.DecimalField(
                label=MEASURED[name], min_value=int(bounds.least), max_value=int(bounds.most), max_digits=8,
                decimal_places=3, localize=True, required=name in _NEEDED,
            )  # fmt: skip

    def measured(self) -> dict[str, Any]:
        """What was typed, by column."""
        return {name: self.cleaned_data.get(name) for name in COLUMNS[DAILY]}


class WeatherDayForm(_Measured):
    """One day."""

    on = DayField(label=_("Day"))


class MonthMeanForm(_Measured):
    """A month: rain is that of the whole month, all else of a day."""

    month = forms.ChoiceField(label=_("Month"), choices=MONTH_NAMES)
    source = forms.CharField(
        label=_("Who says so"), max_length=300, required=False, help_text=_("Empty: it is marked “to confirm”.")
    )


class NeedSettingForm(forms.ModelForm):  # type: ignore[type-arg]
    """What holds for all crops."""

    since = DayField(label=_("From which day on"))

    class Meta:
        model = NeedSetting
        fields = ("station", "edition", "soil", "efficiency", "fill_days", "source")
        localized_fields = "__all__"

    def __init__(self, *args: Any, association: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stations = Station.objects.filter(association=association).order_by("name")
        self.fields["station"].queryset = stations  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """What was typed, by column."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


_OF_CROP = ("kc_ini", "kc_mid", "kc_end", "ini_days", "dev_days", "mid_days", "late_days", "height_m", "root_m", "p",
            "source")  # fmt: skip


class CropNeedForm(forms.ModelForm):  # type: ignore[type-arg]
    """How the association grows a crop; empty values are those of the edition."""

    since = DayField(label=_("From which day on"))

    class Meta:
        model = CropNeed
        fields = ("table_crop", "month", "day", *_OF_CROP)
        localized_fields = "__all__"

    def __init__(self, *args: Any, tables: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label = self.fields["table_crop"].label
        named = forms.Select(attrs={"lang": "en"})
        self.fields["table_crop"] = forms.ChoiceField(
            label=label, choices=[(name, name) for name in tables], widget=named
        )

    def values(self) -> dict[str, Any]:
        """What was typed, by column."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class CoefficientForm(forms.ModelForm):  # type: ignore[type-arg]
    """A row of the tables of an edition."""

    since = DayField(label=_("From which day on"))

    class Meta:
        model = Coefficient
        fields = _OF_CROP
        localized_fields = "__all__"

    def values(self) -> dict[str, Any]:
        """What was typed, by column."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
