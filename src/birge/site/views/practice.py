"""The exercises of a home for practice."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from birge.site.practice import exercises_of


@login_required
@require_safe
def practice(request: HttpRequest) -> HttpResponse:
    """What to try on the first day, and what is done already; only in a home for practice."""
    if not settings.PRACTICE:
        raise Http404
    return render(request, "practice.html", {"exercises": exercises_of(request.user)})
