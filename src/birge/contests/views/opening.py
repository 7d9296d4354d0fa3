"""What every page about a call begins with: which call, and whether this person may open it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from birge.contests.call_parts import OpenedCall
from birge.contests.models import Call
from birge.contests.rules.customers import can_decide, can_pay, can_run
from birge.kernel.permissions import require

_WITH = ("programme", "customer__place", "rule_set", "place")


def open_call(request: HttpRequest, pk: UUID) -> OpenedCall:
    """The call for those who run it or pay its money; refused to all others."""
    call = get_object_or_404(Call.objects.select_related(*_WITH), pk=pk)
    at = timezone.now()
    on = timezone.localdate(at)
    runs, pays = can_run(request.user, call.customer, on), can_pay(request.user, call.customer, on)
    by = require(runs or pays)
    decides = bool(can_decide(request.user, call.customer, on))
    return OpenedCall(call, request.user, at, by, may_run=bool(runs), may_decide=decides, may_pay=bool(pays))


def announced_call(request: HttpRequest, pk: UUID) -> OpenedCall:
    """The call as everybody sees it; 404 before it was announced."""
    call = get_object_or_404(Call.objects.filter(announced_at__isnull=False).select_related(*_WITH), pk=pk)
    return OpenedCall(call, request.user, timezone.now())
