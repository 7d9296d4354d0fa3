"""What the forms of the book share: the version check, warnings that are acknowledged, days, money."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.kernel.money import TYIYN_IN_SOM, MoneyError, parse
from birge.people.forms.where import DateInput
from birge.registers.models import Fact


def version_of(lines: Iterable[Fact]) -> str:
    """What a form was made from: the lines that stood when it was opened."""
    return ",".join(sorted(str(line.pk) for line in lines))


class BookForm(forms.Form):
    """A form that was made from lines of the book, which may have changed since, and that may warn.

    A warning never blocks: the person ticks that she saw it and writes why it is so all the same.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    why = forms.CharField(
        label=_("Why, or on what paper"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    accept = forms.BooleanField(
        label=_("I have seen the warning; it is so all the same"), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, standing: Iterable[Fact] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.version = version_of(standing)
        self.is_stale = self.is_bound and self.data.get(self.add_prefix("seen"), "") != self.version
        self.warnings: list[str] = []
        if self.is_bound:
            typed: Any = self.data
            self.data = typed = typed.copy()
            typed[self.add_prefix("seen")] = self.version
        else:
            self.initial["seen"] = self.version
        self.order_fields([name for name in self.fields if name not in {"why", "accept"}])

    def warn(self, warnings: list[str]) -> None:
        """Ask the person to look at these, unless she has, and to say why it is so."""
        self.warnings = warnings
        if not warnings:
            return
        self.fields["accept"].widget = forms.CheckboxInput()
        if not self.cleaned_data.get("accept"):
            self.add_error("accept", _("Look at the warning. If it is right all the same, tick this."))
        if not self.cleaned_data.get("why"):
            self.add_error("why", _("Write why it is so all the same."))


class DayField(forms.DateField):
    """A day, in the browser's own field."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=DateInput(), **kwargs)


class SomField(forms.CharField):
    """An amount of money, typed in som (or `currency`), kept in tyiyn."""

    currency = "KGS"

    def prepare_value(self, value: Any) -> Any:
        return f"{value / TYIYN_IN_SOM:.2f}".replace(".", ",") if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:
        typed = super().clean(value)
        try:
            return parse(typed, self.currency).amount_tyiyn if typed else None
        except MoneyError as error:
            raise forms.ValidationError(str(error)) from error


class ChosenField(forms.TypedChoiceField):
    """One thing of a list, by its id; `offer` says which."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=UUID, empty_value=None, **kwargs)

    def offer(self, choices: Iterable[tuple[Any, Any]], *, guess: bool = True) -> None:
        """(id, name) pairs. An optional choice begins with none; so does one of several unless it may be guessed."""
        offered = [(str(key), name) for key, name in choices]
        begins_with_one = self.required and (guess or len(offered) == 1)
        self.choices = offered if begins_with_one else [("", "—"), *offered]
