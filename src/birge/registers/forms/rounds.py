"""Opening a round, and what is asked at a door: one form, on the site and on a phone without a network."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from birge.people.forms.where import DateInput
from birge.registers.actions.visiting import AtTheDoor, Found, Newcomer
from birge.registers.enums import Animal, AnimalGroup, Arrival, LandClass, Relation, Sex, Whereabouts
from birge.registers.models import Land
from birge.registers.queries.book import Book, Member

NEWCOMERS = 2
"""How many new members fit on one visit; the next come with the next one."""


class RoundForm(forms.Form):
    """A new round: where, of which year, from which day to which."""

    place = forms.ChoiceField(label=_("Aiyl aimak"))
    year = forms.IntegerField(label=_("Year"), min_value=1991, max_value=2200)
    starts_on = forms.DateField(label=_("First day"), widget=DateInput())
    last_on = forms.DateField(label=_("Last day"), widget=DateInput())

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = places  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("starts_on") and values.get("last_on") and values["last_on"] < values["starts_on"]:
            self.add_error("last_on", gettext("The last day lies before the first."))
        return values

    @property
    def ends_on(self) -> date:
        """The first day after the round."""
        last: date = self.cleaned_data["last_on"]
        return last + timedelta(days=1)


class Group(NamedTuple):
    """Fields under one heading; `folded`: opened only when wanted."""

    heading: Any
    fields: list[BoundField]
    folded: bool = False
    note: Any = ""


class VisitForm(forms.Form):
    """What was found at one household's door, filled in with what the book says.

    Field names mean the same on another day: they hold the ids of members, kinds of animals and parcels.
    """

    phone = forms.CharField(label=_("Phone of the household"), max_length=40, required=False)

    def __init__(self, *args: Any, book: Book, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.book, self.on = book, on
        self.fields["phone"].initial = book.state.phone if book.state else ""
        for member in book.members:
            self._add_member(member)
        if len(book.members) > 1:
            self.fields["new-head"] = forms.ChoiceField(
                label=_("New head, if the head left or died"),
                choices=[("", "—"), *((member.membership.person_id.hex, _name(member)) for member in book.members[1:])],
                required=False,
            )
        for number in range(1, NEWCOMERS + 1):
            self._add_newcomer(f"new-{number}")
        for animal, group, count in _herd(book):
            self.fields[f"animal-{animal}-{group}"] = forms.IntegerField(
                label=_animal_label(animal, group), min_value=0, max_value=1_000_000, required=False, initial=count
            )
        for row in book.lands:
            self.fields[_land_name(row)] = _area(_land_label(row), row.area_ha)
        self._add_new_land()

    def _add_member(self, member: Member) -> None:
        name, absence = _member_name(member), member.absence
        self.fields[f"{name}-how"] = forms.ChoiceField(
            label=pgettext_lazy("found at a visit", "Where the person is"),
            choices=Whereabouts.choices,
            initial=Whereabouts.AWAY if absence else Whereabouts.HERE,
        )
        self.fields[f"{name}-where"] = forms.CharField(
            label=_("Away or gone: where to"), max_length=150, required=False, initial=absence.where if absence else ""
        )
        self.fields[f"{name}-day"] = forms.DateField(
            label=_("On what day (if not today)"), required=False, widget=DateInput()
        )

    def _add_newcomer(self, name: str) -> None:
        texts = {"surname": _("surname"), "given_name": _("given name"), "patronymic": _("patronymic")}
        for part, label in texts.items():
            self.fields[f"{name}-{part}"] = forms.CharField(label=label, max_length=100, required=False)
        self.fields[f"{name}-sex"] = _choice(_("sex"), Sex.choices)
        self.fields[f"{name}-born_on"] = forms.DateField(label=_("date of birth"), required=False, widget=DateInput())
        relations = [choice for choice in Relation.choices if choice[0] != Relation.HEAD]
        self.fields[f"{name}-relation"] = _choice(_("relation to the head"), relations)
        self.fields[f"{name}-arrival"] = _choice(_("how the person came"), Arrival.choices)

    def _add_new_land(self) -> None:
        self.fields["newland-class"] = _choice(_("class of land"), LandClass.choices)
        self.fields["newland-parcel"] = forms.CharField(
            label=_("cadastre code or number of the parcel"), max_length=30, required=False
        )
        self.fields["newland-area"] = _area(_("area, ha"), None)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        for name, value in values.items():
            if isinstance(value, date) and value > self.on:
                self.add_error(name, gettext("This day is still to come."))
        for number in range(1, NEWCOMERS + 1):
            self._check_newcomer(f"new-{number}", values)
        if values.get("newland-area") and not values.get("newland-class"):
            self.add_error("newland-class", gettext("Choose the class of the land."))
        return values

    def _check_newcomer(self, name: str, values: dict[str, Any]) -> None:
        given = [field for field in values if field.startswith(f"{name}-") and values[field]]
        for needed in ("surname", "relation"):
            if given and not values.get(f"{name}-{needed}"):
                self.add_error(f"{name}-{needed}", gettext("A new member needs at least a surname and a relation."))

    def groups(self) -> Iterator[Group]:
        """The fields in the order of the visit."""
        yield Group(_("Household"), [self["phone"]])
        for member in self.book.members:
            name, born = _member_name(member), member.state.born_on if member.state else None
            note = [member.membership.get_relation_display(), str(born.year) if born else ""]
            yield Group(_name(member), self._of(f"{name}-"), note=", ".join(filter(None, note)))
        if "new-head" in self.fields:
            yield Group(_("If the head is not there any more"), [self["new-head"]], folded=True)
        for number in range(1, NEWCOMERS + 1):
            yield Group(_("A new member"), self._of(f"new-{number}-"), folded=True)
        kept = [field for field in self._of("animal-") if field.initial or field.errors]
        yield Group(_("Livestock"), kept)
        yield Group(_("Other animals"), [field for field in self._of("animal-") if field not in kept], folded=True)
        yield Group(_("Land"), self._of("land-"), note=_("An empty area: the household uses it no more."))
        yield Group(_("Another parcel"), self._of("newland-"), folded=True)

    def _of(self, prefix: str) -> list[BoundField]:
        return [self[name] for name in self.fields if name.startswith(prefix)]

    def said(self) -> AtTheDoor:
        """What was found, for `record_visit`; the form must be valid."""
        values = self.cleaned_data
        head = values.get("new-head")
        lands = {(row.land_class, row.parcel): values[_land_name(row)] for row in self.book.lands}
        if values["newland-area"]:
            lands[values["newland-class"], values["newland-parcel"]] = values["newland-area"]
        return AtTheDoor(
            phone=values["phone"],
            members={member.membership.person_id: self._found(_member_name(member)) for member in self.book.members},
            newcomers=[self._newcomer(f"new-{n}") for n in range(1, NEWCOMERS + 1) if values[f"new-{n}-surname"]],
            new_head=UUID(head) if head else None,
            livestock={
                (animal, group): values[f"animal-{animal}-{group}"] or 0 for animal, group, _count in _herd(self.book)
            },
            lands=lands,
        )

    def _found(self, name: str) -> Found:
        values = self.cleaned_data
        return Found(Whereabouts(values[f"{name}-how"]), values[f"{name}-day"], values[f"{name}-where"])

    def _newcomer(self, name: str) -> Newcomer:
        values = self.cleaned_data
        born, arrival = values[f"{name}-born_on"], values[f"{name}-arrival"]
        who = {part: values[f"{name}-{part}"] for part in ("surname", "given_name", "patronymic", "sex")}
        since = born if arrival == Arrival.BIRTH else None
        return Newcomer({**who, "born_on": born}, values[f"{name}-relation"], arrival, since)


def field_label(book: Book, name: str, on: date) -> str:
    """What a field is called where it stands alone, with whom it is about; a field that is no more has its name."""
    form = VisitForm(book=book, on=on)
    if name not in form.fields:
        return name
    for group in form.groups():
        if any(field.name == name for field in group.fields):
            return f"{group.heading}: {form[name].label}"
    return str(form[name].label)


def value_label(book: Book, name: str, value: str, on: date) -> str:
    """How a field's value reads: of a choice its words."""
    field = VisitForm(book=book, on=on).fields.get(name)
    words: Any = field.choices if isinstance(field, forms.ChoiceField) else ()
    return str(dict(words).get(value, value))


