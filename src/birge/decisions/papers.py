"""Papers about a decision: `decisions/list` to sign, and `decisions/slips` to cut apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import get_language

from birge.kernel.documents import render


def pdf(template: str, data: Mapping[str, Any], name: str) -> HttpResponse:
    """The paper in the reader's language, to look at and print."""
    language = "uz" if get_language() == "uz-cyrl" else get_language() or "ky"
    response = HttpResponse(render(template, dict(data), language, at=timezone.now()), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
