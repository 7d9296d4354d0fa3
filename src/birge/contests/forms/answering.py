"""Which problems a call answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.contests.models import Poll, Problem


class ChooseProblemsForm(forms.Form):
    """Accepted problems to tick; those that residents chose in a vote stand first and say so."""

    problems = forms.MultipleChoiceField(
        label=_("Problems that this call answers"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one problem.")},
    )

    def __init__(
        self,
        *args: Any,
        offered: Iterable[Problem],
        won: Mapping[UUID, Poll],
        places: Mapping[UUID, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {str(one.pk): one for one in sorted(offered, key=lambda one: one.pk not in won)}
        chosen: Any = self.fields["problems"]
        chosen.choices = [(key, _label(one, won.get(one.pk), places)) for key, one in self.offered.items()]

    def chosen(self) -> list[Problem]:
        """The ticked ones."""
        return [self.offered[key] for key in self.cleaned_data["problems"]]


def _label(problem: Problem, poll: Poll | None, places: Mapping[UUID, str]) -> str:
    parts = [problem.title, str(problem.direction), places.get(problem.place_id, "")]
    if poll is not None:
        parts.append(f"{_('residents chose it in a vote')}: {poll}")
    return " · ".join(part for part in parts if part)
