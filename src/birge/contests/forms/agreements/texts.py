"""The text of an agreement: sums, days, milestones, indicators, the budget; signatures on paper."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from birge.contests.agreement_content import Aim, BudgetRow, Content, Step
from birge.contests.enums.awards import Side
from birge.contests.forms.fields import CurrencyForm, LastDayField
from birge.registers.forms.common import DayField, SomField

BLANK_ROWS = 2


class HeadForm(CurrencyForm):
    """The project, its term and its sums."""

    title = forms.CharField(label=_("Name of the project"), max_length=300)
    starts_on = DayField(label=_("Begins on"))
    ends_on = LastDayField(label=_("Last day"))
    amount = SomField(label=_("Amount"))
    advance = SomField(label=_("Advance"), required=False)


class StepForm(CurrencyForm):
    """A milestone; a row without a name is left out."""

    title = forms.CharField(label=_("What is done"), max_length=300, required=False)
    evidence = forms.CharField(label=_("What proves it"), max_length=300, required=False)
    due_on = DayField(label=_("Due"), required=False)
    tranche = SomField(label=_("Tranche"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("title") and not cleaned.get("due_on"):
            self.add_error("due_on", _("A milestone needs its day."))
        return cleaned


class AimForm(forms.Form):
    """An indicator; a row without a name is left out."""

    title = forms.CharField(label=_("Indicator"), max_length=300, required=False)
    unit = forms.CharField(label=_("Unit"), max_length=60, required=False)
    baseline = forms.DecimalField(
        label=pgettext_lazy("indicator", "Now"), max_digits=14, decimal_places=2, localize=True, required=False
    )
    target = forms.DecimalField(label=_("Target"), max_digits=14, decimal_places=2, localize=True, required=False)
    counts_people = forms.BooleanField(label=_("people, by sex and age"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("title") and cleaned.get("target") is None:
            self.add_error("target", _("An indicator needs its target."))
        return cleaned


class BudgetRowForm(CurrencyForm):
    """A row of the budget; one without a name is left out."""

    title = forms.CharField(label=_("What the money is for"), max_length=300, required=False)
    amount = SomField(label=_("Amount"), required=False)


StepRows = forms.formset_factory(StepForm, extra=BLANK_ROWS)
AimRows = forms.formset_factory(AimForm, extra=BLANK_ROWS)
BudgetRows = forms.formset_factory(BudgetRowForm, extra=BLANK_ROWS)


class TextForms:
    """The whole of it: `is_valid`, `content`; `fields` and `add_error` so that an action's refusal finds its place."""

    def __init__(self, content: Content, data: Any = None) -> None:
        self.before = content
        head = {"title": content.title, "starts_on": content.starts_on, "ends_on": content.ends_on,
                "amount": content.amount_tyiyn, "advance": content.advance_tyiyn}  # fmt: skip
        steps = [{"title": row.title, "evidence": row.evidence, "due_on": row.due_on, "tranche": row.tranche_tyiyn}
                 for row in content.steps]  # fmt: skip
        aims = [{"title": row.title, "unit": row.unit, "baseline": row.baseline, "target": row.target,
                 "counts_people": row.counts_people} for row in content.aims]  # fmt: skip
        budget = [{"title": row.title, "amount": row.amount_tyiyn} for row in content.budget]
        money = {"currency": content.currency}
        self.head = HeadForm(data, initial=head, currency=content.currency)
        self.steps = StepRows(data, initial=steps, prefix="steps", form_kwargs=money)
        self.aims = AimRows(data, initial=aims, prefix="aims")
        self.budget = BudgetRows(data, initial=budget, prefix="budget", form_kwargs=money)
        self.fields = self.head.fields
        self.add_error = self.head.add_error

    def is_valid(self) -> bool:
        """Whether every row is."""
        valid = [part.is_valid() for part in (self.head, self.steps, self.aims, self.budget)]
        return all(valid)  # each one was looked at, so that every row shows what is wrong with it

    def content(self) -> Content:
        """What was typed, with the names and the number that stand. Raises ValidationError for an empty agreement."""
        head, before = self.head.cleaned_data, self.before
        steps = [
            Step(row["title"], row["evidence"], _day(row["due_on"]), row["tranche"] or 0) for row in _named(self.steps)
        ]
        if not steps:
            raise ValidationError(_("An agreement has at least one milestone."))
        return Content(
            number=before.number, title=head["title"], customer=before.customer, contractor=before.contractor,
            currency=before.currency, amount_tyiyn=head["amount"], starts_on=head["starts_on"],
            ends_on=head["ends_on"], advance_tyiyn=head["advance"] or 0, steps=steps,
            aims=[Aim(row["title"], row["unit"], row["target"], row["baseline"], row["counts_people"])
                  for row in _named(self.aims)],
            budget=[BudgetRow(row["title"], row["amount"] or 0) for row in _named(self.budget)],
        )  # fmt: skip


def _named(rows: Any) -> list[dict[str, Any]]:
    return [form.cleaned_data for form in rows if form.cleaned_data.get("title")]


def _day(value: Any) -> date:
    assert isinstance(value, date)  # noqa: S101  (the form has seen to it)
    return value


class CodeForm(forms.Form):
    """A one-time code, under the text that was read."""

    code = forms.CharField(
        label=_("One-time code"), max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )  # fmt: skip
    sha256 = forms.CharField(widget=forms.HiddenInput)


class PaperForm(forms.Form):
    """A signature on paper and its scan."""

    side = forms.ChoiceField(label=_("Who signed"), choices=Side)
    name = forms.CharField(label=pgettext_lazy("signature", "Name of the signer"), max_length=200)
    scan = forms.FileField(label=_("Scan of the signed paper"), help_text=_("PDF or a photo."))
    sha256 = forms.CharField(widget=forms.HiddenInput)


class WordingForm(forms.Form):
    """A customer's own wording."""

    text_ky = forms.CharField(label=_("Text in Kyrgyz"), widget=forms.Textarea(attrs={"rows": 16, "lang": "ky"}))
    text_ru = forms.CharField(label=_("Text in Russian"), widget=forms.Textarea(attrs={"rows": 16, "lang": "ru"}))
