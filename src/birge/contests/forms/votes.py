"""What people type about votes, and the ballot itself."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from birge.contests.enums.votes import BallotKind, Voters
from birge.contests.models import Poll, Problem, VoteOption
from birge.contests.queries.votes import last_option_for
from birge.kernel.money import Money, MoneyError, parse
from birge.places.queries import within
from birge.registers.forms.typed_place import TypedPlaceForm


class SomField(forms.CharField):
    """An amount in som as people type it; gives whole tyiyn."""

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return parse(text).amount_tyiyn
        except MoneyError as error:
            raise ValidationError(str(error)) from error


class MomentField(forms.DateTimeField):
    """A day and time by the clock of Bishkek, with the browser's own calendar."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    input_formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d.%m.%Y %H:%M"]


class VoteForm(TypedPlaceForm):
    """A vote that is prepared."""

    ky = forms.CharField(label=_("Name in Kyrgyz"), max_length=200)
    ru = forms.CharField(label=_("Name in Russian"), max_length=200)
    about_ky = forms.CharField(
        label=_("In Kyrgyz: what it is for, and who can vote"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )
    about_ru = forms.CharField(
        label=_("In Russian: what it is for, and who can vote"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )
    budget = SomField(label=pgettext_lazy("vote", "Budget, som"), max_length=30)
    kind = forms.ChoiceField(label=_("How people vote"), choices=BallotKind)
    most = forms.IntegerField(label=_("Most projects, or points to share out"), min_value=1, max_value=100, initial=3)
    voters = forms.ChoiceField(label=_("Who votes"), choices=Voters)
    opens_at = MomentField(label=_("From"))
    closes_at = MomentField(label=_("Until"))
    field_order = ("ky", "ru", "to", "place")

    def __init__(self, *args: Any, on: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].label = _("Village or city")
        self.order_fields(self.field_order)
        self.look_up(on)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        self.choose(typed)
        return typed

    def values(self) -> dict[str, Any]:
        """As the action takes them."""
        typed = self.cleaned_data
        plain = {name: typed[name] for name in ("kind", "most", "voters", "opens_at", "closes_at")}
        names = {"ky": typed["ky"], "ru": typed["ru"]}
        about = {"ky": typed["about_ky"], "ru": typed["about_ru"]}
        return {**plain, "names": names, "about": about, "budget_tyiyn": typed["budget"]}


class OptionForm(forms.Form):
    """A project for the ballot, from an accepted problem or new."""

    problem = forms.ModelChoiceField(label=_("Residents' problem"), queryset=Problem.objects.none(), required=False)
    title = forms.CharField(
        label=_("Project in one sentence"),
        max_length=200,
        required=False,
        help_text=_("Empty: as the problem that you chose."),
    )
    about = forms.CharField(
        label=_("What would be done"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000, required=False
    )
    cost = SomField(
        label=_("Cost, som"),
        max_length=30,
        required=False,
        help_text=_("Empty: as in the last vote on this problem, if there was one."),
    )

    def __init__(self, *args: Any, poll: Poll, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        near = within([poll.place_id], timezone.localdate(poll.opens_at))
        accepted = Problem.objects.filter(place__in=near, state="accepted").exclude(options__poll=poll)
        self.fields["problem"].queryset = accepted  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What was left empty is taken from the problem, so that nobody types it again."""
        typed = super().clean() or {}
        problem = typed.get("problem")
        last = last_option_for(problem) if problem else None
        typed["title"] = typed.get("title") or (problem.title if problem else "")
        typed["about"] = typed.get("about") or (last.about if last else "")
        if not typed["title"] and "title" not in self.errors:
            self.add_error("title", _("Choose a problem, or say in one sentence what the project is."))
        if typed.get("cost") is None and "cost" not in self.errors:
            typed["cost"] = last.cost_tyiyn if last else None
            if last is None:
                self.add_error("cost", _("Write what it costs: no vote has named a cost yet."))
        return typed


class BallotForm(forms.Form):
    """A ballot: ticks or points for each project, and the code where one is needed."""

    def __init__(self, *args: Any, poll: Poll, options: list[VoteOption], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options = options
        if poll.voters == Voters.CODES:
            self.fields["code"] = forms.CharField(
                label=_("Code from your slip"),
                max_length=40,
                widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
            )
        for option in options:
            label = f"{option.number}. {option.title} · {Money(option.cost_tyiyn).format()}"
            self.fields[f"option_{option.number}"] = (
                forms.BooleanField(label=label, required=False)
                if poll.kind == BallotKind.APPROVAL
                else forms.IntegerField(label=label, min_value=0, max_value=poll.most, required=False)
            )

    @property
    def choices(self) -> dict[int, int]:
        """Points by the number of the project."""
        return {option.number: int(self.cleaned_data[f"option_{option.number}"] or 0) for option in self.options}


class CodesForm(forms.Form):
    """How many codes to print."""

    count = forms.IntegerField(label=_("How many codes"), min_value=1, max_value=2000)


class WithdrawCodeForm(forms.Form):
    """A slip that was lost."""

    number = forms.IntegerField(label=_("Number of the lost slip"), min_value=1)


class CancelVoteForm(forms.Form):
    """Why a vote does not take place."""

    reason = forms.CharField(label=_("Why"), max_length=500)
