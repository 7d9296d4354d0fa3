"""Pairs of entries that look like one person: the list, side by side, and what a clerk decides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from birge.algorithms.matching import text_of
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.kernel.permissions import Answer, require
from birge.kernel.texts import LANGUAGES, text_in
from birge.people.rules import holds, places_of
from birge.places.queries import names_by_place
from birge.registers import actions
from birge.registers.actions import duplicates as deciding
from birge.registers.enums import DuplicateState
from birge.registers.forms.duplicates import MERGED_FIELDS, MergeForm, WhyForm, shown
from birge.registers.models import HouseholdState, Person, PersonState, Pin, PossibleDuplicate
from birge.registers.queries.duplicates import heads_to_choose, homes_of, names_of_pairs, pins_of, states_of
from birge.registers.rules import WRITE, can_compare, pairs_visible_to, places_to_write, sides_of
from birge.registers.views.common import above_lists
from birge.registers.wording import address_of, shape


def _column_label(model: type[Model], name: str) -> Any:
    return model._meta.get_field(name).verbose_name  # type: ignore[union-attr]


_LABELS = {
    **{name: _column_label(PersonState, name) for name in MERGED_FIELDS},
    **{name: _column_label(HouseholdState, name) for name in ("street", "house")},
    "pin": _column_label(Pin, "pin"),
    "village": _column_label(HouseholdState, "place"),
    "": _("in general"),
}
REFUSALS = (
    actions.ChangedMeanwhile,
    actions.HeadNeeded,
    actions.HeadTaken,
    actions.NotInTheBook,
    actions.SamePerson,
    deciding.AlreadyDecided,
    deciding.NotConfirmed,
)


@login_required
@require_safe
def duplicates(request: HttpRequest) -> HttpResponse:
    """The pairs of which this clerk keeps the book of one or both."""
    by, today = require(holds(request.user, WRITE)), timezone.localdate()
    own = set(places_to_write(request.user, today).values_list("pk", flat=True))
    names: dict[UUID, str] = {}

    def read(rows: Any) -> None:
        seen = [row.one_id for row in rows if row.place_one_id in own]
        seen += [row.other_id for row in rows if row.place_other_id in own]
        names.update(names_of_pairs(seen, today))
        journal.record_read(
            by=by, at=timezone.now(), verb="registers.read_duplicates", subjects=[Person(pk=pk) for pk in seen]
        )

    def name(side: str) -> Any:
        return lambda row: names.get(getattr(row, f"{side}_id"), _("somebody in another aimak's book"))

    def link(row: PossibleDuplicate) -> str:
        return row.get_absolute_url()

    listing = Listing(
        title=_("Possible duplicates"),
        lead=_("Two entries that look like one person. You decide about each pair; nothing is merged by itself."),
        queryset=pairs_visible_to(request.user, PossibleDuplicate.objects.all(), today).order_by("-score", "pk"),
        columns=[
            Column("one", _("First entry"), name("one"), link=link),
            Column("other", _("Second entry"), name("other"), link=link),
            Column("score", _("Likeness"), lambda row: f"{row.score:.0%}", sort="score", numeric=True),
            Column("state", _("State"), lambda row: row.get_state_display(), sort="state",
                   status=lambda row: shape(row.state)),
            Column("found_at", _("Found"), lambda row: timezone.localtime(row.found_at).date(), sort="found_at"),
        ],
        filters=[Filter("state", _("State"), DuplicateState.choices, lambda rows, value: rows.filter(state=value))],
        empty=_("No pair waits for you. Press “Look for duplicates” after you imported or entered people."),
        export_name="duplicates",
        on_rows=read,
    )  # fmt: skip
    return list_response(request, listing, "registers/duplicates.html", {"above": above_lists(request.user)})


@login_required
@require_POST
def look_for_duplicates(request: HttpRequest) -> HttpResponse:
    """Compare everyone in the clerk's book, and with the neighbours', in the background."""
    by = require(holds(request.user, WRITE))
    deciding.ask_for_search(places=places_of(request.user, WRITE, timezone.localdate()), by=by, at=timezone.now())
    messages.success(request, _("The search has begun. The pairs appear here in a while."))
    return redirect("registers:duplicates")


@login_required
@require_safe
def duplicate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Side by side for whoever may compare; else her own side and how alike the two are."""
    return _page(request, _opened(request, pk))


