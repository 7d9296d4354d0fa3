"""A customer words her agreements of a kind."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from birge.contests.actions.agreements.texts import word_agreements
from birge.contests.enums.programmes import Profile
from birge.contests.forms.agreements.texts import WordingForm
from birge.contests.rules.customers import can_decide
from birge.contests.views.agreements.common import ASK_OR_SEND
from birge.contests.words.agreements import FIELDS, wording_for
from birge.kernel.forms import tried
from birge.kernel.permissions import require
from birge.people.models import Organisation


@login_required
@require_http_methods(ASK_OR_SEND)
def wording(request: HttpRequest, pk: UUID, profile: str) -> HttpResponse:
    """The paragraphs in Kyrgyz and Russian."""
    customer = get_object_or_404(Organisation.objects.select_related("place"), pk=pk)
    at = timezone.now()
    by = require(can_decide(request.user, customer, timezone.localdate(at)))
    if profile not in Profile.values:
        raise Http404
    texts, is_own = wording_for(customer.pk, profile)
    form = WordingForm(request.POST or None, initial={"text_ky": texts["ky"], "text_ru": texts["ru"]})

    def write() -> None:
        given = {"ky": form.cleaned_data["text_ky"], "ru": form.cleaned_data["text_ru"]}
        word_agreements(customer=customer, profile=profile, texts=given, by=by, at=at)

    if request.method == "POST" and tried(form, write):
        messages.success(request, _("Saved."))
        return redirect(request.path)
    context = {
        "customer": customer, "profile": Profile(profile).label, "form": form, "is_own": is_own,
        "fields": [(f"{{{name}}}", label) for name, label in FIELDS.items()],
    }  # fmt: skip
    return render(request, "contests/agreements/wording.html", context)
