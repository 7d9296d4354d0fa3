"""The public page where anyone checks a paper."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from birge.kernel.issued import label_of, tidy
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
    """In force, withdrawn or unknown; of a known paper its kind, date and initials, and nothing more."""
    document = IssuedDocument.objects.filter(code=tidy(code)).first()
    context = {"code": code, "document": document, "kind": label_of(document.kind) if document else ""}
    return render(request, "kernel/check.html", context, status=200 if document else 404)