def _choice(label: Any, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", "—"), *choices], required=False)


def _area(label: Any, initial: Decimal | None) -> forms.DecimalField:
    area = None if initial is None else format(initial.normalize(), "f")
    return forms.DecimalField(
        label=label, min_value=Decimal(0), max_digits=12, decimal_places=4, required=False, initial=area
    )


def _name(member: Member) -> str:
    return member.state.full_name if member.state else "—"


def _member_name(member: Member) -> str:
    return f"member-{member.membership.person_id.hex}"


def _land_name(row: Land) -> str:
    """A parcel's number may hold anything, a field's name may not."""
    return f"land-{row.land_class}-{hashlib.sha256(row.parcel.encode()).hexdigest()[:10]}"


def _land_label(row: Land) -> str:
    parts = [row.get_land_class_display(), row.parcel, gettext("area, ha")]
    return ", ".join(part for part in parts if part)


def _herd(book: Book) -> list[tuple[str, str, int | None]]:
    """Kind, group and number of the animals: those in the book, and for every other kind all together."""
    counted = {(row.animal, row.group): row.count for row in book.livestock}
    kinds = {animal for animal, _group in counted}
    keys = [(animal, group) for animal in Animal.values for group in AnimalGroup.values if (animal, group) in counted]
    keys += [(animal, AnimalGroup.ALL.value) for animal in Animal.values if animal not in kinds]
    return [(animal, group, counted.get((animal, group))) for animal, group in keys]


def _animal_label(animal: str, group: str) -> str:
    if group == AnimalGroup.ALL:
        return str(Animal(animal).label)
    return f"{Animal(animal).label}, {AnimalGroup(group).label}"
