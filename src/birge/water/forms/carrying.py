"""What a water master writes without a network: the same fields as on the site, all of a delivery in one form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from birge.water.enums import DeliveryWay
from birge.water.forms.deliveries import CodeForm, MomentField, NumberField, flow_field, note_field, volume_field
from birge.water.queries.carrying import Gate


class GateForm(forms.Form):
    """When the water began and stopped, how much it was, and the user's code."""

    started = MomentField(label=_("When it began"))
    stopped = MomentField(label=_("When it stopped"), required=False)
    volume_m3 = volume_field()
    flow_lps = flow_field()
    note = note_field()
    code = CodeForm.base_fields["code"]
    again = forms.BooleanField(label=_("One more time, beside what stands there"), required=False)
    why = forms.CharField(label=_("Why it is corrected"), max_length=300, required=False)

    def __init__(self, *args: Any, gate: Gate, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = said(gate)
        self.fields["code"].required = False
        if gate.last is None or gate.last.is_running:
            del self.fields["again"], self.fields["why"]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if not found.get("stopped") and (found.get("volume_m3") is not None or found.get("flow_lps") is not None):
            raise ValidationError({"stopped": gettext("Write when it stopped: a volume is known only then.")})
        return found


def said(gate: Gate) -> dict[str, Any]:
    """What stands there; of a turn that has not begun the time of the rota."""
    row = gate.last
    if row is None:
        return {"started": gate.turn.starts_at} if gate.turn else {}
    return {
        "started": row.started_at,
        "stopped": row.stopped_at,
        "volume_m3": row.volume_m3 if row.way == DeliveryWay.STATED else None,
        "flow_lps": row.flow_lps if row.way == DeliveryWay.FLOW else None,
        "note": row.note,
    }


class SlotForm(forms.Form):
    """One of the day's readings of a post."""

    level_cm = NumberField(label=_("Level, cm"), max_digits=6, decimal_places=1)
    read = MomentField(label=_("When it was read"))
    note = note_field()
