"""The user confirms what she got, or refuses; a photo; and the pictures themselves."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from birge.kernel.actors import Actor
from birge.kernel.files import download
from birge.kernel.permissions import require
from birge.water.actions import confirming as actions
from birge.water.forms.deliveries import CodeForm, PhotoForm, RefuseForm, SignForm
from birge.water.rules.deliveries import can_confirm, can_keep
from birge.water.views.common import note_reading, read_of
from birge.water.views.deliveries import OpenedDelivery, open_delivery, page_of
from birge.water.views.seasons import tried

DRAWN = "data:image/png;base64,"


def _confirmed(
    request: HttpRequest, pk: UUID, name: str, form: Any, write: Callable[[OpenedDelivery, Actor], None]
) -> HttpResponse:
    """Take down a confirmation by one of the three ways, or show its form again with what is wrong."""
    found = open_delivery(request, pk)
    by = require(can_confirm(request.user, found.row, found.opened.today))
    if not tried(form, lambda: write(found, by)):
        return page_of(request, found, **{name: form})
    messages.success(request, _("Written."))
    return redirect("water:delivery", pk=pk)


@login_required
@require_POST
def sign(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The signature that she drew."""
    form = SignForm(request.POST)

    def write(found: OpenedDelivery, by: Actor) -> None:
        drawn = form.cleaned_data["picture"]
        try:
            picture = base64.b64decode(drawn.removeprefix(DRAWN), validate=True)
        except ValueError:  # no base64
            raise ValidationError(_("This is no whole picture in JPEG or PNG.")) from None
        actions.confirm_by_signature(found.row, picture, by=by, at=timezone.now())

    return _confirmed(request, pk, "sign_form", form, write)


@login_required
@require_POST
def confirm_by_code(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The code that she said."""
    form = CodeForm(request.POST)

    def write(found: OpenedDelivery, by: Actor) -> None:
        now = timezone.now()
        if not actions.confirm_by_code(found.row, form.cleaned_data["code"], typed_at=now, by=by, at=now):
            raise ValidationError({"code": _("The code is wrong or no longer valid: take a new one.")})

    return _confirmed(request, pk, "code_form", form, write)


@login_required
@require_POST
def refuse(request: HttpRequest, pk: UUID) -> HttpResponse:
    """She does not confirm, in her words."""
    form = RefuseForm(request.POST)

    def write(found: OpenedDelivery, by: Actor) -> None:
        actions.refuse_to_confirm(found.row, form.cleaned_data["answer"], by=by, at=timezone.now())

    return _confirmed(request, pk, "refuse_form", form, write)


@login_required
@require_POST
def send_code(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A new code goes to her phone."""
    found = open_delivery(request, pk)
    by = require(can_confirm(request.user, found.row, found.opened.today))
    if found.user and found.user.phone:
        actions.make_code(found.row.user, tell=True, by=by, at=timezone.now())
        messages.success(request, _("A code is on its way to the phone of the user."))
    else:
        messages.error(request, _("No phone stands in the register for this user."))
    return redirect("water:delivery", pk=pk)


@login_required
@require_POST
def add_photo(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A photo of the outlet or of the paper."""
    found = open_delivery(request, pk)
    by = require(can_keep(request.user, found.row.association, found.opened.today))
    form = PhotoForm(request.POST, request.FILES)

    def write() -> None:
        photo = form.cleaned_data["photo"]
        if photo.size > actions.MOST_PHOTO_BYTES:
            raise ValidationError({"photo": _("The picture is too large.")})
        actions.add_photo(found.row, photo.read(), by=by, at=timezone.now())

    if not tried(form, write):
        return page_of(request, found, photo_form=form)
    messages.success(request, _("The photo is kept."))
    return redirect("water:delivery", pk=pk)


@login_required
@require_safe
def picture(request: HttpRequest, pk: UUID, what: str) -> FileResponse:
    """The signature or the photo of a delivery, for whoever reads the register."""
    found = open_delivery(request, pk)
    file = found.row.signature if what == "signature" else found.row.photo
    if file is None:
        raise Http404
    note_reading(found.opened.by, "read_delivery", [found.row, *read_of([found.user] if found.user else [])])
    return download(file)
