"""The village's book, and the pages of a household."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.kernel.permissions import require
from birge.kernel.texts import text_in
from birge.places.queries import names_by_place
from birge.registers.enums import HouseholdKind
from birge.registers.models import HouseholdState, Person
from birge.registers.parts import ON_BOOK, ON_HOUSEHOLD
from birge.registers.queries import book_of
from birge.registers.queries.book import Book, Member
from birge.registers.queries.listing import (
    heads_of,
    household_ids,
    households_on,
    sizes_of,
    streets_of,
    villages_of,
)
from birge.registers.rules import visible_to, works_here, writes_here
from birge.registers.views.common import Asked, asked, note_reading, open_household
from birge.registers.wording import Names, address_of, age_on, herd, residence_in_words, words_of


@login_required
@require_safe
def households(request: HttpRequest) -> HttpResponse:
    """The households of the villages whose book this person keeps."""
    by = require(works_here(request.user))
    ask = asked(request)
    queryset = visible_to(request.user, households_on(ask.on, ask.known_at), ask.today)
    names = {pk: text_in(texts) for pk, texts in names_by_place(villages_of(queryset), ask.on).items()}

    def read(rows: Sequence[HouseholdState]) -> None:
        listed: list[Any] = list(rows)
        heads, sizes = heads_of(listed, ask.on, ask.known_at), sizes_of(listed, ask.on, ask.known_at)
        for row in listed:
            row.head_state, row.size = heads.get(row.head), sizes.get(row.household_id, 0)
        persons = [Person(pk=row.head) for row in listed if row.head]
        note_reading(by, "read_list", [*household_ids(listed), *persons])

    listing = Listing(
        title=_("Household book"),
        lead=_("The households of your villages: who lives where. Every reading is recorded."),
        queryset=queryset,
        columns=_columns(ask, names),
        filters=_filters(request, ask, names),
        action=(_("New household"), reverse("registers:found_household")) if writes_here(request.user) else None,
        empty=_("There is no household in the book yet. Enter the first one, or import your list."),
        export_name="households",
        on_rows=read,
    )
    context = {"ask": ask, "links": ON_BOOK.links_for(request.user, ask.today)}
    return list_response(request, listing, "registers/households.html", context)


def _columns(ask: Asked, names: dict[UUID, str]) -> list[Column]:
    def link(row: Any) -> str:
        return reverse("registers:household", args=[row.household_id]) + ask.query

    def head(row: Any) -> str:
        return row.head_state.full_name if row.head_state else _("nobody lives there")

    columns = [
        Column("head", _("Head of household"), head, sort="head_surname", link=link),
        Column("number", _("Account number"), lambda row: row.number, sort="number"),
        Column("address", _("Address"), address_of, sort="street"),
        Column("village", _("Village"), lambda row: names.get(row.place_id, "")),
        Column("size", _("How many people"), lambda row: row.size, numeric=True),
        Column("kind", _("Kind"), lambda row: row.get_kind_display(), sort="kind"),
    ]
    return [column for column in columns if column.name != "village" or len(names) > 1]


def _filters(request: HttpRequest, ask: Asked, names: dict[UUID, str]) -> list[Filter]:
    villages = sorted(((str(pk), name) for pk, name in names.items()), key=lambda item: item[1])
    chosen = next((pk for pk, _name in villages if pk == request.GET.get("village") or len(villages) == 1), None)
    streets = streets_of(UUID(chosen), ask.on) if chosen else []

    def narrowed(column: str) -> Any:
        def apply(rows: QuerySet[HouseholdState], value: str) -> QuerySet[HouseholdState]:
            return rows.filter(**{column: value})

        return apply

    filters = [
        Filter("village", _("Village"), villages, narrowed("place")),
        Filter("street", _("Street"), [(street, street) for street in streets], narrowed("street")),
        Filter("kind", _("Kind"), HouseholdKind.choices, narrowed("kind")),
    ]
    return [choice for choice in filters if len(choice.choices) > 1]


@login_required
@require_safe
def household(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One household: where it lives, who belongs to it, its dwelling, land, animals and machines."""
    opened = open_household(request, pk)
    found, ask = opened.thing, asked(request)
    book = book_of(found, ask.on, ask.known_at)
    names = names_by_place(_places(book), ask.on)
    note_reading(opened.by, "read_household", [found, *(Person(pk=row.membership.person_id) for row in book.members)])
    context = {
        "ask": ask,
        "household": found,
        "book": book,
        "title": _title(book.state, book.members),
        "address": address_of(book.state) if book.state else "",
        "village": text_in(names.get(book.state.place_id)) if book.state else "",
        "members": [_member(row, ask, names) for row in book.members],
        "account": words_of(book.state, ["number", "kind", "phone"]) if book.state else [],
        "dwelling": words_of(book.dwelling) if book.dwelling else [],
        "herd": herd(book.livestock),
        "has_statuses_page": opened.may_see_statuses,
        "may_write": ask.is_now and opened.may_write,
        "links": ON_HOUSEHOLD.links_for(request.user, ask.today, found.pk),
        "panels": ON_HOUSEHOLD.panels_for(request.user, found, ask.on),
    }
    return render(request, "registers/household.html", context)


def _title(state: HouseholdState | None, members: Sequence[Member]) -> str:
    head = members[0].state if members else None
    number = f"№ {state.number}" if state and state.number else ""
    return " · ".join(part for part in (head.full_name if head else "", number) if part) or _("Household")


def _places(book: Book) -> set[UUID]:
    """Every place whose name the page needs."""
    places = {row.place_id for member in book.members for row in member.residences if row.place_id}
    return places | ({book.state.place_id} if book.state else set())


def _member(row: Member, ask: Asked, names: Names) -> dict[str, Any]:
    born = row.state.born_on if row.state else None
    return {
        "person": Person(pk=row.membership.person_id),
        "name": row.state.full_name if row.state else "—",
        "relation": row.membership.get_relation_display(),
        "state": row.state,
        "age": age_on(born, ask.on),
        "pins": row.pins,
        "residences": [(home, residence_in_words(home, names)) for home in row.residences],
        "absence": row.absence,
    }
