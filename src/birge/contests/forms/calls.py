"""A call: its notice, its money, its dates; a change of it; a question and an answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from birge.contests.announcing import NEEDED
from birge.contests.forms.fields import MomentField, TextsForm
from birge.contests.models import BudgetLine, Call, RuleSet
from birge.kernel.money import Money
from birge.registers.forms.common import ChosenField, SomField

NOTICE = (
    ("names", _("Name of the call"), 1, True),
    ("goal", _("Goal of the projects"), 2, False),
    ("task", _("What is to be done"), 3, False),
    ("problem_text", _("The problem, as a study of needs describes it"), 4, False),
)
TEXTS = tuple(text[0] for text in NOTICE)
_OWN = ("least_tyiyn", "most_tyiyn", "opens_at", "deadline_at", "is_rolling")


class CallForm(TextsForm):
    """A draft. The money is a sum for each line of the programme."""

    TEXTS = NOTICE
    rule_set = ChosenField(label=_("Rules"))
    least_tyiyn = SomField(label=_("Least for one project"), required=False)
    most_tyiyn = SomField(label=_("Most for one project"), required=False)
    opens_at = MomentField(
        label=_("Applications from"), required=False, help_text=_("Empty: from the announcement on.")
    )
    deadline_at = MomentField(
        label=_("Applications until"),
        required=False,
        help_text=_(
            "Bishkek time. What arrives in the very second is in time; a second later is late. "
            "Needed before the call is announced, unless applications are decided one after the other."
        ),
    )
    is_rolling = forms.BooleanField(label=_("Applications are taken and decided one after the other"), required=False)

    def __init__(
        self,
        *args: Any,
        rule_sets: Iterable[RuleSet],
        lines: Iterable[BudgetLine],
        call: Call | None = None,
        **kwargs: Any,
    ) -> None:
        initial = kwargs.pop("initial", {})
        if call:
            initial = {**_typed(call), **initial}
        super().__init__(*args, initial=initial, **kwargs)
        self.rule_sets = {row.pk: row for row in rule_sets}
        self.lines = {f"line_{row.pk.hex}": row for row in lines}
        chosen: Any = self.fields["rule_set"]
        chosen.offer([(row.pk, _version(row)) for row in self.rule_sets.values()])
        if call:
            del self.fields["rule_set"]
        for name, line in self.lines.items():
            self.fields[name] = SomField(
                label=format_lazy("{}: {}", _("From the line"), str(line)),
                required=False,
                help_text=format_lazy("{}: {}", _("free"), Money(line.free_tyiyn, line.currency).format()),
            )
        for name in _names(NEEDED):
            if not self.fields[name].required:
                self.fields[name].help_text = _("Can wait; needed before the call is announced.")
        self.order_fields(["rule_set", *_names(), *self.lines, *_OWN])

    def facts(self) -> dict[str, Any]:
        """Texts, sums and dates as the action takes them."""
        texts = {name: self.texts(name) for name, *_rest in NOTICE}
        return {**texts, **{name: self.cleaned_data[name] for name in _OWN}}

    def money(self) -> dict[BudgetLine, int]:
        """Tyiyn by line."""
        return {line: self.cleaned_data[name] or 0 for name, line in self.lines.items()}


class ChangeForm(TextsForm):
    """A later deadline or a corrected text."""

    TEXTS = NOTICE
    deadline_at = MomentField(label=_("Applications until"), required=False)
    questions_until = MomentField(label=_("Questions until"), required=False)
    reason = forms.CharField(
        label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}), help_text=_("Everybody reads it.")
    )

    def __init__(self, *args: Any, call: Call, **kwargs: Any) -> None:
        super().__init__(*args, initial=_typed(call), **kwargs)
        self.order_fields(["deadline_at", "questions_until", *_names(), "reason"])

    def wanted(self) -> dict[str, Any]:
        """As the action takes it."""
        own = {name: self.cleaned_data[name] for name in ("deadline_at", "questions_until", "reason")}
        return {**own, "texts": {name: self.texts(name) for name, *_rest in NOTICE}}


class CancelForm(forms.Form):
    """The end of a call without a decision."""

    reason = forms.CharField(
        label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Everybody reads it.")
    )


class QuestionForm(forms.Form):
    """A question about a call."""

    text = forms.CharField(
        label=_("Question"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Question and answer are shown to everybody; your name is not. Do not write about yourself."),
    )


class AnswerForm(forms.Form):
    """Its answer."""

    answer = forms.CharField(label=_("Answer"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5}))


def _names(texts: Iterable[str] = TEXTS) -> list[str]:
    return [f"{name}_{language}" for name in texts for language in ("ky", "ru")]


def _version(row: RuleSet) -> str:
    return f"{row} · {row.version}"


def _typed(call: Call) -> dict[str, Any]:
    own = {name: getattr(call, name) for name in (*_OWN, "questions_until")}
    money = {f"line_{part.line_id.hex}": part.amount_tyiyn for part in call.money.all()}
    return {**CallForm.typed_texts(call), **own, **money}
