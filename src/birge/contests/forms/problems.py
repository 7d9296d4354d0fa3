"""What people type about problems."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.problems import ProblemState, ProblemWay
from birge.contests.models import Direction, Problem
from birge.contests.queries.problems import directions
from birge.people.models import Organisation
from birge.registers.forms.typed_place import TypedPlaceForm

ENTERED_WAYS = [way for way in ProblemWay.choices if way[0] != ProblemWay.SITE]


class ProblemForm(TypedPlaceForm):
    """A problem, in the words of whoever has it."""

    not_found = _("There is no such place. Write the village or city as it is called.")
    title = forms.CharField(label=_("What is wrong, in one sentence"), max_length=200)
    direction = forms.ModelChoiceField(label=_("What it is about"), queryset=Direction.objects.none())
    text = forms.CharField(
        label=_("More about it: whom it concerns, since when, what was tried"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        required=False,
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        required=False,
        help_text=_("Not published. You can leave it out."),
    )
    phone = forms.CharField(label=_("Phone"), max_length=20, required=False, help_text=_("Not published."))
    field_order = ("title", "to", "place", "direction", "text", "organisation", "way", "name", "phone")

    def __init__(self, *args: Any, on: date, speaks_for: list[Organisation], enters: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].label = _("Village or city")
        self.fields["direction"].queryset = directions()  # type: ignore[attr-defined]
        if speaks_for:
            choices = [("", _("for myself")), *((str(one.pk), str(one)) for one in speaks_for)]
            self.fields["organisation"] = forms.ChoiceField(label=_("In whose name"), choices=choices, required=False)
        if enters:
            ways = [(ProblemWay.SITE, _("My own, through the site")), *ENTERED_WAYS]
            self.fields["way"] = forms.ChoiceField(label=_("How it was told"), choices=ways, initial=ProblemWay.PAPER)
            self.fields["name"].label = _("Who told it")
        self.order_fields(self.field_order)
        self.look_up(on)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        self.choose(typed)
        return typed


class AnswerProblemForm(forms.Form):
    """What becomes of a problem, and in which words the person is told."""

    state = forms.ChoiceField(label=_("What becomes of it"))
    answer = forms.CharField(
        label=_("Answer to the person"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        required=False,
        help_text=_("She reads it on the page that her code opens."),
    )

    def __init__(self, *args: Any, problem: Problem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        possible = {
            ProblemState.NEW: (ProblemState.ACCEPTED, ProblemState.DECLINED),
            ProblemState.ACCEPTED: (ProblemState.SOLVED, ProblemState.DECLINED),
            ProblemState.IN_A_CALL: (ProblemState.SOLVED,),
            ProblemState.DECLINED: (ProblemState.ACCEPTED,),
        }.get(ProblemState(problem.state), ())
        self.fields["state"].choices = [(state.value, state.label) for state in possible]  # type: ignore[attr-defined]


class CorrectProblemForm(forms.Form):
    """The sentence by which everyone reads it, and its direction."""

    title = forms.CharField(label=_("What is wrong, in one sentence"), max_length=200)
    direction = forms.ModelChoiceField(label=_("What it is about"), queryset=Direction.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["direction"].queryset = directions()  # type: ignore[attr-defined]


class ProblemCodeForm(forms.Form):
    """The code that stands on the page, or the slip, after a problem was told."""

    code = forms.CharField(label=_("Code"), max_length=40)


class DirectionForm(forms.Form):
    """A direction in its languages."""

    code = forms.SlugField(label=_("code"), max_length=30)
    ky = forms.CharField(label=_("Name in Kyrgyz"), max_length=100)
    ru = forms.CharField(label=_("Name in Russian"), max_length=100)
    is_used = forms.BooleanField(label=_("can be chosen"), required=False, initial=True)
