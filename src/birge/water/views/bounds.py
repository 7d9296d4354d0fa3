"""What is plausible, for whoever administers everything."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from birge.kernel.permissions import require
from birge.water.actions.bounds import set_bound
from birge.water.enums import BoundKind
from birge.water.forms import BoundForm
from birge.water.models import Bound
from birge.water.rules import can_set_bounds

LEADS = {
    BoundKind.PARCEL_HA: _("Above it the checks ask whether the area was written in square metres."),
    BoundKind.READING_GAP_H: _("If no level was read for longer, the volume that passed the post is not known."),
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def bounds(request: HttpRequest) -> HttpResponse:
    """The largest value of one kind that is still plausible: of `?kind=`, else the area of a parcel."""
    today = timezone.localdate()
    by = require(can_set_bounds(request.user, today))
    asked = request.GET.get("kind", "")
    kind = BoundKind(asked) if asked in BoundKind.values else BoundKind.PARCEL_HA
    now = Bound.objects.on(today).filter(kind=kind).first()
    initial = {"most": now.most.normalize(), "source": now.source} if now else {}
    form = BoundForm(request.POST or None, initial={**initial, "since": today})
    if request.method == "POST" and form.is_valid():
        try:
            set_bound(kind=kind, **form.cleaned_data, by=by, at=timezone.now())
        except ValidationError as error:
            form.add_error("since", error.messages)
        else:
            messages.success(request, gettext("Written into the register."))
            return redirect(f"{reverse('water:bounds')}?kind={kind}")
    context = {
        "form": form,
        "heading": kind.label,
        "lead": LEADS[kind],
        "back": reverse("to_confirm"),
    }
    return render(request, "water/form.html", context)
