"""The history of a household or a person, and taking an entry back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from birge.kernel.permissions import require
from birge.registers import actions
from birge.registers.forms.lines import StrikeForm
from birge.registers.models import Entry, Household, Person
from birge.registers.queries import place_of, place_of_person
from birge.registers.queries.history import act_of, history_of, touched_by
from birge.registers.rules import can_take_back, may_be_taken_back
from birge.registers.telling import stories_of
from birge.registers.views.common import Opened, done, note_reading, open_household, open_person


@login_required
@require_safe
def household_history(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Everything that was written about a household."""
    return _history(request, open_household(request, pk))


@login_required
@require_safe
def person_history(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Everything that was written about a person."""
    return _history(request, open_person(request, pk))


def _history(request: HttpRequest, opened: Opened[Any]) -> HttpResponse:
    acts = history_of(opened.thing, restricted=opened.may_see_statuses)
    note_reading(opened.by, "read_history", [opened.thing])
    may = {act.entry.pk for act in acts if opened.may_write and may_be_taken_back(act.entry, act.taken_back)}
    context = {
        "stories": stories_of(acts, opened.today),
        "may_take_back": may,
        "is_household": isinstance(opened.thing, Household),
        "back": opened.thing.get_absolute_url(),
    }
    return render(request, "registers/history.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """An entry should not have been written: the book as it was before, and the history shows both."""
    today = timezone.localdate()
    entry = Entry.objects.filter(pk=pk).first()
    act = act_of(entry) if entry else None
    households, persons = touched_by(act) if act else (set(), set())
    by = require(can_take_back(request.user, entry, households, persons, today))
    if entry is None or act is None or not may_be_taken_back(entry, act.taken_back):
        raise Http404
    thing: Household | Person = Household(pk=min(households)) if households else Person(pk=min(persons))
    form = StrikeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if done(form, actions.take_back, entry=entry, why=form.cleaned_data["why"], by=by):
            messages.success(request, _("Taken back: the book is as it was before."))
            return redirect(thing if _is_in_the_book(thing) else "registers:households")
        if form.is_stale:
            form.is_stale = False
            form.add_error(None, _("Something was built on this entry since. Take that back first."))
    note_reading(by, "read_history", [*(Household(pk=one) for one in households), *(Person(pk=one) for one in persons)])
    context = {"form": form, "story": stories_of([act], today)[0], "back": thing.get_absolute_url()}
    return render(request, "registers/take_back.html", context)


def _is_in_the_book(thing: Household | Person) -> bool:
    """Whether anything stands of it after an entry was taken back."""
    today = timezone.localdate()
    place = place_of(thing, today) if isinstance(thing, Household) else place_of_person(thing.pk, today)
    return place is not None
