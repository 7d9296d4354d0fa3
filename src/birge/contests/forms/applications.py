"""What applicants type: who applies, the application itself, a code, a reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from birge.contests.application_content import Finding, Typed
from birge.contests.application_form import LINE, questions_of
from birge.contests.forms.fields import in_currency
from birge.contests.models import Applicant
from birge.contests.terms import Terms
from birge.kernel.texts import text_in

YES_NO = [("yes", _("Yes")), ("no", _("No"))]


class BeginForm(forms.Form):
    """Who applies, and for how much: the form is as long as the sum needs."""

    applicant = forms.ModelChoiceField(
        label=_("Who applies"), queryset=Applicant.objects.none(), widget=forms.RadioSelect, empty_label=None
    )
    requested = forms.CharField(
        max_length=30,
        help_text=_("About; you can change it. A small sum has a short form."),
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )  # fmt: skip

    def __init__(self, *args: Any, applicants: Any, currency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["requested"].label = in_currency(_("How much money you ask for"), currency)
        field = self.fields["applicant"]
        field.queryset = applicants  # type: ignore[attr-defined]
        if len(applicants) == 1:
            field.initial = applicants[0]


class ApplicationForm(forms.Form):
    """The form of an application with what was typed so far; `findings` stand beside their fields.

    It refuses nothing: whatever was typed is kept.
    """

    use_required_attribute = False

    def __init__(
        self,
        *,
        typed: Typed,
        terms: Terms,
        length: str,
        currency: str,
        areas: Mapping[str, str],
        findings: Iterable[Finding] = (),
    ) -> None:
        super().__init__(data=_as_sent(typed))
        self._findings = list(findings)
        self.fields["requested"] = forms.CharField(
            label=in_currency(_("How much money you ask for"), currency),
            widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        )
        if areas:
            choices = [("", _("Choose")), *areas.items()]
            self.fields["area"] = forms.ChoiceField(label=_("Place of the project"), choices=choices)
        self.question_ids = []
        for question in questions_of(length):
            widget: forms.Widget = forms.TextInput(attrs={"maxlength": question.most})
            if question.kind != LINE:
                widget = forms.Textarea(attrs={"rows": 4, "maxlength": question.most})
            self.fields[question.id] = forms.CharField(
                label=str(question.label), help_text=str(question.hint), required=question.is_required, widget=widget
            )
            self.question_ids.append(question.id)
        self.answer_names = []
        for item in terms.requirements:
            name = f"answer-{item.id}"
            self.fields[name] = forms.ChoiceField(label=text_in(item.names), choices=YES_NO, widget=forms.RadioSelect)
            self.answer_names.append(name)

    def full_clean(self) -> None:
        """What is said about a part stands beside its field."""
        self._errors, self.cleaned_data = ErrorDict(), {}
        for finding in self._findings:
            kind, _colon, name = finding.part.partition(":")
            name = {"texts": name, "answers": f"answer-{name}"}.get(kind, kind)
            if name in self.fields:
                self._errors.setdefault(name, self.error_class()).append(str(finding.text))

    @property
    def project_fields(self) -> list[Any]:
        """The sum, the place and the texts."""
        names = ["requested", *(["area"] if "area" in self.fields else []), *self.question_ids]
        return [self[name] for name in names]

    @property
    def answer_fields(self) -> list[Any]:
        """The questions to be answered with yes or no."""
        return [self[name] for name in self.answer_names]


def _as_sent(typed: Typed) -> dict[str, Any]:
    answers = {f"answer-{name}": answer for name, answer in typed.answers.items()}
    return {"requested": typed.requested, "area": typed.area, **typed.texts, **answers}


class SubmitForm(forms.Form):
    """The personal code, which the page showed, and that it was written down."""

    own_code = forms.CharField(widget=forms.HiddenInput)
    kept = forms.BooleanField(label=_("I have written down my code, or printed this page"))


class OwnCodeForm(forms.Form):
    """The personal code, to read one's own sealed application again."""

    own_code = forms.CharField(
        label=_("Your code"), max_length=40,
        help_text=_("You wrote it down when you submitted: five groups of four letters."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )  # fmt: skip


class WithdrawForm(forms.Form):
    """Why it is taken back; nobody has to say it."""

    reason = forms.CharField(label=_("Why"), max_length=500, required=False)


class OpenersForm(forms.Form):
    """The persons who will hold the opening codes."""

    def __init__(self, *args: Any, count: int, names: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = list(names)
        hints = [_("For example: the chair of the commission"), _("For example: the secretary"),
                 _("For example: a member from civil society")]  # fmt: skip
        for place in range(count):
            self.fields[f"opener-{place}"] = forms.CharField(
                label=_("Person %(number)s") % {"number": place + 1}, max_length=200,
                help_text=str(hints[place]) if place < len(hints) else "",
                initial=known[place] if place < len(known) else "",
            )  # fmt: skip

    def openers(self) -> list[str]:
        """The names in their order."""
        return [self.cleaned_data[name] for name in self.fields]


class CodesForm(forms.Form):
    """The codes of the openers who came."""

    def __init__(self, *args: Any, names: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place, name in enumerate(names):
            self.fields[f"code-{place}"] = forms.CharField(
                label=name, max_length=60, required=False,
                widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
            )  # fmt: skip

    def codes(self) -> list[str]:
        """What was typed, in the order of the openers."""
        return [self.cleaned_data[name] for name in self.fields]
