"""Requests of residents about their own data: for the clerk who answers."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from birge.kernel.actors import Actor
from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.kernel.permissions import require
from birge.registers.actions.requests import AnsweredAlready, NoTerm, answer_request, receive_request
from birge.registers.enums import RequestState
from birge.registers.forms.requests import AnswerForm, ReceiveForm
from birge.registers.models import DataRequest, Person
from birge.registers.queries.history import names_of_persons
from birge.registers.queries.requests import requests_in
from birge.registers.rules import places_to_read, works_here
from birge.registers.views.common import above_lists, note_reading, open_person
from birge.registers.wording import shape


@login_required
@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    """The requests of the residents of this person's villages, the most urgent first."""
    by, today = require(works_here(request.user)), timezone.localdate()
    names: dict[UUID, str] = {}

    def read(rows: Sequence[DataRequest]) -> None:
        names.update(names_of_persons(row.person_id for row in rows))
        note_reading(by, "read_requests", [Person(pk=row.person_id) for row in rows])

    def state(row: DataRequest) -> str:
        return _("overdue") if row.is_overdue(today) else str(row.get_state_display())

    def state_shape(row: DataRequest) -> str:
        return "failed" if row.is_overdue(today) else shape(row.state)

    def narrowed(rows: QuerySet[DataRequest], value: str) -> QuerySet[DataRequest]:
        return rows.filter(state=value)

    listing = Listing(
        title=_("Requests about one's own data"),
        lead=_("Who asks what the book holds of her, or for a correction, and until when the law wants an answer."),
        queryset=requests_in(places_to_read(request.user, today)).order_by("-state", "due_on", "id"),
        columns=[
            Column("person", _("Who"), lambda row: names.get(row.person_id, "—"), link=DataRequest.get_absolute_url),
            Column("kind", _("What is asked for"), lambda row: row.get_kind_display()),
            Column("received", _("Received on"), lambda row: row.received_on, sort="received_on"),
            Column("due", _("To be answered by"), lambda row: row.due_on, sort="due_on"),
            Column("state", _("State"), state, sort="state", status=state_shape),
        ],
        filters=[Filter("state", _("State"), RequestState.choices, narrowed)],
        empty=_("Nobody has asked. A request is noted on the page of the person."),
        export_name="requests",
        on_rows=read,
    )
    return list_response(request, listing, "registers/list.html", {"above": above_lists(request.user)})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_request(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Note a request that came at the counter, by phone or by letter."""
    opened = open_person(request, pk, to_write=True)
    form = ReceiveForm(request.POST or None, today=opened.today)
    if request.method == "POST" and form.is_valid():
        try:
            made = receive_request(person=opened.thing, by=opened.by, at=timezone.now(), **form.cleaned_data)
        except NoTerm as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The request is noted."))
            return redirect(made)
    note_reading(opened.by, "read_requests", [opened.thing])
    context = {
        "form": form,
        "heading": _("Note a request about one's own data"),
        "lead": _("The term for the answer runs from the day on which it was received."),
        "subject": names_of_persons([pk]).get(pk, _("Person")),
        "back": opened.thing.get_absolute_url(),
    }
    return render(request, "registers/form.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def request(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One request, and its answer."""
    found = DataRequest.objects.filter(pk=pk).first()
    opened = open_person(request, found.person_id if found else pk)
    asked = get_object_or_404(DataRequest, pk=pk)
    is_open = asked.state == RequestState.OPEN
    form = AnswerForm(request.POST or None) if is_open and opened.may_write else None
    if request.method == "POST":
        by = open_person(request, asked.person_id, to_write=True).by
        if form is not None and form.is_valid():
            _answer(request, asked, form, by)
            return redirect(asked)
    note_reading(opened.by, "read_requests", [opened.thing])
    context = {
        "asked": asked,
        "form": form,
        "name": names_of_persons([asked.person_id]).get(asked.person_id, "—"),
        "person": opened.thing,
        "is_overdue": asked.is_overdue(opened.today),
        "may_write": opened.may_write,
    }
    return render(request, "registers/request.html", context)


def _answer(request: HttpRequest, asked: DataRequest, form: AnswerForm, by: Actor) -> None:
    try:
        answer_request(request=asked, by=by, at=timezone.now(), **form.cleaned_data)
    except AnsweredAlready as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, _("The answer is noted."))
