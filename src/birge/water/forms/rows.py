"""Who holds a canal, who waters a parcel, what a gauge's table says, when something ended, what is plausible."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from birge.people.models import Organisation
from birge.water.enums import HolderSide, TenureKind
from birge.water.forms.fields import DayField, UserField


class SinceForm(forms.Form):
    """A form whose content holds from a day on."""

    since = DayField(label=_("From which day on"))

    def __init__(self, *args: Any, association: Organisation, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.association = association
        self.fields["since"].initial = today
        self.order_fields([*(name for name in self.fields if name != "since"), "since"])

    def values(self) -> dict[str, Any]:
        """What was typed, but the day."""
        return {name: value for name, value in self.cleaned_data.items() if name != "since"}


class HolderForm(SinceForm):
    """An organisation becomes owner or operator of a canal."""

    side = forms.ChoiceField(label=_("What it is to the canal"), choices=HolderSide.choices)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Organisation"),
        help_text=_("Is it not here? An administrator enters it among the organisations."),
    )
    basis = forms.CharField(
        label=_("By which act"), max_length=300, required=False,
        help_text=_("For example the act of handing over by Decree 706 of 30 October 2025."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        near = Q(place=self.association.place_id) | Q(place=None)
        self.fields["organisation"].queryset = Organisation.objects.filter(near)  # type: ignore[attr-defined]


class TenureForm(SinceForm):
    """A user begins to water a parcel."""

    kind = forms.ChoiceField(label=_("By what right"), choices=TenureKind.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"] = UserField(self.association, label=_("Water user"))
        self.order_fields(["user", "kind", "since"])


class EndForm(SinceForm):
    """From which day on a thing is no more."""

    since = DayField(label=_("First day on which it is no more"))


class RatingField(forms.CharField):
    """Levels and flows, one pair a line: "10 35,5" is 10 cm and 35.5 l/s."""

    widget = forms.Textarea(attrs={"rows": 10})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(" ".join(pair) for pair in value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[list[str]]:
        rows: list[list[str]] = []
        last: tuple[Decimal, Decimal] | None = None
        for number, line in enumerate(super().clean(value).splitlines(), start=1):
            if not line.strip():
                continue
            pair = _pair(line, number)
            if last is not None and (pair[0] <= last[0] or pair[1] < last[1]):
                raise ValidationError(_("Line %(line)s: level and flow must rise.") % {"line": number})
            rows.append([f"{part.normalize():f}" for part in pair])
            last = pair
        if len(rows) < 2:
            raise ValidationError(_("Write at least two lines."))
        return rows


def _pair(line: str, number: int) -> tuple[Decimal, Decimal]:
    parts = line.replace(";", " ").replace("\t", " ").replace(",", ".").split()
    try:
        level, flow = (Decimal(part) for part in parts)
    except (InvalidOperation, ValueError):
        text = _("Line %(line)s: write two numbers, the level in cm and the flow in l/s.")
        raise ValidationError(text % {"line": number}) from None
    if not (level.is_finite() and flow.is_finite() and level >= 0 and flow >= 0):
        raise ValidationError(_("Line %(line)s: a level or a flow is not below nought.") % {"line": number})
    return level, flow


class RatingForm(SinceForm):
    """The table of a gauge post."""

    rows = RatingField(label=_("Level, cm, and flow, l/s"), help_text=_("One pair a line, from the lowest: 10 35,5"))


class BoundForm(forms.Form):
    """The largest value that is still plausible."""

    most = forms.DecimalField(label=_("At most"), max_digits=12, decimal_places=4, min_value=Decimal("0.0001"))
    source = forms.CharField(label=_("Who says so"), max_length=300, required=False)
    since = DayField(label=_("From which day on"))