@login_required
@require_POST
def decide_duplicate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Same, different, merge or apart again, as the pressed button says."""
    opened, wanted = _opened(request, pk), request.POST.get("decision", "")
    try:
        return _decided(request, wanted, opened)
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
        opened.pair.refresh_from_db()
        return _page(request, opened, wanted, status=409)


def _decided(request: HttpRequest, wanted: str, opened: Opened) -> HttpResponse:
    pair, sides, by, now = opened.pair, set(opened.sides), opened.by, timezone.now()
    if wanted == "same":
        deciding.confirm_same(pair=pair, sides=sides, by=by, at=now)
        return _done(request, pair, _("Noted. The clerk of the other aimak has to confirm as well."))
    if wanted == "merge" and opened.compares:
        form = _merge_form(opened, states_of(pair, timezone.localdate()), request.POST)
        if not form.is_valid():
            return _page(request, opened, wanted, form, status=422)
        head, why = form.cleaned_data.get("new_head"), form.cleaned_data["why"]
        deciding.merge_pair(
            pair=pair, kept=Person.objects.get(pk=form.cleaned_data["kept"]), sides=sides, values=form.values,
            new_head=Person(pk=UUID(head)) if head else None, why=why, by=by, at=now,
        )  # fmt: skip
        return _done(request, pair, _("Merged. If they turn out to be two people, take it back here."))
    ground = WhyForm(request.POST)
    if not ground.is_valid():
        return _page(request, opened, wanted, ground, status=422)
    if wanted == "apart" and opened.compares:
        deciding.unmerge_pair(pair=pair, why=ground.cleaned_data["why"], by=by, at=now)
        return _done(request, pair, _("They are two people in the book again."))
    if wanted == "different":
        deciding.mark_different(pair=pair, why=ground.cleaned_data["why"], by=by, at=now)
        return _done(request, pair, _("Noted: two different people."))
    raise Http404


@dataclass(frozen=True)
class Opened:
    """A pair that a clerk opened: of which sides she keeps the book, and where the two live."""

    pair: PossibleDuplicate
    sides: dict[str, Answer]
    homes: dict[UUID, HouseholdState]

    @property
    def by(self) -> Actor:
        return require(next(iter(self.sides.values())))

    @property
    def compares(self) -> bool:
        """Whether she sees both persons."""
        return can_compare(self.pair, self.sides)


def _opened(request: HttpRequest, pk: UUID) -> Opened:
    pair = get_object_or_404(PossibleDuplicate.objects.select_related("merge"), pk=pk)
    homes = homes_of(pair, timezone.localdate())
    sides = sides_of(request.user, pair, homes, timezone.localdate())
    if not sides:
        raise Http404
    return Opened(pair, sides, homes)


def _done(request: HttpRequest, pair: PossibleDuplicate, text: Any) -> HttpResponse:
    messages.success(request, text)
    return redirect("registers:duplicates") if pair.state != DuplicateState.MERGED else redirect(pair)


def _page(request: HttpRequest, opened: Opened, wanted: str = "", form: Any = None, status: int = 200) -> HttpResponse:
    pair, sides, compares, today = opened.pair, opened.sides, opened.compares, timezone.localdate()
    seen = [pair.one_id, pair.other_id] if compares else [getattr(pair, f"{side}_id") for side in sides]
    states = states_of(pair, today)
    entries = _entries(opened, states, seen)
    journal.record_read(
        by=opened.by, at=timezone.now(), verb="registers.read_duplicate",
        subjects=[Person(pk=person) for person in seen],
    )  # fmt: skip
    is_open = pair.state in (DuplicateState.OPEN, DuplicateState.SAME)
    merges = compares and is_open and len(states) == 2
    context = {
        "pair": pair,
        "entries": entries,
        "compares": compares,
        "likeness": f"{pair.score:.0%}",
        "is_open": is_open,
        "rows": _rows(pair, entries),
        "said": bool(set(sides) & pair.confirmed_sides),
        "merge_form": form if wanted == "merge" and form else _merge_form(opened, states) if merges else None,
        "why_form": form if wanted in ("different", "apart") and form else WhyForm(),
        "address": reverse("registers:decide_duplicate", args=[pair.pk]),
    }
    return render(request, "registers/duplicate.html", context, status=status)


def _merge_form(opened: Opened, states: dict[UUID, PersonState], data: Any = None) -> MergeForm:
    pair, today = opened.pair, timezone.localdate()
    ordered = [states[pk] for pk in (pair.one_id, pair.other_id) if pk in states]
    if len(ordered) < 2:
        raise actions.NotInTheBook
    villages = names_by_place({home.place_id for home in opened.homes.values()}, today)
    homes = {
        person: ", ".join(filter(None, [text_in(villages.get(home.place_id, {})), address_of(home)]))
        for person, home in opened.homes.items()
    }
    return MergeForm(data, states=ordered, homes=homes, heads=heads_to_choose(pair, today))


def _entries(opened: Opened, states: dict[UUID, PersonState], persons: Iterable[UUID]) -> list[dict[str, Any]]:
    """What the book says of each of these persons, by the fields that were compared, in words."""
    today = timezone.localdate()
    homes, pins = opened.homes, pins_of(opened.pair, today)
    villages = names_by_place({home.place_id for home in homes.values()}, today)
    found = []
    for pk in persons:
        state, home = states.get(pk), homes.get(pk)
        said = {"pin": pins.get(pk, "")}
        if state is not None:
            said |= {name: shown(state, name) for name in MERGED_FIELDS}
        if home is not None:
            said |= {"street": home.street, "house": home.house, "village": text_in(villages.get(home.place_id, {}))}
        found.append({"person": Person(pk=pk), "state": state, "said": said})
    return found


def _rows(pair: PossibleDuplicate, entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "label": _LABELS.get(field, field),
            "is_code": field == "pin",
            "said": [entry["said"].get(field) or "—" for entry in entries],
            "text": text_in({language: text_of(code, language) for language in LANGUAGES}),
            "bits": bits,
            "speaks": _("for one person") if bits > 0 else _("for two people") if bits < 0 else "—",
        }
        for field, code, bits in pair.reasons
    ]
