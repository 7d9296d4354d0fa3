"""Forms of the room: attendance, motions, votes. One row for each member, so that a phone shows one under another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from birge.meetings.actions.room import Mark
from birge.meetings.enums import Choice, MajorityKind, MotionKind, Presence
from birge.meetings.forms.inputs import TimeInput
from birge.meetings.models import BodyMember, Meeting, Motion
from birge.meetings.queries import Room

RECUSED = "recused"
Rows = Iterator[tuple[BodyMember, list[forms.BoundField]]]


class PerMember(forms.Form):
    """A form with the same few fields for each member: named "<field>_<member id>"."""

    members: list[BodyMember]
    names: tuple[str, ...]

    def rows(self) -> Rows:
        """For the template: each member with her fields."""
        for member in self.members:
            yield member, [self[f"{name}_{member.pk}"] for name in self.names]

    def add(self, member: BodyMember, name: str, field: forms.Field) -> None:
        if not isinstance(field.widget, forms.RadioSelect):  # its words are heard one by one, below the member's name
            field.widget.attrs.setdefault("aria-label", f"{member.name}: {field.label}")
        self.fields[f"{name}_{member.pk}"] = field

    def of(self, member: BodyMember, name: str) -> Any:
        return self.cleaned_data.get(f"{name}_{member.pk}")


class AttendanceForm(PerMember):
    """Who is there; who came late or left early, with the time on the day of the meeting."""

    names = ("presence", "arrived", "left", "words")

    def __init__(self, *args: Any, room: Room, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members, self.meeting = [seat.member for seat in room.seats], meeting
        choices = [
            choice for choice in Presence.choices if choice[0] != Presence.PROXY or (room.rules and room.rules.proxy)
        ]
        for seat in room.seats:
            mark = seat.attendance
            presence = forms.ChoiceField(label=_("Attendance"), choices=choices, widget=forms.RadioSelect)
            presence.initial = mark.presence if mark else None
            arrived = forms.TimeField(label=_("Came late, at"), required=False, widget=TimeInput())
            arrived.initial = _clock(mark.arrived_at) if mark else None
            left = forms.TimeField(label=_("Left early, at"), required=False, widget=TimeInput())
            left.initial = _clock(mark.left_at) if mark else None
            words = forms.CharField(label=_("Why absent, or who is the proxy"), required=False, max_length=200)
            words.initial = (mark.absence_reason or mark.proxy_name) if mark else ""
            for name, field in zip(self.names, (presence, arrived, left, words), strict=True):
                self.add(seat.member, name, field)

    def marks(self) -> list[Mark]:
        return [self._mark(member) for member in self.members]

    def _mark(self, member: BodyMember) -> Mark:
        presence, words = self.of(member, "presence"), self.of(member, "words")
        return Mark(
            member=member,
            presence=presence,
            arrived_at=self._moment(self.of(member, "arrived")),
            left_at=self._moment(self.of(member, "left")),
            proxy_name=words if presence == Presence.PROXY else "",
            absence_reason=words if presence == Presence.ABSENT else "",
        )

    def _moment(self, value: time | None) -> datetime | None:
        day = timezone.localtime(self.meeting.starts_at).date()
        return timezone.make_aware(datetime.combine(day, value)) if value else None


def _clock(value: datetime | None) -> time | None:
    return timezone.localtime(value).time() if value else None


class NoteForm(forms.Form):
    noted = forms.CharField(
        label=capfirst(_("what was said")), required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=20_000
    )


class MotionForm(forms.ModelForm):  # type: ignore[type-arg]
    """A motion; the majority is the one of the body's rules unless another is chosen."""

    class Meta:
        model = Motion
        fields = ["text", "kind", "proposer", "majority", "is_secret"]
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}

    proposer = forms.ChoiceField(label=capfirst(_("proposed by")), required=False)

    def __init__(self, *args: Any, room: Room, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        proposer = self.fields["proposer"]
        assert isinstance(proposer, forms.ChoiceField)  # noqa: S101
        self.members = {str(seat.member.pk): seat.member for seat in room.seats}
        proposer.choices = [("", "—"), *((key, member.name) for key, member in self.members.items())]
        self.fields["majority"].initial = room.rules.majority if room.rules else MajorityKind.PRESENT
        self.fields["kind"].initial = MotionKind.SUBSTANTIVE
        if not (room.rules and room.rules.secret_vote):
            del self.fields["is_secret"]

    def clean_proposer(self) -> BodyMember | None:
        return self.members.get(self.cleaned_data["proposer"])

    def _post_clean(self) -> None:
        """The action checks the whole motion; the form checks only its own fields."""

    def motion(self) -> Motion:
        return Motion(**self.cleaned_data)


class VoteForm(PerMember):
    """How each member in the room votes, or that she steps aside and why."""

    names = ("choice", "why")

    def __init__(self, *args: Any, voters: list[BodyMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = voters
        choices = [*Choice.choices, (RECUSED, _("Steps aside"))]
        for member in voters:
            self.add(member, "choice", forms.ChoiceField(label=_("Vote"), choices=choices, widget=forms.RadioSelect))
            self.add(member, "why", forms.CharField(label=_("Why she steps aside"), required=False, max_length=300))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        for member in self.members:
            if self.of(member, "choice") == RECUSED and not self.of(member, "why"):
                self.add_error(f"why_{member.pk}", _("Say which conflict of interest it is."))
        return data

    def recusals(self) -> dict[BodyMember, str]:
        return {member: self.of(member, "why") for member in self.members if self.of(member, "choice") == RECUSED}

    def choices(self) -> dict[BodyMember, str]:
        return {member: self.of(member, "choice") for member in self.members if self.of(member, "choice") != RECUSED}


class BallotForm(PerMember):
    """A secret vote: who received a ballot, and the count."""

    names = ("ballot", "why")
    counts = ("for", "against", "abstain", "spoiled")

    def __init__(self, *args: Any, voters: list[BodyMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = voters
        choices = [("yes", _("Received a ballot")), ("no", _("No ballot")), (RECUSED, _("Steps aside"))]
        for member in voters:
            field = forms.ChoiceField(label=_("Ballot"), choices=choices, widget=forms.RadioSelect, initial="yes")
            self.add(member, "ballot", field)
            self.add(member, "why", forms.CharField(label=_("Why she steps aside"), required=False, max_length=300))
        labels = (_("For"), _("Against"), _("Abstained"), _("Spoiled ballots"))
        for name, label in zip(self.counts, labels, strict=True):
            self.fields[name] = forms.IntegerField(label=label, min_value=0, initial=0)

    def count_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.counts]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        for member in self.members:
            if self.of(member, "ballot") == RECUSED and not self.of(member, "why"):
                self.add_error(f"why_{member.pk}", _("Say which conflict of interest it is."))
        given, counted = len(self.receipts()), sum(data.get(name) or 0 for name in self.counts)
        if counted > given:
            raise ValidationError(_("More ballots were counted than were given out: count again."))
        return data

    def receipts(self) -> list[BodyMember]:
        return [member for member in self.members if self.of(member, "ballot") == "yes"]

    def recusals(self) -> dict[BodyMember, str]:
        return {member: self.of(member, "why") for member in self.members if self.of(member, "ballot") == RECUSED}


class DissentForm(forms.Form):
    """A member's own opinion; the secretary also says whose it is."""

    member = forms.ChoiceField(label=_("Member"))
    text = forms.CharField(label=capfirst(_("dissent")), widget=forms.Textarea(attrs={"rows": 4}), max_length=5000)

    def __init__(self, *args: Any, members: list[BodyMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = {str(member.pk): member for member in members}
        field = self.fields["member"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = [(key, member.name) for key, member in self.members.items()]

    def clean_member(self) -> BodyMember:
        return self.members[self.cleaned_data["member"]]
