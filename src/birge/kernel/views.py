"""The public page where anyone checks a paper."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from birge.kernel.issued import facts_of, label_of, tidy
from birge.kernel.models import IssuedDocument


@require_safe
def check_form(request: HttpRequest) -> HttpResponse:
    """Where a person types the code that stands on a paper."""
    typed = request.GET.get("code", "")
    if typed.strip():
        return redirect("check", tidy(typed) or "-")
    return render(request, "kernel/check.html")


@require_safe
def check(request: HttpRequest, code: str) -> HttpResponse:
    """In force, expired, withdrawn or unknown; of a known paper its kind, date, initials and what its kind adds."""
    document = IssuedDocument.objects.filter(code=tidy(code)).first()
    expires_on = document.expires_on if document else None
    context = {
        "code": code,
        "document": document,
        "kind": label_of(document.kind) if document else "",
        "facts": facts_of(document) if document else [],
        "last_day": expires_on - timedelta(days=1) if expires_on else None,
        "has_expired": bool(expires_on and expires_on <= timezone.localdate()),
    }
    return render(request, "kernel/check.html", context, status=200 if document else 404)
