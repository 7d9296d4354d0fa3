"""What happens to the people of a household: they come, leave, die, become its head, live by themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from birge.kernel.permissions import require
from birge.kernel.texts import text_in
from birge.places.models import Place
from birge.places.queries import alive, names_by_place
from birge.registers import actions
from birge.registers.enums import Arrival, Relation
from birge.registers.forms.members import (
    DeathForm,
    FoundForm,
    HeadForm,
    JoinForm,
    LeaveForm,
    NewPersonForm,
    SplitForm,
)
from birge.registers.models import Fact, Household, Membership, Person
from birge.registers.queries.book import Member, members_of
from birge.registers.queries.finding import persons_by_paper
from birge.registers.rules import can_write, places_to_write, writes_here
from birge.registers.views.common import Opened, done, note_reading, open_household, open_person
from birge.registers.wording import period_of, words_of

METHODS = ["GET", "HEAD", "POST"]


@login_required
@require_http_methods(METHODS)
def found_household(request: HttpRequest) -> HttpResponse:
    """A new account in the book, with its first member."""
    today = timezone.localdate()
    require(writes_here(request.user))
    form = FoundForm(request.POST or None, villages=villages_to_write(request.user), today=today)
    if request.method == "POST" and form.is_valid():
        village = Place.objects.get(pk=form.cleaned_data["village"])
        by = require(can_write(request.user, village.pk, today))
        made: list[Household] = []

        def found(**values: Any) -> None:
            made.append(actions.found_family(**values))

        member = form.as_action()
        since, why = member["since"], member["why"]
        values = form.household_values()
        if done(form, found, place=village, values=values, member=member, since=since, why=why, by=by):
            messages.success(request, _("The household is in the book. Add its other members."))
            return redirect(made[0])
    context = {
        "form": form,
        "heading": _("New household"),
        "lead": _("Where it lives, and who is its head."),
        "back": reverse("registers:households"),
    }
    return render(request, "registers/found.html", context)


def villages_to_write(user: Any) -> list[tuple[UUID, str]]:
    """The villages (and the aimaks themselves) into whose book this person writes, by name."""
    today = timezone.localdate()
    places = list(alive(today).filter(pk__in=places_to_write(user, today)).values_list("pk", flat=True))
    names = names_by_place(places, today)
    return sorted(((pk, text_in(names.get(pk, {}))) for pk in places), key=lambda item: item[1])


def standing_members(household: Household) -> list[Membership]:
    """The lines that say who belongs to a household: what forms about people are made from."""
    return list(Membership.objects.standing().filter(household=household))


def _names(members: list[Member], *, without: UUID | None = None) -> list[tuple[UUID, str]]:
    people = [(row.membership.person_id, row.state.full_name if row.state else "—") for row in members]
    return [(key, name) for key, name in people if key != without]


def _heads_after(opened: Opened[Person]) -> tuple[list[Fact], list[tuple[UUID, str]] | None]:
    """The memberships of a person's household; who may be the head if she goes (None: no new head is needed)."""
    own = Membership.objects.on(opened.today).filter(person=opened.thing).first()
    if own is None:
        return [], None
    members = members_of(Household(pk=own.household_id), opened.today)
    others = _names(members, without=opened.thing.pk)
    lines: list[Fact] = list(standing_members(Household(pk=own.household_id)))
    return lines, others if own.relation == Relation.HEAD and others else None


def _person_of(key: UUID | None) -> Person | None:
    return Person(pk=key) if key else None


def _page(
    request: HttpRequest,
    opened: Opened[Any],
    form: Any,
    words: tuple[str | Promise, str | Promise],
    write: Callable[[], bool],
    after: Callable[[], Any] | None = None,
) -> HttpResponse:
    if request.method == "POST" and form.is_valid() and not form.is_stale and write():
        messages.success(request, _("Written into the book."))
        return redirect(after() if after else opened.thing)
    note_reading(opened.by, "read_line", [opened.thing])
    standing = []
    if form.is_stale and isinstance(opened.thing, Household):
        standing = [(period_of(row), words_of(row)) for row in standing_members(opened.thing)]
    context = {
        "form": form,
        "heading": words[0],
        "lead": words[1],
        "subject": _("Household") if isinstance(opened.thing, Household) else _("Person"),
        "back": opened.thing.get_absolute_url(),
        "standing": standing,
    }
    return render(request, "registers/form.html", context)


