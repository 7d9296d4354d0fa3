"""The people behind a figure of the passport, for those who keep the book."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.kernel.permissions import require
from birge.kernel.texts import text_in
from birge.places.models import Place
from birge.places.queries import names_by_place, within
from birge.registers.enums import Sex
from birge.registers.models import PassportRules, Person
from birge.registers.queries.passport import AsOf, bands_of, persons, rules_on
from birge.registers.rules import can_read
from birge.registers.views.common import Asked, asked, note_reading
from birge.registers.wording import age_on


@login_required
@require_safe
def passport_people(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The population of a place, by village, sex and age band; every reading is journalled."""
    ask = asked(request)
    by = require(can_read(request.user, pk, ask.today))
    rules = rules_on(ask.on)
    units = within([pk], ask.on).values_list("pk", flat=True)
    names = {unit: text_in(texts) for unit, texts in names_by_place(units, ask.on).items()}
    found = persons(AsOf(pk, ask.on, ask.known_at), rules.age_starts).annotate(
        surname=F("states__surname"), given_name=F("states__given_name"), patronymic=F("states__patronymic"),
        born_on=F("states__born_on"),
    )  # fmt: skip

    def read(rows: Sequence[Person]) -> None:
        note_reading(by, "read_list", rows)

    listing = Listing(
        title=_("People: %(name)s") % {"name": names.get(pk, "")},
        lead=_("The people whom the passport counts. Every reading is recorded."),
        queryset=found,
        columns=_columns(ask, names),
        filters=_filters(rules, names),
        order="name",
        empty=_("Nobody."),
        export_name="people",
        on_rows=read,
    )
    return list_response(request, listing, "registers/passport_people.html", {"ask": ask, "place": Place(pk=pk)})


def _columns(ask: Asked, names: dict[UUID, str]) -> list[Column]:
    return [
        Column(
            "name",
            pgettext("person", "Name"),
            _full_name,
            sort="surname",
            link=lambda row: f"{row.get_absolute_url()}{ask.query}",
        ),
        Column("born", _("Born"), lambda row: row.born_on, sort="born_on"),
        Column("age", _("Age"), lambda row: age_on(row.born_on, ask.on), numeric=True),
        Column("sex", _("Sex"), lambda row: Sex(row.sex).label if row.sex else _("Not stated")),
        Column("village", _("Village"), lambda row: names.get(row.lives, "")),
    ]


def _filters(rules: PassportRules, names: dict[UUID, str]) -> list[Filter]:
    bands = [(str(number), label) for number, label in bands_of(rules)]
    return [
        Filter("village", _("Village"), [(str(unit), name) for unit, name in names.items()], _in_village),
        Filter("sex", _("Sex"), [*Sex.choices, ("none", _("Not stated"))], _of_sex),
        Filter("band", _("Age"), bands, lambda rows, number: rows.filter(band=int(number))),
    ]


def _full_name(row: Any) -> str:
    return " ".join(part for part in (row.surname, row.given_name, row.patronymic) if part)


def _in_village(rows: QuerySet[Any], unit: str) -> QuerySet[Any]:
    return rows.filter(lives=unit)


def _of_sex(rows: QuerySet[Any], sex: str) -> QuerySet[Any]:
    return rows.filter(sex="" if sex == "none" else sex)
