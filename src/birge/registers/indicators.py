"""What the passport of a place counts: each indicator with its definition and unit, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from birge.registers.enums import Animal, Heating, HouseholdKind, LandClass, Sanitation, Sex, Water

Text = str | Promise
NOT_STATED = ""
PERSONS, HOUSEHOLDS, HECTARES, HEADS = _("persons"), _("households"), _("ha"), _("heads")


@dataclass(frozen=True)
class Indicator:
    """`code` names it in files. `categories`: codes of its parts with their words, in order; empty: no parts."""

    code: str
    label: Text
    definition: Text
    unit: Text
    categories: tuple[tuple[str, Text], ...] = ()


def _choices(choices: Sequence[tuple[str, Text]]) -> tuple[tuple[str, Text], ...]:
    return (*choices, (NOT_STATED, _("Not stated")))


SEXES = _choices(Sex.choices)
YES_NO = _choices([("yes", pgettext_lazy("service", "Yes")), ("no", pgettext_lazy("service", "No"))])

POPULATION = Indicator(
    "population",
    _("Population"),
    _("Living persons who belong to a household of the place on that day, whether they are there or away."),
    PERSONS,
)
PRESENCE = Indicator(
    "presence",
    _("Present and away"),
    _("Persons of the population with an entry that they are away on that day, and all others."),
    PERSONS,
    (
        ("present", pgettext_lazy("population", "Present")),
        ("abroad", _("Abroad")),
        ("country", _("Elsewhere in the country")),
        ("away", _("Away, where is not stated")),
    ),
)
HOUSEHOLD_KINDS = Indicator(
    "households",
    _("Households"),
    _("Accounts of the household book that are open on that day."),
    HOUSEHOLDS,
    tuple(HouseholdKind.choices),
)
SERVICES = (
    Indicator("water", _("Drinking water"), _("Households by where their drinking water comes from."), HOUSEHOLDS,
              _choices(Water.choices)),
    Indicator("heating", _("Heating"), _("Households by how the dwelling is heated."), HOUSEHOLDS,
              _choices(Heating.choices)),
    Indicator("sanitation", _("Toilet"), _("Households by the kind of toilet."), HOUSEHOLDS,
              _choices(Sanitation.choices)),
    Indicator("electricity", _("Electricity"), _("Households by whether the dwelling has electricity."), HOUSEHOLDS,
              YES_NO),
    Indicator("internet", _("Internet"), _("Households by whether the dwelling has internet."), HOUSEHOLDS, YES_NO),
)  # fmt: skip
LAND = Indicator(
    "land",
    _("Land in use"),
    _("Hectares that the households use on that day, own and rented, by class."),
    HECTARES,
    tuple(LandClass.choices),
)
LIVESTOCK = Indicator(
    "livestock",
    _("Livestock"),
    _("Animals that the households keep on that day (hives for bees). Different kinds are not added up."),
    HEADS,
    tuple(Animal.choices),
)
EVENTS = Indicator(
    "events",
    _("Births, deaths, moves"),
    _("Events of the twelve months before that day, as they are entered in the book. They are not added up."),
    PERSONS,
    (
        ("birth", pgettext_lazy("number of", "Born")),
        ("death", pgettext_lazy("number of", "Died")),
        ("moved-in", pgettext_lazy("number of", "Moved in")),
        ("moved-away", pgettext_lazy("number of", "Moved away")),
    ),
)
STATUS_TEXT = _("Persons or households that have the status on that day. One can have several: they are not added up.")
