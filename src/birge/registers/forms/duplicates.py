"""Deciding about two entries that look like one person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.registers.models import PersonState

MERGED_FIELDS = (
    "surname", "given_name", "patronymic", "sex", "born_on", "died_on", "phone", "education", "occupation", "workplace",
)  # fmt: skip


class WhyForm(forms.Form):
    """The ground of a decision."""

    why = forms.CharField(label=_("Why: what you checked"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class MergeForm(forms.Form):
    """Which entry is kept, and which of two different values is right. `states`: of the two persons; `homes`: where
    each lives, since the two may bear one name."""

    kept = forms.ChoiceField(label=_("Which entry is kept"), widget=forms.RadioSelect)
    new_head = forms.ChoiceField(
        label=_("New head of the household that loses its head"),
        required=False,
        help_text=_("Only if the entry that is not kept heads a household in which others stay."),
    )
    why = forms.CharField(
        label=_("Why: what you checked"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(
        self,
        *args: Any,
        states: Sequence[PersonState],
        homes: Mapping[UUID, str],
        heads: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.states = {str(state.person_id): state for state in states}
        self.fields["kept"].choices = [  # type: ignore[attr-defined]
            (key, ", ".join(filter(None, [state.full_name, homes.get(state.person_id, "")])))
            for key, state in self.states.items()
        ]
        self.fields["new_head"].choices = [("", "—"), *heads]  # type: ignore[attr-defined]
        if not heads:
            del self.fields["new_head"]
        for name in self.differing:
            field = PersonState._meta.get_field(name)
            choices = [(key, shown(state, name)) for key, state in self.states.items()]
            known = [key for key, state in self.states.items() if getattr(state, name)]
            self.fields[f"value_{name}"] = forms.ChoiceField(
                label=field.verbose_name.capitalize(),  # type: ignore[union-attr]
                choices=choices,
                widget=forms.RadioSelect,
                initial=known[0] if len(known) == 1 else None,
            )

        self.order_fields([name for name in self.fields if name != "why"])

    @property
    def differing(self) -> list[str]:
        """The columns in which the two differ."""
        one, other = self.states.values()
        return [name for name in MERGED_FIELDS if getattr(one, name) != getattr(other, name)]

    @property
    def values(self) -> dict[str, Any]:
        """The chosen values of what differs."""
        return {name: getattr(self.states[self.cleaned_data[f"value_{name}"]], name) for name in self.differing}


def shown(state: PersonState, name: str) -> str:
    """A value as people read it."""
    display = getattr(state, f"get_{name}_display", None)
    value = display() if display else getattr(state, name)
    if hasattr(value, "strftime"):
        return str(value.strftime("%d.%m.%Y"))
    return str(value) if value not in (None, "") else "—"
