"""The page that a phone keeps, and the service worker that keeps it."""

from __future__ import annotations

import json

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from birge.kernel.offline import pack
from birge.kernel.offline.keeping import LEAST_PIN


@require_safe
def shell(request: HttpRequest) -> HttpResponse:
    """The same for everybody: it is rendered without the person, because it stays on the phone unencrypted."""
    context = {
        "LANGUAGE": request.LANGUAGE_CODE,
        "days": settings.OFFLINE_DAYS,
        "idle_minutes": settings.IDLE_MINUTES,
        "least_pin": LEAST_PIN,
    }
    response = HttpResponse(render_to_string("kernel/offline/phone.html", context))
    response["X-Offline-Version"] = pack.version()
    response["Cache-Control"] = "private, no-store"  # the service worker keeps it, no other cache
    return response


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, at the root of the site so that a page that does not come is answered with the shell."""
    parts = {
        "version": pack.version(),
        "shell": reverse("offline:shell"),
        "statics": pack.static_addresses(),
    }
    source = f"const PACK = {json.dumps(parts)};\n{pack.worker_source()}"
    response = HttpResponse(source, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


@login_required
@require_safe
def back(request: HttpRequest) -> HttpResponse:
    """Where the phone sends its person to sign in or unlock; she comes back to her work."""
    return redirect("offline:shell")
