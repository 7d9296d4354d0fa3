"""What the water master writes: when water began and stopped, how much it was, a level, a correction, her word."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.meetings.forms.inputs import MomentInput
from birge.people.models import Organisation
from birge.water.forms.fields import ThingChoice, UserField
from birge.water.models import Delivery


class MomentField(forms.DateTimeField):
    """A moment to the minute, in the browser's own field."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=MomentInput(), **kwargs)


class NumberField(forms.DecimalField):
    """A number typed on a phone: with a comma or a dot, and shown with a dot in every language.

    So what a phone kept and what another language shows are the same text.
    """

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(widget=widget, min_value=0, **kwargs)

    def to_python(self, value: Any) -> Any:
        typed = "".join(str(value).split()).replace(",", ".") if value not in self.empty_values else value
        return super().to_python(typed)

    def prepare_value(self, value: Any) -> Any:
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value


def volume_field() -> NumberField:
    """m³, if somebody knows it."""
    return NumberField(label=_("Volume, m³, if it is known"), max_digits=11, decimal_places=3, required=False)


def flow_field() -> NumberField:
    """l/s, if somebody measured it."""
    hint = _("Leave both empty: then readings at the gauge post count, or where nobody read, the flow of the rota.")
    return NumberField(
        label=_("Or flow, l/s, if it was measured"), max_digits=8, decimal_places=2, required=False, help_text=hint
    )


def note_field() -> forms.CharField:
    """A remark of one line."""
    return forms.CharField(label=_("Note"), max_length=300, required=False)


class BeginForm(forms.Form):
    """Water begins to run to a user without a turn."""

    started = MomentField(label=_("When it began"))
    note = note_field()

    def __init__(self, *args: Any, association: Organisation, on: date, with_gate: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if with_gate:
            self.fields["user"] = UserField(association, label=_("Number of the water user"))
            self.fields["outlet"] = ThingChoice("outlet", association, on, label=_("Outlet"))
            self.order_fields(["user", "outlet", "started", "note"])


class StopForm(forms.Form):
    """The water stopped."""

    stopped = MomentField(label=_("When it stopped"))
    volume_m3 = volume_field()
    flow_lps = flow_field()
    note = note_field()


class CorrectForm(forms.Form):
    """What really was, and why it stands otherwise."""

    started = MomentField(label=_("When it began"))
    stopped = MomentField(label=_("When it stopped"))
    volume_m3 = volume_field()
    flow_lps = flow_field()
    why = forms.CharField(label=_("Why it is corrected"), max_length=300)

    @staticmethod
    def said(row: Delivery) -> dict[str, Any]:
        """What stands there now."""
        return {"started": row.started_at, "stopped": row.stopped_at, "volume_m3": row.volume_m3}


class ReadingForm(forms.Form):
    """A level read at a gauge post."""

    level_cm = NumberField(label=_("Level, cm"), max_digits=6, decimal_places=1)
    read = MomentField(label=_("When it was read"))
    note = note_field()

    def __init__(self, *args: Any, now: datetime, why: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["read"].initial = now
        if why:
            self.fields["note"].required = True
            self.fields["note"].label = _("Why it is corrected")


class SignForm(forms.Form):
    """The signature, drawn on the screen: the script puts the picture into the field."""

    picture = forms.CharField(widget=forms.HiddenInput(), max_length=200_000)


class CodeForm(forms.Form):
    """The one-time code that the user says."""

    code = forms.CharField(
        label=_("One-time code of the user"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class RefuseForm(forms.Form):
    """What she said."""

    answer = forms.CharField(label=_("Why she does not confirm"), max_length=300)


class PhotoForm(forms.Form):
    """A photo from the phone's camera."""

    photo = forms.FileField(
        label=_("Photo"),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png", "capture": "environment"}),
        help_text=_("From the camera. Where and when it was taken is taken out of it."),
    )
