"""The press release of a contest: drafted from its data, edited by those who run it, taken as a file."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from birge.contests.rules.customers import can_run
from birge.exchange.docx import document
from birge.exchange.forms import PressForm
from birge.exchange.press import LANGUAGES, draft, paper
from birge.exchange.queries.published import announced_calls
from birge.exchange.views.results import opened
from birge.kernel import documents
from birge.kernel.files import KINDS
from birge.kernel.permissions import require
from birge.kernel.texts import text_in


@require_http_methods(["GET", "HEAD", "POST"])
def press(request: HttpRequest, pk: UUID, language: str) -> HttpResponse:
    """The draft in this language; sent back edited, the file."""
    call = get_object_or_404(announced_calls().select_related("customer__place"), pk=pk)
    require(can_run(request.user, call.customer, timezone.localdate()))
    if language not in LANGUAGES:
        raise Http404
    if request.method == "POST":
        form = PressForm(request.POST)
        if form.is_valid():
            return _file(form.cleaned_data["text"], form.cleaned_data["form"], language, text_in(call.names, language))
    else:
        form = PressForm(initial={"text": draft(opened(pk), language), "form": "pdf"})
    context = {"call": call, "form": form, "language": language, "languages": LANGUAGES}
    return render(request, "exchange/press.html", context)


def _file(text: str, kind: str, language: str, title: str) -> HttpResponse:
    if kind == "txt":
        content, media_type = text.replace("\r\n", "\n").encode(), "text/plain; charset=utf-8"
    elif kind == "docx":
        with translation.override(language):
            content, media_type = document(_("Press release"), title, text.splitlines(), language), KINDS["docx"]
    else:
        content, media_type = documents.render("exchange/press", paper(title, text), language), "application/pdf"
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="press-{language}.{kind}"'
    return response
