"""The home page, the choice of language, error pages, health."""

from __future__ import annotations

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from birge import __version__
from birge.decisions.enums import State
from birge.decisions.models import Decision
from birge.kernel.shell import day_work_for
from birge.kernel.to_confirm import topics
from birge.people.actions import remember_language
from birge.people.rules import actor_of
from birge.people.sign_in.language import set_language_cookie

LATEST = 5


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """A visitor sees what Birge is and where to begin; a person signed in sees the day's work."""
    if request.user.is_authenticated:
        work = day_work_for(request.user, timezone.now())
        inbox = reverse("kernel:inbox")
        # counted among the day's work already: the header of this page does not ask again
        unread = sum(item.count for item in work if item.url == inbox)
        return render(request, "home.html", {"work": work, "new_messages": unread})
    published = Decision.objects.filter(state=State.PUBLISHED).order_by("-published_at")
    return render(request, "home.html", {"latest": published[:LATEST]})


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """Help for each reader."""
    return render(request, "help.html")


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What Birge is, whose data it shows and under which licences."""
    return render(request, "about.html", {"version": __version__})


@require_safe
def to_confirm(request: HttpRequest) -> HttpResponse:
    """All values without a confirmed source, on one page."""
    return render(request, "to_confirm.html", {"topics": topics()})


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Remember the language, on this machine and for a person signed in also elsewhere, and go back to the page."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}):
        back = "/"
    response = redirect(back)
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        set_language_cookie(response, language)
        if request.user.is_authenticated:
            by = actor_of(request.user)
            remember_language(account=request.user, language=language, by=by, at=timezone.now())
    return response


@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """Health: the process answers."""
    return JsonResponse({"status": "ok"})


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Health: the process can serve, that is, its database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page lay open too long, or cookies are off: say so and offer to begin again."""
    return render(request, "errors/csrf.html", status=403)
