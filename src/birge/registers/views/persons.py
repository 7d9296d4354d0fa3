"""The pages of a person."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from birge.kernel.texts import text_in
from birge.places.queries import names_by_place
from birge.registers.parts import ON_PERSON
from birge.registers.queries.persons import PersonRecord, Stay, record_of
from birge.registers.views.common import asked, note_reading, open_person
from birge.registers.wording import Names, address_of, age_on, period_of, residence_in_words, words_of


@login_required
@require_safe
def person(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One person: who she is, her numbers, her household, her addresses, where she is."""
    opened = open_person(request, pk)
    found, ask = opened.thing, asked(request)
    record = record_of(found, ask.on, ask.known_at)
    names = names_by_place(_places(record), ask.on)
    note_reading(opened.by, "read_person", [found])
    context = {
        "ask": ask,
        "person": found,
        "record": record,
        "name": record.state.full_name if record.state else _("Person"),
        "said": words_of(record.state) if record.state else [],
        "age": age_on(record.state.born_on, ask.on) if record.state else None,
        "absence": words_of(record.absence) if record.absence else [],
        "absence_period": period_of(record.absence) if record.absence else "",
        "is_dead": bool(record.state and record.state.died_on),
        "residences": [(row, residence_in_words(row, names)) for row in record.residences],
        "stays": [(stay.membership, _where(stay, names), period_of(stay.membership)) for stay in record.stays],
        "may_write": ask.is_now and opened.may_write,
        "has_statuses_page": opened.may_see_statuses,
        "links": ON_PERSON.links_for(request.user, ask.today, found.pk),
        "panels": ON_PERSON.panels_for(request.user, found, ask.on),
    }
    return render(request, "registers/person.html", context)


def _places(record: PersonRecord) -> set[UUID]:
    """Every place whose name the page needs."""
    homes = {stay.home.place_id for stay in record.stays if stay.home}
    return homes | {row.place_id for row in record.residences if row.place_id}


def _where(stay: Stay, names: Names) -> str:
    if stay.home is None:
        return ""
    return ", ".join(part for part in (text_in(names.get(stay.home.place_id)), address_of(stay.home)) if part)
