"""Writing any line of the book: a new one, and what may happen to one that stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from birge.kernel.permissions import require
from birge.places.queries import alive
from birge.registers import actions
from birge.registers.actions.lines import overlaps
from birge.registers.forms.common import BookForm
from birge.registers.forms.lines import LineForm, line_form, standing_of
from birge.registers.forms.residences import ResidenceForm
from birge.registers.models import Fact, Household, Person, Residence
from birge.registers.rules import can_see_statuses, places_to_write
from birge.registers.tables import TABLES, How, Table
from birge.registers.views.common import Opened, done, note_reading, open_household, open_person, opened_of
from birge.registers.wording import period_of, words_of

HEADINGS: dict[How | None, str | Promise] = {
    None: gettext_lazy("New line in the book"),
    How.CHANGE: gettext_lazy("Changed from a day on"),
    How.CORRECT: gettext_lazy("It was written wrong"),
    How.END: gettext_lazy("It is so no longer"),
    How.STRIKE: gettext_lazy("It should never have been written"),
}
LEADS: dict[How | None, str | Promise] = {
    None: gettext_lazy("What is so from a day on."),
    How.CHANGE: gettext_lazy("What stood before stays in the book for the days before."),
    How.CORRECT: gettext_lazy("The line is replaced from its first day; the history shows what stood there and why."),
    How.END: gettext_lazy("What the line says was true until the day that you give."),
    How.STRIKE: gettext_lazy("The line is struck out; the history shows that it stood there and why."),
}


def _table(name: str) -> Table:
    if name not in TABLES:
        raise Http404
    return TABLES[name]


def _require_open(table: Table, opened: Opened[Any]) -> None:
    if table.restricted:
        require(can_see_statuses(opened.user, opened.place, opened.today))


@login_required
@require_safe
def line(request: HttpRequest, table: str, pk: UUID) -> HttpResponse:
    """One line: what it says, since when, who entered it, and what may happen to it."""
    kind = _table(table)
    found = get_object_or_404(kind.model.objects.select_related("entry"), pk=pk)
    opened = opened_of(request, found, to_write=True)
    _require_open(kind, opened)
    note_reading(opened.by, "read_line", [opened.thing])
    hows = [how for how in How if how in kind.hows] if found.struck_id is None else []
    context = {
        "table": kind,
        "line": found,
        "said": words_of(found),
        "period": period_of(found),
        "back": opened.thing.get_absolute_url(),
        "hows": [(HEADINGS[how], LEADS[how], reverse("registers:write_line", args=[table, pk, how])) for how in hows],
    }
    return render(request, "registers/line.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_household_line(request: HttpRequest, pk: UUID, table: str) -> HttpResponse:
    """A new line about a household."""
    return _new(request, _table(table), open_household(request, pk, to_write=True))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_person_line(request: HttpRequest, pk: UUID, table: str) -> HttpResponse:
    """A new line about a person."""
    return _new(request, _table(table), open_person(request, pk, to_write=True))


def _new(request: HttpRequest, table: Table, opened: Opened[Any]) -> HttpResponse:
    if not table.is_added or not table.fits(type(opened.thing)):
        raise Http404
    owner = f"{opened.thing._meta.model_name}_id"
    fact = table.model(**{owner: opened.thing.pk})

    def write(form: BookForm) -> bool:
        new = form.fact()  # type: ignore[attr-defined]
        rows = table.model.objects.standing().filter(**new.line)
        if any(overlaps(row, new) for row in rows):
            form.add_error(None, str(actions.LineTaken()))
            return False
        return done(form, actions.say, fact=new, why=form.cleaned_data["why"], by=opened.by)

    return _page(request, table, None, fact, opened, write)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def write_line(request: HttpRequest, table: str, pk: UUID, how: str) -> HttpResponse:
    """Something happened to a line, or it was wrong."""
    kind = _table(table)
    if how not in kind.hows:
        raise Http404
    fact = get_object_or_404(kind.model, pk=pk)
    opened = opened_of(request, fact, to_write=True)
    if fact.struck_id is not None:
        now = _now(kind, fact)
        if now is None:
            messages.warning(request, str(actions.ChangedMeanwhile()))
            return redirect(opened.thing)
        fact = now
    return _page(request, kind, How(how), fact, opened, _writer(How(how), fact, opened))


def _now(table: Table, struck: Fact) -> Fact | None:
    """What stands in the place of a line that was struck out meanwhile."""
    rows = list(table.model.objects.standing().filter(**struck.line).order_by("-starts_on"))
    return next((row for row in rows if overlaps(row, struck)), next(iter(rows), None))


def _writer(how: How, fact: Fact, opened: Opened[Any]) -> Callable[[Any], bool]:
    def write(form: Any) -> bool:
        shared = {"why": form.cleaned_data["why"], "by": opened.by}
        match how:
            case How.CHANGE:
                return done(form, actions.say, fact=form.fact(), **shared)
            case How.CORRECT:
                new = form.fact()
                values = {**new.values(), "starts_on": new.starts_on, "ends_on": new.ends_on}
                return done(form, actions.correct, fact=fact, values=values, **shared)
            case How.END:
                return done(form, actions.end, fact=fact, on=form.cleaned_data["last"] + timedelta(days=1), **shared)
            case How.STRIKE:
                return done(form, actions.strike, fact=fact, **shared)

    return write


def _page(
    request: HttpRequest, table: Table, how: How | None, fact: Fact, opened: Opened[Any], write: Callable[[Any], bool]
) -> HttpResponse:
    _require_open(table, opened)
    owner = "person_id" if isinstance(opened.thing, Person) else "household_id"
    standing = list(standing_of(table, {owner: opened.thing.pk}))
    places = alive(opened.today).filter(pk__in=places_to_write(request.user, opened.today))
    shared = {"data": request.POST or None, "standing": standing, "today": timezone.localdate(), "places": places}
    form = line_form(table, how, fact, base=ResidenceForm if table.model is Residence else LineForm, **shared)
    if request.method == "POST" and form.is_valid() and not form.is_stale and write(form):
        messages.success(request, _("Written into the book."))
        return redirect(_after(table, opened))
    note_reading(opened.by, "read_line", [opened.thing])
    context = {
        "table": table,
        "heading": f"{table.title}: {HEADINGS[how]}",
        "subject": _("Person") if isinstance(opened.thing, Person) else _("Household"),
        "lead": LEADS[how],
        "form": form,
        "standing": [(period_of(row), words_of(row)) for row in standing] if form.is_stale else [],
        "line": (period_of(fact), words_of(fact)) if how in {How.END, How.STRIKE} else None,
        "back": _after(table, opened),
    }
    return render(request, "registers/form.html", context)


def _after(table: Table, opened: Opened[Any]) -> str:
    """Where to go on: the restricted page for what stands there, else the page of whom it is about."""
    if not table.restricted:
        return str(opened.thing.get_absolute_url())
    name = "registers:household_statuses" if isinstance(opened.thing, Household) else "registers:person_statuses"
    return reverse(name, args=[opened.thing.pk])
