"""What the assembly of the users resolved about sharing water."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from birge.kernel.permissions import require
from birge.meetings.queries import reference_of
from birge.people.models import Organisation
from birge.registers.models import StatusKind
from birge.water.actions.assembly import end_rule, read_vulnerable, resolve
from birge.water.forms.seasons import AssemblyForm
from birge.water.models import AssemblyRule
from birge.water.queries.allocations import minutes_for
from birge.water.queries.assembly import rules_on, vulnerable_on
from birge.water.queries.register import history_of
from birge.water.rules import can_read_vulnerable
from birge.water.views.common import context_of, open_association
from birge.water.views.seasons import ASK_OR_SEND, tried


@login_required
@require_http_methods(ASK_OR_SEND)
def assembly(request: HttpRequest, association: UUID) -> HttpResponse:
    """The rules that hold, those of the past, and a new one."""
    opened = open_association(request, association, to_write=request.method == "POST")
    minutes = [(str(row.pk), reference_of(row)) for row in minutes_for(opened.association)[:50]]
    form = AssemblyForm(request.POST or None, minutes=minutes, initial={"since": opened.today})
    if request.method == "POST" and tried(
        form,
        lambda: resolve(
            association=opened.association, **_typed(form, opened.association), by=opened.by, at=timezone.now()
        ),
    ):
        messages.success(request, _("Written into the register."))
        return redirect("water:assembly", association=association)
    names = {kind.code: str(kind) for kind in StatusKind.objects.all()}
    rules = list(history_of(AssemblyRule, association=opened.association))
    for rule in rules:
        rule.status_names = ", ".join(names.get(code, code) for code in rule.statuses)
    may_read = bool(can_read_vulnerable(request.user, opened.association, opened.today))
    context = {
        **context_of(opened),
        "form": form if opened.may_write else None,
        "rules": rules,
        "now": {rule.pk for rule in rules_on(opened.association, opened.today).values()},
        "may_read": may_read,
        "vulnerable": len(vulnerable_on(opened.association, opened.today)) if may_read else 0,
    }
    return render(request, "water/assembly.html", context)


def _typed(form: AssemblyForm, association: Organisation) -> dict[str, Any]:
    typed = dict(form.cleaned_data)
    chosen = typed.pop("minutes", "")
    minutes = minutes_for(association).filter(pk=chosen).first() if chosen else None
    text = typed.pop("minutes_text") or (reference_of(minutes) if minutes else "")
    return {**typed, "minutes": minutes, "minutes_text": text}


@login_required
@require_POST
def end_assembly_rule(request: HttpRequest, association: UUID, pk: UUID) -> HttpResponse:
    """From today on the rule no longer holds."""
    opened = open_association(request, association, to_write=True)
    rule = get_object_or_404(AssemblyRule, pk=pk, association=opened.association)
    try:
        end_rule(rule, on=opened.today, by=opened.by, at=timezone.now())
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("water:assembly", association=association)


@login_required
@require_POST
def read_book(request: HttpRequest, association: UUID) -> HttpResponse:
    """The clerk reads in the book whose household is vulnerable; each household sees that it was read."""
    opened = open_association(request, association)
    by = require(can_read_vulnerable(request.user, opened.association, opened.today))
    count = read_vulnerable(association=opened.association, since=opened.today, by=by, at=timezone.now())
    messages.success(request, _("Vulnerable households among the users: %(count)s") % {"count": count})
    return redirect("water:assembly", association=association)
