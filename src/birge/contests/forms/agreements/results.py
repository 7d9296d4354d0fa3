"""Reports, visits, beneficiaries, closing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from birge.contests.actions.agreements.reports import Spent
from birge.contests.ages import Band
from birge.contests.agreement_content import BudgetRow
from birge.contests.enums.agreements import Severity, VisitStage
from birge.contests.forms.fields import LastDayField
from birge.contests.models import Indicator, Report
from birge.contests.pulse_questions import HIGHEST, LOWEST
from birge.contests.pulse_sms import ENCODINGS
from birge.kernel.texts import text_in
from birge.registers.enums import Sex
from birge.registers.forms.common import DayField, SomField

MOST_MESSAGES_BYTES = 1_000_000


class ReportForm(forms.Form):
    """What was done, what each row of the budget cost so far, what was reached of each indicator."""

    done = forms.CharField(label=_("What was done"), max_length=8000, widget=forms.Textarea, required=False)
    hard = forms.CharField(label=_("What was hard, and what you ask of the customer"), max_length=4000, required=False,
                           widget=forms.Textarea)  # fmt: skip

    def __init__(
        self,
        *args: Any,
        report: Report,
        currency: str,
        budget: Sequence[BudgetRow],
        indicators: Sequence[Indicator],
        bands: Sequence[Band],
        values: Mapping[tuple[int, str, str], Decimal],
        **kwargs: Any,
    ) -> None:
        spent = {row["title"]: row for row in report.spending}
        kwargs["initial"] = {"done": report.done, "hard": report.hard}
        super().__init__(*args, **kwargs)
        self.budget, self.indicators, self.bands = budget, indicators, bands
        for number, row in enumerate(budget):
            before = spent.get(row.title, {})
            spent_field = SomField(label=row.title, required=False, initial=before.get("spent_tyiyn"))
            spent_field.currency = currency
            self.fields[f"spent_{number}"] = spent_field
            self.fields[f"note_{number}"] = forms.CharField(
                label=_("Why it differs from the plan"), max_length=300, required=False, initial=before.get("note")
            )
        for indicator in indicators:
            for sex, ages in self._cells(indicator):
                self.fields[_name(indicator, sex, ages)] = forms.DecimalField(
                    label=_cell_label(indicator, sex, ages), min_value=0, max_digits=12, decimal_places=2,
                    localize=True, required=False, initial=values.get((indicator.number, sex, ages)),
                )  # fmt: skip

    def _cells(self, indicator: Indicator) -> list[tuple[str, str]]:
        if not indicator.counts_people:
            return [("", "")]
        return [(sex, band.label) for band in self.bands for sex in Sex.values]

    def rows(self) -> Iterator[tuple[BudgetRow, BoundField, BoundField]]:
        """The budget with its fields."""
        for number, row in enumerate(self.budget):
            yield row, self[f"spent_{number}"], self[f"note_{number}"]

    def aims(self) -> Iterator[tuple[Indicator, BoundField | None, list[tuple[str, list[BoundField]]]]]:
        """Each indicator with its one field, or with the rows of its table by ages: women, men."""
        for indicator in self.indicators:
            if not indicator.counts_people:
                yield indicator, self[_name(indicator, "", "")], []
                continue
            rows = [
                (band.label, [self[_name(indicator, sex, band.label)] for sex in Sex.values]) for band in self.bands
            ]
            yield indicator, None, rows

    def texts(self) -> list[BoundField]:
        """The two texts."""
        return [self["done"], self["hard"]]

    def spending(self) -> list[Spent]:
        """The rows as they were typed."""
        given = self.cleaned_data
        return [
            Spent(row.title, row.amount_tyiyn, given.get(f"spent_{number}") or 0, given.get(f"note_{number}") or "")
            for number, row in enumerate(self.budget)
        ]

    def values(self) -> dict[int, dict[tuple[str, str], Decimal]]:
        """What was reached, by indicator; cells that were left empty are left out."""
        return {
            indicator.number: {
                (sex, ages): value
                for sex, ages in self._cells(indicator)
                if (value := self.cleaned_data.get(_name(indicator, sex, ages))) is not None
            }
            for indicator in self.indicators
        }


def _name(indicator: Indicator, sex: str, ages: str) -> str:
    return f"value_{indicator.number}_{sex}_{ages}"


def _cell_label(indicator: Indicator, sex: str, ages: str) -> str:
    return f"{indicator.title}: {Sex(sex).label}, {ages}" if sex else indicator.title


class FileForm(forms.Form):
    """One file with a word."""

    file = forms.FileField(label=_("File"), help_text=_("PDF, a photo, a document or a sheet."))
    note = forms.CharField(label=_("What it shows"), max_length=200, required=False)


class VisitForm(forms.Form):
    """A visit."""

    on = DayField(label=_("Day"))
    stage = forms.ChoiceField(label=_("When in the project"), choices=VisitStage)
    who = forms.CharField(label=_("Who visited"), max_length=300)
    text = forms.CharField(label=_("What was seen"), max_length=4000, widget=forms.Textarea)


class FindingForm(forms.Form):
    """Something that is not as agreed."""

    severity = forms.ChoiceField(label=_("How grave"), choices=Severity)
    text = forms.CharField(label=_("What was found"), max_length=1000, widget=forms.Textarea)
    mend_until = DayField(label=_("To be mended until"), required=False)


class MendForm(forms.Form):
    """How it was mended."""

    mended = forms.CharField(label=_("How it was mended"), max_length=1000, widget=forms.Textarea)
    file = forms.FileField(label=_("Photo or paper"), required=False)


class PulseForm(forms.Form):
    """From when to when beneficiaries are asked."""

    opens_on = DayField(label=_("First day"))
    closes_on = LastDayField(label=_("Last day"))


class SlipsForm(forms.Form):
    """How many slips."""

    count = forms.IntegerField(label=_("How many slips"), min_value=1, initial=20)
    phone = forms.CharField(label=_("Phone for answers by SMS, printed on the slips"), max_length=20, required=False)


class MessagesForm(forms.Form):
    """A file of messages, as a phone or a gateway gives it."""

    file = forms.FileField(
        label=_("File of messages (CSV or plain text)"),
        help_text=_("Only the code, the numbers and the words are read; whose phone it was is kept nowhere."),
    )
    encoding = forms.ChoiceField(
        label=_("Encoding of the file"),
        required=False,
        choices=[("", _("UTF-8 or UTF-16, found by Birge")), *ENCODINGS.items()],
    )

    def clean_file(self) -> bytes:
        """Its content."""
        file = self.cleaned_data["file"]
        if file.size > MOST_MESSAGES_BYTES:
            raise forms.ValidationError(_("The file is larger than %(size)s MB.") % {"size": 1})
        return bytes(file.read())


class CodeOfSlipForm(forms.Form):
    """The code from a slip."""

    code = forms.CharField(label=_("Code from the slip"), max_length=20)


class PulseAnswerForm(forms.Form):
    """A mark for each question, and words. `with_code`: the clerk types the slip's code too."""

    def __init__(
        self, *args: Any, questions: Iterable[Mapping[str, Any]], with_code: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.questions = list(questions)
        if with_code:
            self.fields["code"] = forms.CharField(label=_("Code from the slip"), max_length=20)
        for question in self.questions:
            self.fields[f"mark_{question['id']}"] = forms.TypedChoiceField(
                label=text_in(question["names"], get_language()), choices=MARKS, coerce=int, empty_value=None,
                required=False, widget=forms.RadioSelect,
            )  # fmt: skip
        self.fields["words"] = forms.CharField(
            label=_("In your own words"), max_length=1000, required=False, widget=forms.Textarea,
            help_text=_("Do not write names or phone numbers."),
        )  # fmt: skip

    def marks(self) -> dict[str, int]:
        """The marks that were given."""
        given = {question["id"]: self.cleaned_data.get(f"mark_{question['id']}") for question in self.questions}
        return {name: mark for name, mark in given.items() if mark is not None}


_WORDS = {
    LOWEST: pgettext_lazy("answer of a beneficiary", "1: not at all"),
    HIGHEST: pgettext_lazy("answer of a beneficiary", "5: entirely"),
}
MARKS = [(str(mark), _WORDS.get(mark, str(mark))) for mark in range(LOWEST, HIGHEST + 1)]


class CloseForm(forms.Form):
    """What came of it."""

    note = forms.CharField(label=_("What came of it"), max_length=4000, widget=forms.Textarea)
    why = forms.CharField(
        label=_("Why it is closed although not everything is done"), max_length=500, required=False,
        widget=forms.Textarea,
    )  # fmt: skip


class NoteForm(forms.Form):
    """The contractor's own word."""

    note = forms.CharField(label=_("What you say to it"), max_length=4000, widget=forms.Textarea)
