"""A family's own page: opened by the code on its slip, without an account."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from birge.algorithms.packages import canonical
from birge.decisions.codes import plain
from birge.decisions.forms import CodeForm
from birge.decisions.kinds import field_label, in_order, numbers_of
from birge.decisions.models import DecisionRow
from birge.decisions.queries import readings_of, row_by_code, slip_of
from birge.decisions.rules import can_see
from birge.decisions.views.public import newer_of
from birge.kernel.journal import record_read
from birge.kernel.permissions import require
from birge.kernel.throttle import Throttle

CODES = Throttle("decisions.code", most=60, seconds=600)
"""Codes that open nothing. (A code has 100 bits: guessing is hopeless even without this.)"""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter_code(request: HttpRequest) -> HttpResponse:
    """Type the code from the slip."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect("decisions:mine", code=plain(form.cleaned_data["code"]))
    return render(request, "decisions/enter_code.html", {"form": form})


def _row(request: HttpRequest, code: str) -> DecisionRow | HttpResponse:
    """The row of this code, or the answer that there is none."""
    if CODES.too_many(request):
        return render(request, "decisions/too_many_codes.html", status=429)
    row = row_by_code(code)
    if row is None:
        CODES.count(request)
        return render(request, "decisions/no_such_code.html", {"form": CodeForm()}, status=404)
    return row


@never_cache
@require_safe
def mine(request: HttpRequest, code: str) -> HttpResponse:
    """What this family asked for, what it gets and why; who looked at its data."""
    row = _row(request, code)
    if isinstance(row, HttpResponse):
        return row
    by = require(can_see(request.user, row.decision, timezone.localdate()))
    context = {
        "row": row,
        "decision": row.decision,
        "given": _given(row),
        "reason": row.value("reason"),
        "fields": _fields(row),
        "inputs": [
            field_label(row.decision.kind, name) for name in in_order(row.decision.kind, row.decision.input_fields)
        ],
        "readings": list(readings_of(row)),
        "code": code,
        "newer": newer_of(row.decision),
    }
    record_read(by=by, at=timezone.now(), verb="decisions.open_own_row", subjects=[row])
    response = render(request, "decisions/mine.html", context)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _given(row: DecisionRow) -> object:
    """The part of the result that the decision's totals count as given ("result/given")."""
    part = row.decision.totals[1].partition("/")[2]
    return (row.value("result") or {}).get(part)


def _fields(row: DecisionRow) -> list[tuple[str, object, bool]]:
    """What stands in the row besides what the algorithm gave: (label, value, whether it is a number)."""
    names = [name for name in row.decision.fields if row.value(name) not in (None, "")]
    numbers = numbers_of(row.decision.kind, row.decision.input_fields)
    return [
        (field_label(row.decision.kind, name), row.value(name), name in numbers)
        for name in in_order(row.decision.kind, names)
    ]


@never_cache
@require_safe
def my_proof(request: HttpRequest, code: str) -> HttpResponse:
    """The row with its salts, to hold against the public package."""
    row = _row(request, code)
    if isinstance(row, HttpResponse):
        return row
    by = require(can_see(request.user, row.decision, timezone.localdate()))
    record_read(by=by, at=timezone.now(), verb="decisions.download_proof", subjects=[row])
    response = HttpResponse(canonical(slip_of(row)), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="decision-{row.decision.number}-row-{row.number}.json"'
    return response
