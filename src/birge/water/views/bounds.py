"""What is plausible, for whoever administers everything."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from birge.kernel.permissions import require
from birge.water.actions.bounds import set_bound
from birge.water.enums import BoundKind
from birge.water.forms import BoundForm
from birge.water.models import Bound
from birge.water.rules import can_set_bounds


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def bounds(request: HttpRequest) -> HttpResponse:
    """The largest area of a parcel that is still plausible."""
    today = timezone.localdate()
    by = require(can_set_bounds(request.user, today))
    now = Bound.objects.on(today).filter(kind=BoundKind.PARCEL_HA).first()
    initial = {"most": now.most.normalize(), "source": now.source} if now else {}
    form = BoundForm(request.POST or None, initial={**initial, "since": today})
    if request.method == "POST" and form.is_valid():
        try:
            set_bound(kind=BoundKind.PARCEL_HA, **form.cleaned_data, by=by, at=timezone.now())
        except ValidationError as error:
            form.add_error("since", error.messages)
        else:
            messages.success(request, _("Written into the register."))
            return redirect("water:bounds")
    context = {
        "form": form,
        "heading": BoundKind.PARCEL_HA.label,
        "lead": _("Above it the checks ask whether the area was written in square metres."),
        "back": reverse("to_confirm"),
    }
    return render(request, "water/form.html", context)
