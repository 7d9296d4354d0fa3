"""What people type about rotas."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.meetings.forms.inputs import MomentInput, TimeInput
from birge.people.models import Organisation
from birge.water.enums import RotaBasis, SwapWay
from birge.water.forms.fields import DayField, ThingChoice
from birge.water.models import Allocation
from birge.water.rota_planning import RotaPlan

MOST_HOURS = 31 * 24


class MomentField(forms.DateTimeField):
    """A moment, in the browser's own field."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=MomentInput(), **kwargs)


class RotaForm(forms.Form):
    """What a rota is made of."""

    with_branches = forms.BooleanField(
        label=_("The canals that leave it take their water in the same rota"), required=False
    )
    starts_at = MomentField(
        label=_("Beginning of the cycle"),
        help_text=_(
            "It may begin up to 23 hours later, so that nights are shared out fairly; in odd years 12 hours more."
        ),
    )
    cycle_hours = forms.IntegerField(
        label=_("Length of the cycle, hours"), min_value=1, max_value=MOST_HOURS, help_text=_("A week has 168 hours.")
    )
    flow_lps = forms.DecimalField(
        label=_("Flow at the outlet whose turn it is, l/s"),
        min_value=Decimal("0.01"),
        max_digits=9,
        decimal_places=2,
        localize=True,
    )
    with_drain = forms.BooleanField(
        label=_("The last turn is shorter by the time in which the closed canal drains"), required=False, initial=True
    )
    basis = forms.ChoiceField(label=_("Time is shared"), choices=RotaBasis)
    allocation = forms.ModelChoiceField(
        Allocation.objects.none(),
        label=_("By the volumes of which share-out"),
        required=False,
        help_text=_("Only where time is shared by volumes."),
    )
    awake = forms.MultipleChoiceField(
        label=_("Who agreed to a turn at night this time"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, *args: Any, association: Organisation, on: date, allocations: Sequence[Allocation], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["canal"] = ThingChoice("canal", association, on, label=_("Canal"))
        self.order_fields(["canal"])
        fields: dict[str, Any] = self.fields
        fields["allocation"].queryset = Allocation.objects.filter(pk__in=[row.pk for row in allocations])
        fields["allocation"].choices = [("", "—"), *((row.pk, f"{row.period}, {row.head.code}") for row in allocations)]
        self.offer([])

    def offer(self, users: Sequence[tuple[str, str]]) -> None:
        """These users can be ticked: they ask for daylight, and not all of them can have it."""
        fields: dict[str, Any] = self.fields
        fields["awake"].widget = forms.CheckboxSelectMultiple() if users else forms.MultipleHiddenInput()
        fields["awake"].choices = list(users)

    def plan(self) -> RotaPlan:
        """What was typed, as the action takes it."""
        given = dict(self.cleaned_data)
        return RotaPlan(**given | {"awake": frozenset(map(UUID, given["awake"]))})


class StoodForm(forms.Form):
    """The canal gave no water."""

    stood_from = MomentField(label=_("The canal stood from"))
    stood_until = MomentField(label=_("Until"), help_text=_("If it still stands: when it will run again."))
    why = forms.CharField(label=_("What had happened"), max_length=300)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        begins, ends = given.get("stood_from"), given.get("stood_until")
        if begins and ends and begins >= ends:
            self.add_error("stood_until", _("It must lie after the beginning."))
        return given


class SwapForm(forms.Form):
    """Two users agreed to swap their turns."""

    second = forms.ChoiceField(label=_("With which turn"))
    first_way = forms.ChoiceField(label=_("How the user of this turn agreed"), choices=SwapWay)
    second_way = forms.ChoiceField(label=_("How the other user agreed"), choices=SwapWay)
    agreed_at = MomentField(label=_("When both had agreed"))
    night_agreed = forms.BooleanField(
        label=_("Whoever asks for daylight was asked herself and takes the turn at night"), required=False
    )

    def __init__(self, *args: Any, turns: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["second"].choices = list(turns)


class TermsForm(forms.Form):
    """By what rotas are drawn up."""

    fill_min = forms.DecimalField(
        label=_("Filling: minutes for 64 m of canal"), min_value=0, max_digits=5, decimal_places=2, localize=True
    )
    drain_min = forms.DecimalField(
        label=_("Draining: minutes for 64 m of canal"), min_value=0, max_digits=5, decimal_places=2, localize=True
    )
    night_from = forms.TimeField(label=_("Night from"), widget=TimeInput())
    night_until = forms.TimeField(label=_("Night until"), widget=TimeInput())
    source = forms.CharField(
        label=_("Who says so"), max_length=300, required=False, help_text=_("Empty: it is marked “to confirm”.")
    )
    since = DayField(label=_("From which day on"))
