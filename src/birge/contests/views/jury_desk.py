"""What of commissions and decisions waits for those who run contests."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from birge.contests.queries.awards import to_finish, to_publish
from birge.contests.queries.commission import calls_with_conflicts
from birge.contests.queries.complaints import waiting
from birge.contests.rules.commission import kept_by
from birge.contests.rules.customers import RUN
from birge.kernel.permissions import require
from birge.people.rules import holds


@login_required
@require_safe
def jury_desk(request: HttpRequest) -> HttpResponse:
    """Conflicts to check, decisions to publish and to make final, complaints to answer: in all her contests."""
    on = timezone.localdate()
    require(holds(request.user, RUN, on))
    calls = kept_by(request.user, on)
    context = {
        "conflicts": calls_with_conflicts(calls),
        "awards": to_publish(calls),
        "endings": list(to_finish(calls, timezone.now())),
        "complaints": list(waiting(calls)),
        "on": on,
    }
    return render(request, "contests/commission/desk.html", context)
