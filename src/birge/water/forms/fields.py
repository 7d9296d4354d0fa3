"""Fields that several forms of the register share."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from birge.people.forms.where import DateInput
from birge.people.models import Organisation
from birge.water.kinds import KINDS
from birge.water.models import WaterUser
from birge.water.queries.register import rows_on


class DayField(forms.DateField):
    """A day, in the browser's own field."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=DateInput(), **kwargs)


class ThingChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A canal, outlet or zone of the association, with its code and name."""

    def __init__(self, kind: str, association: Organisation, on: date, **kwargs: Any) -> None:
        states = list(rows_on(KINDS[kind], association, on))
        owner = KINDS[kind].owner
        self.labels = {getattr(state, f"{owner}_id"): label_of(kind, state) for state in states}
        things = KINDS[kind].identity.objects.filter(pk__in=self.labels).order_by(KINDS[kind].label)
        super().__init__(things, **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        return str(self.labels.get(obj.pk, obj))


def label_of(kind: str, state: Any) -> str:
    """A thing in a list of choices: its code, and its name where it has one of its own."""
    code = KINDS[kind].label_of(getattr(state, KINDS[kind].owner))
    if kind == "outlet":
        return f"{code} · {state.canal.code}"
    name = str(state) if kind in {"canal", "zone"} else ""
    return f"{code} · {name}" if name and name != code else code


class UserField(forms.CharField):
    """A water user by her number in the association's register: there are too many to choose from a list."""

    def __init__(self, association: Organisation, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("The number in the register of users."))
        super().__init__(max_length=20, **kwargs)
        self.association = association

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, WaterUser):
            return value.number
        found = WaterUser.objects.filter(pk=value).first() if value and not isinstance(value, str) else None
        return found.number if found else value

    def clean(self, value: Any) -> WaterUser | None:
        typed = super().clean(value)
        if not typed:
            return None
        found: WaterUser | None = WaterUser.objects.filter(association=self.association, number=typed).first()
        if found is None:
            raise ValidationError(_("No user has this number. Look it up in the list of users."))
        return found