@login_required
@require_http_methods(METHODS)
def add_member(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A person who is not in the book yet: born, moved in, married, or forgotten until now."""
    opened = open_household(request, pk, to_write=True)
    lines = standing_members(opened.thing)
    is_first = not any(row.is_open for row in lines)
    arrival = Arrival.BIRTH if request.GET.get("arrival") == Arrival.BIRTH else ""
    form = NewPersonForm(request.POST or None, standing=lines, today=opened.today, is_first=is_first, arrival=arrival)

    def write() -> bool:
        return done(form, actions.add_person, household=opened.thing, by=opened.by, **form.as_action())

    def after() -> Any:
        return request.path if "another" in request.POST else opened.thing

    words = _("Add a member"), _("A person who is not in the book yet: born, moved in, or not written down until now.")
    return _page(request, opened, form, words, write, after)


@login_required
@require_http_methods(METHODS)
def join_member(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A person of another household of these villages comes into this one."""
    opened = open_household(request, pk, to_write=True)
    form = JoinForm(request.POST or None, standing=standing_members(opened.thing), today=opened.today)

    def write() -> bool:
        typed = form.cleaned_data
        places = places_to_write(request.user, opened.today)
        found = persons_by_paper(places, pin=typed["pin"], surname=typed["surname"], born_on=typed["born_on"])
        if len(found) != 1:
            none = _("No such person in the book of your villages. From another aimak she comes by a move.")
            form.add_error(None, _("Several persons fit: give the PIN.") if found else none)
            return False
        facts = {name: typed[name] for name in ("relation", "since", "arrival", "why")}
        return done(form, actions.join, household=opened.thing, person=found[0], by=opened.by, **facts)

    words = _("Somebody from another household"), _("She leaves the household to which she belongs until now.")
    return _page(request, opened, form, words, write)


@login_required
@require_http_methods(METHODS)
def leave(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A person leaves for somewhere that the book does not know."""
    opened = open_person(request, pk, to_write=True)
    lines, heads = _heads_after(opened)
    form = LeaveForm(request.POST or None, standing=lines, today=opened.today, heads=heads)

    def write() -> bool:
        facts = {name: form.cleaned_data[name] for name in ("departure", "went_to", "why")}
        head = _person_of(form.cleaned_data.get("new_head"))
        return done(form, actions.leave, person=opened.thing, on=form.on, new_head=head, by=opened.by, **facts)

    words = (
        _("Left the household"),
        _("She belongs to it no more. For a time only: an absence."),
    )
    return _page(request, opened, form, words, write)


@login_required
@require_http_methods(METHODS)
def death(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A person died."""
    opened = open_person(request, pk, to_write=True)
    lines, heads = _heads_after(opened)
    form = DeathForm(request.POST or None, standing=lines, today=opened.today, heads=heads)

    def write() -> bool:
        typed = form.cleaned_data
        head = _person_of(typed.get("new_head"))
        facts = {"on": typed["on"], "why": typed["why"], "new_head": head}
        return done(form, actions.record_death, person=opened.thing, by=opened.by, **facts)

    words = _("Died"), _("Her membership, addresses, absences and statuses end on that day.")
    return _page(request, opened, form, words, write)


@login_required
@require_http_methods(METHODS)
def change_head(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Another member is the head from a day on."""
    opened = open_household(request, pk, to_write=True)
    members = members_of(opened.thing, opened.today)
    head = next((row.membership.person_id for row in members if row.membership.relation == Relation.HEAD), None)
    others = _names(members, without=head)
    lines = standing_members(opened.thing)
    form = HeadForm(request.POST or None, standing=lines, today=opened.today, heads=others)

    def write() -> bool:
        typed = form.cleaned_data
        facts = {"head": Person(pk=typed["new_head"]), "since": typed["since"], "why": typed["why"]}
        return done(form, actions.change_head, household=opened.thing, by=opened.by, **facts)

    words = _("Change the head"), _("The former head becomes “other relative” until you correct the relation.")
    return _page(request, opened, form, words, write)


@login_required
@require_http_methods(METHODS)
def split(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Some members found a household of their own."""
    opened = open_household(request, pk, to_write=True)
    members = members_of(opened.thing, opened.today)
    form = SplitForm(
        request.POST or None,
        standing=standing_members(opened.thing),
        today=opened.today,
        members=_names(members),
        old_head=members[0].membership.person_id if members else None,
        villages=villages_to_write(request.user),
    )
    made: list[Household] = []

    def write() -> bool:
        typed = form.cleaned_data
        village = Place.objects.get(pk=typed["village"])
        facts = {
            "relations": {UUID(key): relation for key, relation in form.relations().items()},
            "new_head": _person_of(typed.get("new_head")),
            "since": typed["since"],
            "why": typed["why"],
        }

        def divide(**values: Any) -> None:
            made.append(actions.split_household(**values))

        values = form.household_values()
        by = require(can_write(request.user, village.pk, opened.today))
        return done(form, divide, household=opened.thing, place=village, values=values, by=by, **facts)

    words = _("Found a household of their own"), _("Beside each who leaves: what she is to the head of the new one.")
    return _page(request, opened, form, words, write, lambda: made[0])
