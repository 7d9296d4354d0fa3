"""The move of a family between aimaks, for both clerks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.kernel.permissions import require
from birge.kernel.texts import text_in
from birge.places.models import Place
from birge.places.queries import names_by_place, within
from birge.registers.actions import AccountTaken, BadPeriod, ChangedMeanwhile, NotInTheBook
from birge.registers.actions import transfers as actions
from birge.registers.actions.transfers import TransferClosed, TransferOpen
from birge.registers.enums import TransferState
from birge.registers.forms.residents import WhyForm
from birge.registers.forms.transfers import ConfirmForm, TransferForm
from birge.registers.models import Person, PersonState, Transfer
from birge.registers.queries.transfers import heads_that_move, transfers_of
from birge.registers.rules import (
    can_confirm_transfer,
    can_read_household,
    can_see_transfer,
    can_withdraw_transfer,
    places_to_write,
    writes_here,
)
from birge.registers.views.common import above_lists, note_reading, open_household
from birge.registers.views.members import villages_to_write
from birge.registers.wording import shape

METHODS = ["GET", "HEAD", "POST"]
REFUSALS = (AccountTaken, BadPeriod, NotInTheBook, TransferClosed, TransferOpen)


@login_required
@require_safe
def transfers(request: HttpRequest) -> HttpResponse:
    """Families that move out of this person's villages and into them."""
    by, today = require(writes_here(request.user)), timezone.localdate()
    rows = transfers_of(places_to_write(request.user, today)).prefetch_related("persons")
    heads: dict[UUID, str] = {}
    names = names_by_place({pk for pair in rows.values_list("from_place", "to_place") for pk in pair}, today)

    def read(shown: Sequence[Transfer]) -> None:
        heads.update(heads_that_move(shown))
        note_reading(by, "read_transfer", [person for row in shown for person in row.persons.all()])

    def narrowed(found: QuerySet[Transfer], value: str) -> QuerySet[Transfer]:
        return found.filter(state=value)

    listing = Listing(
        title=_("Moves between aimaks"),
        lead=_("One clerk proposes, the other confirms; until then nothing changes in either book."),
        queryset=rows,
        columns=[
            Column("head", _("Family"), lambda row: heads.get(row.pk, "—"), link=Transfer.get_absolute_url),
            Column("on", _("Lives there from"), lambda row: row.moves_on, sort="moves_on"),
            Column("from", _("From where"), lambda row: text_in(names.get(row.from_place_id))),
            Column("to", _("Where to"), lambda row: text_in(names.get(row.to_place_id))),
            Column("size", _("How many people"), lambda row: len(row.persons.all()), numeric=True),
            Column("state", _("State"), lambda row: row.get_state_display(), sort="state",
                   status=lambda row: shape(row.state)),
        ],
        filters=[Filter("state", _("State"), TransferState.choices, narrowed)],
        empty=_("No family moves now. A move begins on the page of the household."),
        export_name="moves",
        on_rows=read,
    )  # fmt: skip
    return list_response(request, listing, "registers/list.html", {"above": above_lists(request.user)})


@login_required
@require_http_methods(METHODS)
def propose_transfer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask the clerk of another aimak to take a family into her book."""
    opened = open_household(request, pk, to_write=True)
    own = set(places_to_write(request.user, opened.today).values_list("pk", flat=True))
    form = TransferForm(request.POST or None, today=opened.today, own=own)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        facts = {"to_place": Place.objects.get(pk=typed["place"]), "moves_on": typed["moves_on"], "why": typed["why"]}
        try:
            made = actions.propose_transfer(household=opened.thing, by=opened.by, at=timezone.now(), **facts)
        except REFUSALS as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Proposed. The clerk of the other aimak sees it in her day's work."))
            return redirect(made)
    note_reading(opened.by, "read_line", [opened.thing])
    context = {
        "form": form,
        "heading": _("Move to another aimak"),
        "lead": _("The whole household moves. If only a part goes, first let it found a household of its own."),
        "subject": _("Household"),
        "submit": _("Propose the move"),
        "back": opened.thing.get_absolute_url(),
    }
    return render(request, "registers/form.html", context)


@login_required
@require_http_methods(METHODS)
def transfer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One move: who, from where, where to; and its confirming, refusing or withdrawing."""
    today = timezone.localdate()
    found = Transfer.objects.select_related("household").filter(pk=pk).first()
    by = require(can_see_transfer(request.user, found, today))
    if found is None:
        raise Http404
    is_open = found.state == TransferState.PROPOSED
    takes_in = bool(is_open and can_confirm_transfer(request.user, found, today))
    withdraws = bool(is_open and can_withdraw_transfer(request.user, found, today))
    confirm = ConfirmForm(_sent(request, "confirm"), villages=_villages(request, found)) if takes_in else None
    why = WhyForm(_sent(request, "close")) if takes_in or withdraws else None
    if request.method == "POST":
        if confirm is not None and "confirm" in request.POST and _confirmed(request, found, confirm):
            return redirect(found.household)
        if why is not None and "close" in request.POST and why.is_valid() and _closed(request, found, why, takes_in):
            return redirect(found)
    persons = list(found.persons.values_list("pk", flat=True))
    note_reading(by, "read_transfer", [Person(pk=person) for person in persons])
    names = names_by_place([found.from_place_id, found.to_place_id], today)
    context = {
        "transfer": found,
        "family": heads_that_move([found]).get(found.pk, ""),
        "may_open": bool(can_read_household(request.user, found.household, today)),
        "persons": PersonState.objects.on(found.moves_on).filter(person__in=persons).order_by("born_on"),
        "from_name": text_in(names.get(found.from_place_id)),
        "to_name": text_in(names.get(found.to_place_id)),
        "confirm": confirm,
        "why": why,
        "takes_in": takes_in,
    }
    return render(request, "registers/transfer.html", context)


def _sent(request: HttpRequest, button: str) -> Any:
    return request.POST if button in request.POST else None


def _villages(request: HttpRequest, found: Transfer) -> list[tuple[UUID, str]]:
    below = set(within([found.to_place_id], timezone.localdate()).values_list("pk", flat=True))
    return [(pk, name) for pk, name in villages_to_write(request.user) if pk in below]


def _confirmed(request: HttpRequest, found: Transfer, form: ConfirmForm) -> bool:
    by = require(can_confirm_transfer(request.user, found, timezone.localdate()))
    if not form.is_valid():
        return False
    place = Place.objects.get(pk=form.cleaned_data["village"])
    try:
        actions.confirm_transfer(transfer=found, place=place, values=form.values(), by=by, at=timezone.now())
    except ChangedMeanwhile:
        form.add_error(None, _("The household changed since the move was proposed. Let it be proposed again."))
    except REFUSALS as error:
        form.add_error(None, str(error))
    else:
        messages.success(request, _("The family is in your book now."))
        return True
    return False


def _closed(request: HttpRequest, found: Transfer, form: WhyForm, takes_in: bool) -> bool:
    today = timezone.localdate()
    rule = can_confirm_transfer if takes_in else can_withdraw_transfer
    action: Callable[..., None] = actions.refuse_transfer if takes_in else actions.withdraw_transfer
    try:
        action(transfer=found, by=require(rule(request.user, found, today)), at=timezone.now(), **form.cleaned_data)
    except TransferClosed as error:
        messages.warning(request, str(error))
    return True
