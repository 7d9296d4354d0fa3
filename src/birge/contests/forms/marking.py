"""The score sheet of one application: a mark and its reason for every criterion, what each mark means beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.contests.actions.marking import Given
from birge.contests.terms import Criterion
from birge.kernel.texts import text_in


@dataclass(frozen=True)
class Row:
    """What the page shows of a criterion: its fields, its weight, and what marks mean."""

    criterion: Criterion
    name: str
    anchors: list[tuple[int, str]]
    mark: Any
    reason: Any


class ScoreForm(forms.Form):
    """`mark_<criterion>` and `reason_<criterion>` for every criterion of the rules."""

    def __init__(self, *args: Any, criteria: Sequence[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        for criterion in criteria:
            self.fields[f"mark_{criterion.id}"] = forms.DecimalField(
                label=_("Mark, from 0 to %(most)s") % {"most": criterion.most},
                min_value=0,
                max_value=criterion.most,
                decimal_places=2,
                widget=forms.NumberInput(attrs={"inputmode": "decimal"}),
            )
            self.fields[f"reason_{criterion.id}"] = forms.CharField(
                label=_("Why this mark"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
            )

    def rows(self) -> Iterator[Row]:
        """The criteria in the order of the rules."""
        for criterion in self.criteria:
            anchors = [(anchor.mark, text_in(anchor.names)) for anchor in criterion.anchors]
            yield Row(
                criterion,
                text_in(criterion.names),
                sorted(anchors, reverse=True),
                self[f"mark_{criterion.id}"],
                self[f"reason_{criterion.id}"],
            )

    def given(self) -> dict[str, Given]:
        """The marks of a form that is valid."""
        data = self.cleaned_data
        return {
            criterion.id: Given(Decimal(data[f"mark_{criterion.id}"]), data[f"reason_{criterion.id}"])
            for criterion in self.criteria
        }

    def typed(self) -> dict[str, tuple[str, str]]:
        """What was typed, valid or not."""
        return {
            criterion.id: (self.data.get(f"mark_{criterion.id}", ""), self.data.get(f"reason_{criterion.id}", ""))
            for criterion in self.criteria
        }


def initial_of(current: Mapping[str, Any], unfinished: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """What the fields hold at first: what was typed last, else the marks that stand."""
    initial: dict[str, Any] = {}
    for criterion, mark in current.items():
        initial[f"mark_{criterion}"] = Decimal(mark.mark_hundredths) / 100
        initial[f"reason_{criterion}"] = mark.reason
    for criterion, (typed, reason) in unfinished.items():
        initial[f"mark_{criterion}"], initial[f"reason_{criterion}"] = typed, reason
    return initial
