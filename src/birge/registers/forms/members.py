"""Forms of what happens to people: they come, leave, die, become the head, found a household of their own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from birge.people.forms.where import DateInput
from birge.registers.enums import Arrival, Departure, HouseholdKind, Relation
from birge.registers.forms.common import BookForm, ChosenField, DayField
from birge.registers.models import HouseholdState, Membership, PersonState, Pin
from birge.registers.queries.warnings import pin_warnings

ONE_DAY = timedelta(days=1)
DETAILS = ["surname", "given_name", "patronymic", "sex", "born_on", "ethnicity", "education", "occupation",
           "workplace", "phone"]  # fmt: skip
ADDRESS = ["number", "kind", "street", "house", "flat"]
Choices = Iterable[tuple[Any, Any]]


def _field(model: Any, name: str, **kwargs: Any) -> Any:
    """The column's own form field, with its label and limits."""
    field = model._meta.get_field(name)
    made = field.formfield(**kwargs)
    made.validators = [*made.validators, *field.validators]
    return made


class NewPersonForm(BookForm):
    """A person who is not in the book yet, and how she comes into the household."""

    relation = forms.ChoiceField(label=_("Relation to the head"), choices=Relation.choices)
    surname = _field(PersonState, "surname")
    given_name = _field(PersonState, "given_name", required=True)
    patronymic = _field(PersonState, "patronymic")
    sex = _field(PersonState, "sex")
    born_on = _field(PersonState, "born_on", widget=DateInput())
    pin = forms.CharField(
        label=_("PIN"),
        required=False,
        max_length=14,
        validators=Pin._meta.get_field("pin").validators,
        help_text=_("14 digits. Leave it empty if the person has none."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    arrival = forms.ChoiceField(
        label=_("How the person came"),
        choices=[("", _("Has lived here all along")), *Arrival.choices],
        required=False,
    )
    since = DayField(label=_("Belongs to the household from"))
    came_from = _field(Membership, "came_from")
    ethnicity = _field(PersonState, "ethnicity")
    education = _field(PersonState, "education")
    occupation = _field(PersonState, "occupation")
    workplace = _field(PersonState, "workplace")
    phone = _field(PersonState, "phone")

    def __init__(self, *args: Any, today: date, is_first: bool = False, arrival: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["since"].initial = today
        self.fields["arrival"].initial = arrival
        if is_first:
            del self.fields["relation"]
        else:
            others = [choice for choice in Relation.choices if choice[0] != Relation.HEAD]
            self.fields["relation"].choices = others  # type: ignore[attr-defined]
            self.fields["relation"].initial = Relation.CHILD

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        born, since = typed.get("born_on"), typed.get("since")
        if born and born > self.today:
            self.add_error("born_on", _("This day has not come yet."))
        if born and since and since < born:
            self.add_error("since", _("This day lies before the day of birth."))
        if typed.get("pin") and not self.errors:
            sex, pin = typed.get("sex", ""), typed["pin"]
            self.warn(pin_warnings(pin, sex=sex, born_on=born, person=None))
        return typed

    def as_action(self) -> dict[str, Any]:
        """What was typed, as `add_person` takes it."""
        typed = self.cleaned_data
        passed = {name: typed[name] for name in ("since", "pin", "arrival", "came_from", "why")}
        return {
            **passed,
            "relation": typed.get("relation", Relation.HEAD),
            "values": {name: typed[name] for name in DETAILS},
        }


class FoundForm(NewPersonForm):
    """A new household with its first member."""

    village = ChosenField(label=_("Village"))
    number = _field(HouseholdState, "number", help_text=_("Empty: none yet."))
    kind = forms.ChoiceField(label=_("Kind of household"), choices=HouseholdKind.choices, initial=HouseholdKind.FAMILY)
    street = _field(HouseholdState, "street")
    house = _field(HouseholdState, "house")
    flat = _field(HouseholdState, "flat")
    field_order = ["village", *ADDRESS]

    def __init__(self, *args: Any, villages: Choices, **kwargs: Any) -> None:
        super().__init__(*args, is_first=True, **kwargs)
        self.fields["village"].offer(villages, guess=False)  # type: ignore[attr-defined]
        self.order_fields(["village", *ADDRESS])

    def household_values(self) -> dict[str, Any]:
        """What was typed, as `found_household` takes it."""
        return {name: self.cleaned_data[name] for name in ADDRESS}


class JoinForm(BookForm):
    """A person of the book comes into this household: found by PIN, or by name and day of birth."""

    pin = forms.CharField(
        label=_("PIN of the person"),
        max_length=14,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    surname = forms.CharField(label=_("Or surname"), max_length=100, required=False)
    born_on = DayField(label=_("and date of birth"), required=False)
    relation = forms.ChoiceField(
        label=_("Relation to the head"), choices=Relation.choices, initial=Relation.CHILD_IN_LAW
    )
    arrival = forms.ChoiceField(
        label=_("How the person came"), choices=[(a.value, a.label) for a in Arrival if a is not Arrival.BIRTH]
    )
    since = DayField(label=_("Belongs to the household from"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["since"].initial = today

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if not typed.get("pin") and not (typed.get("surname") and typed.get("born_on")):
            self.add_error("pin", _("Write the PIN, or the surname and the date of birth."))
        return typed


class NewHeadMixin(BookForm):
    """Who is the head afterwards, if the head goes and others stay."""

    new_head = ChosenField(label=_("Head of household afterwards"), required=False)

    def offer_heads(self, heads: Choices | None) -> None:
        """None: no new head is needed."""
        if heads is None:
            del self.fields["new_head"]
        else:
            self.fields["new_head"].required = True
            self.fields["new_head"].offer(heads)  # type: ignore[attr-defined]


class LeaveForm(NewHeadMixin):
    """A person leaves her household."""

    departure = forms.ChoiceField(
        label=_("How the person left"),
        choices=[(d.value, d.label) for d in (Departure.MOVE, Departure.MARRIAGE, Departure.OTHER)],
    )
    last = DayField(label=_("Last day in the household"))
    went_to = _field(Membership, "went_to")

    def __init__(self, *args: Any, today: date, heads: Choices | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["last"].initial = today
        self.offer_heads(heads)
        self.order_fields(["departure", "last", "went_to"])

    @property
    def on(self) -> date:
        """The first day on which she does not belong to it."""
        last: date = self.cleaned_data["last"]
        return last + ONE_DAY


class DeathForm(NewHeadMixin):
    """A person died."""

    on = DayField(label=_("Day of death"))

    def __init__(self, *args: Any, today: date, heads: Choices | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.offer_heads(heads)
        self.order_fields(["on"])

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return on


class HeadForm(NewHeadMixin):
    """Another member becomes the head."""

    since = DayField(label=_("From which day on"))

    def __init__(self, *args: Any, today: date, heads: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["since"].initial = today
        self.fields["new_head"].label = _("Head of household")
        self.offer_heads(heads)
        self.order_fields(["new_head", "since"])


class SplitForm(NewHeadMixin):
    """Members found a household of their own: beside each, what she is to its head, or that she stays."""

    village = ChosenField(label=_("Village"))
    number = _field(HouseholdState, "number", help_text=_("Empty: none yet."))
    street = _field(HouseholdState, "street")
    house = _field(HouseholdState, "house")
    flat = _field(HouseholdState, "flat")
    since = DayField(label=_("From which day on"))

    def __init__(
        self, *args: Any, today: date, members: list[tuple[Any, str]], old_head: Any, villages: Choices, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.members, self.old_head = [str(key) for key, _name in members], str(old_head)
        for key, name in members:
            self.fields[f"of_{key}"] = forms.ChoiceField(
                label=name, choices=[("", _("stays")), *Relation.choices], required=False
            )
        self.fields["new_head"].offer(members)  # type: ignore[attr-defined]
        self.fields["new_head"].label = _("Head of the old household afterwards")
        self.fields["new_head"].help_text = _("Only if its head leaves and others stay.")
        self.fields["village"].offer(villages, guess=False)  # type: ignore[attr-defined]
        self.fields["since"].initial = today
        self.order_fields([*(f"of_{key}" for key in self.members), "new_head"])

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        leaving = self.relations()
        if list(leaving.values()).count(Relation.HEAD) != 1:
            self.add_error(None, _("Choose who founds the new household: one of them is its head."))
        if str(typed.get("new_head")) in leaving:
            self.add_error("new_head", _("This person leaves: choose somebody who stays."))
        if self.old_head in leaving and not typed.get("new_head") and len(leaving) < len(self.members):
            self.add_error("new_head", _("The head leaves and others stay: choose who is the head now."))
        return typed

    def relations(self) -> dict[str, str]:
        """Who leaves, and what she is to the head of the new household."""
        chosen = {key: self.cleaned_data.get(f"of_{key}", "") for key in self.members}
        return {key: relation for key, relation in chosen.items() if relation}

    def household_values(self) -> dict[str, Any]:
        """Where the new household lives."""
        return {name: self.cleaned_data[name] for name in ADDRESS if name != "kind"}
