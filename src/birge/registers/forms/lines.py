"""One form for every table of the book: its columns, from which day, until which day, why."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import DecimalField, QuerySet
from django.utils.translation import gettext_lazy as _

from birge.people.forms.where import DateInput
from birge.places.models import OPEN_END, OPEN_START, Place
from birge.places.queries import name_of, with_names
from birge.registers.enums import OfWhom, Relation
from birge.registers.forms.common import BookForm, DayField, SomField
from birge.registers.models import Fact, Membership, PersonState, Pin, Status, StatusKind
from birge.registers.queries.warnings import pin_warnings
from birge.registers.tables import How, Table

ONE_DAY = timedelta(days=1)
DAYS = {"born_on", "died_on"}
NONE = Place.objects.none()


def decimals_of(table: Table) -> list[str]:
    """The columns that are typed with the language's decimal mark; years and counts are not."""
    return [name for name in table.fields if isinstance(table.model._meta.get_field(name), DecimalField)]


class PlaceChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A village by its name."""

    def label_from_instance(self, obj: Any) -> str:
        return name_of(obj)


class LineForm(BookForm, forms.ModelForm):  # type: ignore[type-arg]
    """A line: new, changed from a day on, or corrected. `instance` is what is filled in before."""

    def __init__(
        self, *args: Any, table: Table, how: How | None, today: date, places: QuerySet[Place] = NONE, **kwargs: Any
    ) -> None:
        self.table, self.how = table, how
        super().__init__(*args, **kwargs)
        for name in decimals_of(table):
            kept = self.initial.get(name)
            self.initial[name] = kept if kept is None else Decimal(f"{kept.normalize():f}")
        self._add_period(today)
        if "place" in table.fields:
            self.fields["place"] = PlaceChoice(
                with_names(places), label=self.fields["place"].label, required=self.fields["place"].required
            )
        if "income_tyiyn" in self.fields:
            self.fields["income_tyiyn"] = SomField(label=self.fields["income_tyiyn"].label, required=False)
        if isinstance(self.instance, Status):
            whom = OfWhom.HOUSEHOLD if self.instance.household_id else OfWhom.PERSON
            kinds = StatusKind.objects.filter(of_whom=whom, is_used=True)
            self.fields["kind"] = forms.ModelChoiceField(kinds, label=self.fields["kind"].label)
        if isinstance(self.instance, Membership):
            self._offer_relations(self.instance)
        self.fields["why"].required = how is How.CORRECT

    def _add_period(self, today: date) -> None:
        begins: date | None = self.instance.starts_on if self.how is How.CORRECT else today
        known = begins != OPEN_START
        self.fields["since"] = DayField(label=_("It is so from"), required=known, initial=begins if known else None)
        if self.how is How.CORRECT or (self.table.has_end and self.how is None):
            ends = self.instance.ends_on
            self.fields["until"] = DayField(
                label=_("Last day"),
                required=False,
                initial=None if ends == OPEN_END else ends - ONE_DAY,
                help_text=_("Empty: no end is known."),
            )
        if self.how is How.CHANGE:
            for name in self.table.model.LINE:
                if name in self.fields:
                    self.fields[name].disabled = True
        self.order_fields([name for name in self.fields if name not in {"why", "accept"}])

    def _offer_relations(self, line: Membership) -> None:
        """Who is the head is changed on a page of its own, which keeps the rule of one head."""
        if line.relation == Relation.HEAD:
            del self.fields["relation"]
        else:
            choices = [choice for choice in Relation.choices if choice[0] != Relation.HEAD]
            self.fields["relation"] = forms.ChoiceField(label=self.fields["relation"].label, choices=choices)

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        since, until = typed.get("since"), typed.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day lies before the first."))
        born, died = typed.get("born_on"), typed.get("died_on")
        if born and died and died < born:
            self.add_error("died_on", _("The day of death lies before the day of birth."))
        if isinstance(self.instance, Pin) and typed.get("pin") and not self.errors:
            self.warn(self._about_pin(typed["pin"]))
        return typed

    def _about_pin(self, pin: str) -> list[str]:
        state = PersonState.objects.standing().filter(person=self.instance.person_id).order_by("-starts_on").first()
        sex, born_on = (state.sex, state.born_on) if state else ("", None)
        return pin_warnings(pin, sex=sex, born_on=born_on, person=self.instance.person_id)

    def fact(self) -> Fact:
        """What was typed, as a line that is not yet in the book."""
        until = self.cleaned_data.get("until")
        self.instance.starts_on = self.cleaned_data["since"] or OPEN_START
        if "until" in self.fields:
            self.instance.ends_on = until + ONE_DAY if until else OPEN_END
        fact: Fact = self.instance
        return fact


class EndForm(BookForm):
    """What a line says is true until that day."""

    last = DayField(label=_("Last day on which it was so"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["last"].initial = today


class StrikeForm(BookForm):
    """Why a line should never have been written."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].required = True


def line_form(table: Table, how: How | None, line: Fact, *, base: type[LineForm] = LineForm, **kwargs: Any) -> BookForm:
    """The form for what happens to a line; `how` None: a new line, `line` names whom it is about."""
    today: date = kwargs.pop("today")
    if how is How.END:
        return EndForm(today=today, **_without_places(kwargs))
    if how is How.STRIKE:
        return StrikeForm(**_without_places(kwargs))
    widgets: dict[str, Any] = {name: DateInput() for name in DAYS & set(table.fields)}
    made: Any = forms.modelform_factory(
        table.model, form=base, fields=table.fields, widgets=widgets, localized_fields=decimals_of(table)
    )
    filled = line if how is None else line.copied()
    form: BookForm = made(table=table, how=how, today=today, instance=filled, **kwargs)
    return form


def _without_places(kwargs: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in kwargs.items() if name != "places"}


def standing_of(table: Table, about: dict[str, Any]) -> Iterable[Fact]:
    """The lines of a table about a household or a person, as they stand."""
    return table.model.objects.standing().filter(**about).order_by("starts_on", "id")
