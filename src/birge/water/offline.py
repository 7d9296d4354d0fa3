"""The delivery journal on a phone without a network: today's and tomorrow's turns, and the gauge posts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms import Form
from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from birge.kernel.actors import Actor
from birge.kernel.offline.kinds import OfflineKind, Piece, Taken, Text, Values, register
from birge.kernel.offline.values import values_of
from birge.kernel.permissions import Answer, Refused, require
from birge.people.models import Organisation
from birge.registers.models import Household
from birge.water.actions.carrying import keep_gate
from birge.water.actions.readings import read_gauge
from birge.water.forms.carrying import GateForm, SlotForm
from birge.water.models import CanalState
from birge.water.queries.carrying import HALVES, Gate, Slot, called, gate_title, gates_of, thing_named
from birge.water.queries.gauges import posts_on
from birge.water.queries.register import canals_on
from birge.water.rules.association import asking_for, associations
from birge.water.rules.deliveries import can_keep

DAYS = 2
"""Today and tomorrow go along."""
MOST_PIECES = 600
"""What a phone carries; more are several canals, one after the other."""
MOMENTS = frozenset({"started", "stopped", "read"})
Carried = Gate | Slot


class WaterJournal(OfflineKind[Carried]):
    """One thing is water to a user through an outlet, or one reading of a post."""

    name = "water"
    title = gettext_lazy("Water journal")
    reading = "water.take_along"
    model = "water.wateruser"

    def take(self, user: Any, params: QueryDict, at: datetime) -> Taken:
        on = timezone.localdate(at)
        association = associations().filter(pk=_id(params.get("association", ""))).first()
        if association is None:
            raise Refused(_("There is no such association."))
        by = require(can_keep(user, association, on))
        code = params.get("canal", "")
        canals = [row for row in canals_on(association, on) if code in ("", row.canal.code)]
        gates = gates_of(association, [row.canal_id for row in canals], on, DAYS)
        things: list[Carried] = [*gates, *_slots(association, canals, on)]
        if not 0 < len(things) <= MOST_PIECES:
            raise Refused(_("Choose a canal: a phone carries 1 to %(most)s entries.") % {"most": MOST_PIECES})
        read = [subject for gate in gates for subject in self.subjects(gate)]
        return Taken(by, code or str(association), [self.piece(thing) for thing in things], read)

    def places(self, user: Any, on: date) -> Any:
        """Associations, not places: two of them may work in one aimak."""
        return asking_for(user, on).values("pk")

    def lock(self, subject: str, at: datetime) -> Carried | None:
        return thing_named(subject, timezone.localdate(at))

    def may(self, user: Any, thing: Carried, at: datetime) -> Answer:
        association = associations().get(pk=thing.association_id)
        return can_keep(user, association, timezone.localdate(at))

    def place(self, thing: Carried) -> UUID | None:
        return thing.association_id

    def version(self, thing: Carried) -> str:
        return thing.version if isinstance(thing, Gate) else ""

    def values(self, thing: Carried) -> dict[str, str]:
        return values_of(_form(thing))

    def title_of(self, thing: Carried) -> str:
        if isinstance(thing, Slot):
            return f"{thing.gauge.code} · {thing.on:%d.%m} · {thing.half}"
        return gate_title(thing.user, thing.known, thing.outlet, thing.turn)

    def piece(self, thing: Carried) -> Piece:
        html = str(_form(thing))
        if isinstance(thing, Slot):
            return Piece(thing.subject, "", self.title_of(thing), html, _("Gauge posts"))
        group = thing.turn.rota.canal.code if thing.turn else thing.outlet.code
        return Piece(thing.subject, thing.version, self.title_of(thing), html, group, _state(thing))

    def subjects(self, thing: Carried) -> Sequence[Model | str]:
        if isinstance(thing, Slot):
            return [thing.gauge]
        home = thing.known.household_id if thing.known else None
        return [thing.user, *([Household(pk=home)] if home else [])]

    def apply(self, thing: Carried, values: Values, by: Actor, made_at: datetime, at: datetime) -> None:
        form = _form(thing, dict(values))
        if not form.is_valid():
            raise ValidationError(
                [f"{form.fields[name].label if name in form.fields else ''}: {error}".removeprefix(": ")
                 for name, errors in form.errors.items() for error in errors]
            )  # fmt: skip
        given = form.cleaned_data
        if isinstance(thing, Slot):
            about = {"level_cm": given["level_cm"], "note": given["note"]}
            read_gauge(thing.gauge, read_at=given["read"], **about, by=by, at=at)
        else:
            keep_gate(thing, given, written_at=made_at, by=by, at=at)

    def labels(self, names: Iterable[str], thing: Carried) -> dict[str, Text]:
        fields = {**GateForm.base_fields, **SlotForm.base_fields}
        return {name: fields[name].label or name for name in names if name in fields}

    def shown(self, name: str, value: str, thing: Carried) -> Text:
        moment = parse_datetime(value) if name in MOMENTS and value else None
        return date_format(moment, "d.m.Y H:i") if moment else value

    def journal_name(self, subject: str) -> str:
        """A user for her water, the post for a reading; a turn names no user by itself."""
        kind, key, *_more = f"{subject}.".split(".")
        return {"g": f"water.wateruser:{_id(key)}", "p": f"water.gaugepost:{_id(key)}"}.get(
            kind, f"water.turn:{_id(key)}"
        )

    def titles(self, subjects: Sequence[str], at: datetime) -> dict[str, Text]:
        return dict(called(subjects, timezone.localdate(at)))


def _form(thing: Carried, data: dict[str, str] | None = None) -> Form:
    return GateForm(data, gate=thing) if isinstance(thing, Gate) else SlotForm(data)


def _slots(association: Organisation, canals: Iterable[CanalState], on: date) -> list[Slot]:
    """Both readings of today of every post on these canals."""
    codes = {row.canal_id for row in canals}
    posts = [post for post in posts_on(association, on) if post.state.canal_id in codes]
    return [Slot(post.gauge, on, half) for post in posts for half in HALVES]


def _state(gate: Gate) -> str:
    row = gate.last
    if row is None:
        return ""
    if row.stopped_at is None:
        return _("runs since %(time)s") % {"time": _moment(row.started_at)}
    return f"{row.volume_m3} м³ · {row.get_confirmation_display()}"


def _moment(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "d.m H:i")


def _id(text: str) -> UUID:
    """What is no id is one that nothing has."""
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)


register(WaterJournal())
