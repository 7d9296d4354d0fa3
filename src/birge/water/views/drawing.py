"""Bringing outlines for the map."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from birge.water.actions.drawing import CannotDraw, draw
from birge.water.forms.drawing import DrawingForm, in_words
from birge.water.views.common import context_of, open_association


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def draw_outlines(request: HttpRequest, association: UUID) -> HttpResponse:
    """Outlines from a GeoJSON file: all of them, or none and what is wrong."""
    opened = open_association(request, association, to_write=True)
    form = DrawingForm(request.POST or None, request.FILES or None, association=opened.association, today=opened.today)
    back = reverse("water:map", args=[opened.association.pk])
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            count = draw(association=opened.association, outlines=typed["file"], since=typed["since"], by=opened.by,
                         at=timezone.now())  # fmt: skip
        except CannotDraw as error:
            form.add_error("file", in_words(error.problems))
        else:
            messages.success(request, _("Drawn: %(count)s") % {"count": count})
            return redirect(back)
    context = {
        **context_of(opened), "form": form, "back": back, "heading": _("Outlines for the map"),
        "lead": _("A GeoJSON file from a map program. All of it is taken, or nothing."),
    }  # fmt: skip
    return render(request, "water/form.html", context)
