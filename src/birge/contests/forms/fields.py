"""Fields that the forms of contests share."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms

from birge.contests.words.terms import Text, in_languages
from birge.kernel.money import word_of
from birge.registers.forms.common import DayField, SomField


class MomentField(forms.DateTimeField):
    """A moment of Bishkek time, in the browser's own field: with its seconds, so that none is lost on the way."""

    def __init__(self, **kwargs: Any) -> None:
        box = forms.DateTimeInput(attrs={"type": "datetime-local", "step": "1"}, format="%Y-%m-%dT%H:%M:%S")
        super().__init__(widget=box, **kwargs)


class LastDayField(DayField):
    """The last day of something that ends before a day: people read and type the one, [from, to) holds the other."""

    def prepare_value(self, value: Any) -> Any:
        """The day as it is shown; what was typed stays as it is."""
        return super().prepare_value(value - timedelta(days=1) if isinstance(value, date) else value)

    def to_python(self, value: Any) -> date | None:
        """The day after the one that was typed."""
        typed = super().to_python(value)
        return typed + timedelta(days=1) if typed else None


def in_currency(label: Text, currency: str) -> str:
    """A label with the currency in which people type: "Amount, som"."""
    return f"{label}, {word_of(currency)}"


class CurrencyForm(forms.Form):
    """A form whose sums are of one currency; their labels say which."""

    def __init__(self, *args: Any, currency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, SomField):
                field.label, field.currency = in_currency(field.label, currency), currency


class TextsForm(forms.Form):
    """A form with texts in Kyrgyz and Russian. `TEXTS`: (name, label, lines of its box, must be written)."""

    TEXTS: tuple[tuple[str, Text, int, bool], ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, forms.Field] = {}
        for name, label, lines, is_needed in self.TEXTS:
            for language, labelled in in_languages(label):
                fields[f"{name}_{language}"] = _text(labelled, lines, is_needed and language == "ky")
        self.fields = {**fields, **self.fields}

    def texts(self, name: str) -> dict[str, str]:
        """What was typed, by language; nothing for a language that was left empty."""
        typed = {language: self.cleaned_data.get(f"{name}_{language}", "").strip() for language in ("ky", "ru")}
        return {language: text for language, text in typed.items() if text}

    @classmethod
    def typed_texts(cls, thing: Any) -> dict[str, str]:
        """The texts of a thing as the form shows them."""
        return {
            f"{name}_{language}": getattr(thing, name).get(language, "")
            for name, *_rest in cls.TEXTS
            for language in ("ky", "ru")
        }


def _text(label: Text, lines: int, is_needed: bool) -> forms.CharField:
    if lines > 1:
        box = forms.Textarea(attrs={"rows": lines})
        return forms.CharField(label=label, max_length=6000, required=is_needed, widget=box)
    return forms.CharField(label=label, max_length=300, required=is_needed)
