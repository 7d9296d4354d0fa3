"""What people type about contracts: why, the answer of a user, the flows of a whole season."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.water.enums import AnswerWay
from birge.water.forms.fields import DayField
from birge.water.models import CanalState
from birge.water.periods import TenDays

Flows = Mapping[tuple[UUID, date], Decimal]


class WhyForm(forms.Form):
    """The reason of a change."""

    why = forms.CharField(label=_("Why"), max_length=300)


class OfferForm(WhyForm):
    """The reason of an offer, and whether contracts that were offered already change too."""

    only_drafts = forms.BooleanField(
        label=_("Only contracts that are still drafts"), required=False,
        help_text=_("After the correction of one user. Leave it empty when the forecast changed."),
    )  # fmt: skip


class PrepareForm(forms.Form):
    """The reason, where contracts were offered already."""

    why = forms.CharField(
        label=_("Why"), max_length=300, required=False,
        help_text=_("Needed where contracts that were offered already change."),
    )  # fmt: skip


class AnswerForm(forms.Form):
    """What the user said."""

    accepted = forms.ChoiceField(
        label=_("Answer of the user"), choices=[("yes", _("Accepts")), ("no", _("Refuses"))], widget=forms.RadioSelect
    )
    way = forms.ChoiceField(
        label=_("How she answered"), choices=[choice for choice in AnswerWay.choices if choice[0] != AnswerWay.SITE]
    )
    note = forms.CharField(label=_("Note"), max_length=300, required=False)
    number = forms.IntegerField(widget=forms.HiddenInput)


class OwnAnswerForm(forms.Form):
    """What she says herself; the button says which."""

    note = forms.CharField(label=_("What you want to say to it"), max_length=300, required=False)
    accepted = forms.ChoiceField(choices=[("yes", ""), ("no", "")])
    number = forms.IntegerField()


class EndContractForm(forms.Form):
    """From when a contract no longer holds."""

    on = DayField(label=_("From which day on"))
    why = forms.CharField(label=_("Why"), max_length=300)


class SeasonForecastForm(forms.Form):
    """A flow for each head and ten days; what is left empty is not written."""

    source = forms.CharField(label=_("Who says so"), max_length=200, required=False)

    def __init__(
        self, *args: Any, heads: Sequence[CanalState], periods: Sequence[TenDays], known: Flows, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.heads, self.periods, self.known = heads, periods, known
        for period, head in self._cells():
            self.fields[self._name(period, head)] = forms.DecimalField(
                label=f"{head.canal.code}, {period}", min_value=0, max_digits=9, decimal_places=2, localize=True,
                required=False, initial=known.get((head.canal_id, period.starts_on)),
                widget=forms.TextInput(attrs={"inputmode": "decimal", "aria-label": f"{head.canal.code}, {period}"}),
            )  # fmt: skip

    def _cells(self) -> Iterator[tuple[TenDays, CanalState]]:
        for period in self.periods:
            yield from ((period, head) for head in self.heads)

    @staticmethod
    def _name(period: TenDays, head: CanalState) -> str:
        return f"flow-{head.canal_id}-{period.starts_on.isoformat()}"

    def rows(self) -> list[tuple[TenDays, list[Any]]]:
        """Each ten days with its cells, in the order of the heads."""
        return [(period, [self[self._name(period, head)] for head in self.heads]) for period in self.periods]

    def changed(self) -> Iterator[tuple[CanalState, TenDays, Decimal]]:
        """What was typed and is not known yet."""
        for period, head in self._cells():
            typed = self.cleaned_data[self._name(period, head)]
            if typed is not None and typed != self.known.get((head.canal_id, period.starts_on)):
                yield head, period, typed
