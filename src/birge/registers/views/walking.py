"""Walking a round: the list of a street, on the site and on paper, and the form of one door."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from birge.kernel.documents import render as render_document
from birge.kernel.permissions import require
from birge.kernel.texts import text_in
from birge.places.queries import covers, names_by_place
from birge.registers.actions.visiting import BOOK_REFUSALS, record_visit
from birge.registers.forms.rounds import VisitForm
from birge.registers.models import Household, Person, Round
from birge.registers.queries.book import Book, book_of
from birge.registers.queries.listing import heads_of, sizes_of
from birge.registers.queries.rounds import head_name, households_of, on_streets, version_of, visits_of
from birge.registers.rules import can_read, can_write
from birge.registers.views.common import note_reading, open_household
from birge.registers.views.rounds import open_round_page
from birge.registers.wording import address_of

MOST_ON_A_LIST = 600


@login_required
@require_safe
def walk(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The households of the chosen streets in walking order: to visit here, or to print."""
    found = open_round_page(request, pk)
    return render(request, "registers/walk.html", _walking_list(request, found))


@login_required
@require_safe
def walk_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The same on paper, with room to write."""
    found = open_round_page(request, pk)
    data = _walking_list(request, found)
    language = "uz" if get_language() == "uz-cyrl" else get_language() or "ky"
    title = f"{_('Yearly round')} {found.year}: {data['place']}"
    streets = [
        {
            "title": ", ".join(filter(None, [rows[0]["village"], rows[0]["street"]])),
            "rows": [
                [str(n), row["address"], row["head"], str(row["size"]), "✓" if row["visit"] else ""]
                for n, row in enumerate(rows, 1)
            ],
        }
        for rows in data["streets"]
    ]
    head = ["№", _("Address"), _("Head of household"), _("How many people"), _("Visited"), _("What changed")]
    paper = {"title": title, "streets": streets, "head": head}
    content = render_document("registers/walk", paper, language, at=timezone.now())
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="round.pdf"'
    return response


def _walking_list(request: HttpRequest, found: Round) -> dict[str, Any]:
    """The list, journalled as a reading."""
    today = timezone.localdate()
    keys = request.GET.getlist("street")
    states: list[Any] = list(on_streets(households_of(found, today), keys)[:MOST_ON_A_LIST])
    sizes = sizes_of(states, today)
    heads, visits = heads_of(states, today), visits_of(found, [state.household_id for state in states])
    by = require(can_read(request.user, found.place_id, today))
    note_reading(by, "read_list", [Household(pk=state.household_id) for state in states])
    names = names_by_place({found.place_id, *(state.place_id for state in states)}, today)
    rows = [
        {
            "state": state,
            "street": state.street,
            "village": text_in(names.get(state.place_id)),
            "address": address_of(state),
            "head": heads[state.head].full_name if state.head in heads else "—",
            "size": sizes.get(state.household_id, 0),
            "visit": visits.get(state.household_id),
        }
        for state in states
    ]
    on_street = groupby(rows, key=lambda row: (row["village"], row["street"]))
    return {
        "round": found,
        "place": text_in(names.get(found.place_id)),
        "streets": [list(group) for _key, group in on_street],
        "query": request.GET.urlencode(),
        "keys": keys,
        "may_write": bool(can_write(request.user, found.place_id, today)) and found.closed_at is None,
    }


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def visit(request: HttpRequest, pk: UUID, household: UUID) -> HttpResponse:
    """One door: the same form as on the phone."""
    opened = open_household(request, household, to_write=True)
    found, today = open_round_page(request, pk, to_write=True), opened.today
    if not covers(found.place_id, opened.place, today):
        raise Http404
    book = book_of(opened.thing, today)
    form = VisitForm(request.POST or None, book=book, on=today)
    changed = request.method == "POST" and request.POST.get("version") != version_of(book)
    if changed:
        form.add_error(None, _("Somebody changed this meanwhile. Look at what stands there now, then do it again."))
    elif request.method == "POST" and form.is_valid():
        try:
            record_visit(found=found, book=book, said=form.said(), on=today, by=opened.by, at=timezone.now())
        except BOOK_REFUSALS as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The visit is in the book."))
            return redirect(_street(found, book))
    elif request.method != "POST":
        persons = [Person(pk=member.membership.person_id) for member in book.members]
        note_reading(opened.by, "read_household", [opened.thing, *persons])
    context = {
        "round": found,
        "household": opened.thing,
        "form": form,
        "version": version_of(book),
        "title": head_name(book) or _("Household"),
        "address": address_of(book.state) if book.state else "",
        "back": _street(found, book),
    }
    return render(request, "registers/visit.html", context)


def _street(found: Round, book: Book) -> str:
    """The walking list on which the household stands."""
    key = f"{book.state.place_id}:{book.state.street}" if book.state else ""
    return f"{reverse('registers:walk', args=[found.pk])}?{urlencode({'street': key})}"
