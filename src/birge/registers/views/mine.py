"""A resident's own record: what she may ask, what was answered, and all that the book holds of her."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from birge.kernel import documents
from birge.kernel.actors import Actor
from birge.kernel.permissions import require
from birge.people.rules import actor_of
from birge.registers.actions.requests import NoTerm, receive_request
from birge.registers.enums import RequestKind, RequestState, RequestWay
from birge.registers.forms.requests import AskForm
from birge.registers.models import DataRequest, Entry, Person
from birge.registers.queries import place_of_person
from birge.registers.queries.history import names_of_persons
from birge.registers.queries.lines import row_as_json
from birge.registers.queries.requests import all_of
from birge.registers.queries.residents import person_of_account
from birge.registers.queries.together import Lines
from birge.registers.rules import can_write
from birge.registers.tables import BY_MODEL
from birge.registers.views.common import note_reading
from birge.registers.wording import day, period_of, words_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """My record in the household book: for residents whose account a clerk has linked."""
    person = person_of_account(request.user)
    form = AskForm(request.POST or None)
    if request.method == "POST" and person is not None and form.is_valid():
        now = timezone.now()
        facts = {"way": RequestWay.ACCOUNT, "received_on": timezone.localdate(now), "account": request.user}
        try:
            receive_request(person=person, by=actor_of(request.user), at=now, **facts, **form.cleaned_data)  # type: ignore[arg-type]
        except NoTerm as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Your request is noted. The answer will stand on this page."))
            return redirect("registers:mine")
    asked = DataRequest.objects.filter(person=person).order_by("-received_on", "-id") if person else []
    name = names_of_persons([person.pk]).get(person.pk, "—") if person else ""
    context = {"form": form, "person": person, "name": name, "asked": asked}
    return render(request, "registers/mine.html", context)


@login_required
@require_safe
def request_data(request: HttpRequest, pk: UUID, ending: str) -> HttpResponse:
    """All that the book holds of the person who asked, as a paper or for a machine."""
    asked = DataRequest.objects.filter(pk=pk, kind=RequestKind.DATA).first()
    by = _who_may(request, asked)
    if asked is None or ending not in {"pdf", "json"}:
        raise Http404
    person = Person(pk=asked.person_id)
    note_reading(by, "read_all", [person])
    lines = all_of(person)
    entries = {row.entry_id for rows in lines.values() for row in rows}
    written = dict(Entry.objects.filter(pk__in=entries).values_list("pk", "at"))
    if ending == "json":
        response: HttpResponse = JsonResponse(
            _as_json(person, lines, written), json_dumps_params={"ensure_ascii": False}
        )
    else:
        response = HttpResponse(_as_pdf(person, lines, written), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="my-data.{ending}"'
    return response


def _who_may(request: HttpRequest, asked: DataRequest | None) -> Actor:
    """The person herself, once her request is answered; the clerk who answers it."""
    own = person_of_account(request.user)
    if asked is not None and own is not None and own.pk == asked.person_id and asked.state == RequestState.ANSWERED:
        return actor_of(request.user)  # type: ignore[arg-type]
    today = timezone.localdate()
    return require(can_write(request.user, place_of_person(asked.person_id, today) if asked else None, today))


def _as_json(person: Person, lines: Lines, written: dict[UUID, Any]) -> dict[str, Any]:
    tables = {
        str(table._meta.model_name): [
            {**row_as_json(row), "written_at": written[row.entry_id], "struck_out": row.struck_id is not None}
            for row in rows
        ]
        for table, rows in lines.items()
        if rows
    }
    return {"format": "birge.registers.person/1", "person": str(person.pk), "at": timezone.now(), "lines": tables}


def _as_pdf(person: Person, lines: Lines, written: dict[UUID, Any]) -> bytes:
    now = timezone.now()
    name = names_of_persons([person.pk]).get(person.pk, "")
    sections = [
        {
            "title": str(BY_MODEL[table].title),
            "lines": [
                {
                    "period": period_of(row),
                    "note": _("struck out") if row.struck_id else "",
                    "said": [{"label": str(said.label), "value": said.value} for said in words_of(row)],
                }
                for row in rows
            ],
        }
        for table, rows in lines.items()
        if rows and table in BY_MODEL
    ]
    data = {
        "title": _("What the household book holds of you"),
        "facts": [
            {"label": pgettext("person", "Name"), "value": name},
            {"label": _("As of"), "value": day(timezone.localdate(now))},
        ],
        "sections": sections,
    }
    language = "uz" if get_language() == "uz-cyrl" else get_language() or "ky"
    return documents.render("registers/person_data", data, language, at=now)
