"""The account of a resident: linked with her person by a clerk who saw her document."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from birge.registers.actions.residents import LinkedAlready, OwnAccount, link_resident, unlink_resident
from birge.registers.forms.residents import LinkForm, WhyForm
from birge.registers.queries.residents import link_of_person
from birge.registers.views.common import note_reading, open_person


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def resident_account(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Link an account with this person, or end the link that there is."""
    opened = open_person(request, pk, to_write=True)
    link = link_of_person(pk)
    form: Any = WhyForm(request.POST or None) if link else LinkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            if link:
                unlink_resident(link=link, by=opened.by, at=timezone.now(), **form.cleaned_data)
            else:
                link_resident(person=opened.thing, by=opened.by, at=timezone.now(), **form.cleaned_data)
        except (LinkedAlready, OwnAccount) as error:
            form.add_error("account", str(error))
        else:
            messages.success(request, _("The link is ended.") if link else _("The account is linked."))
            return redirect(opened.thing)
    note_reading(opened.by, "read_person", [opened.thing])
    context = {
        "form": form,
        "heading": _("Account of the resident"),
        "lead": _("Who is linked sees who read her record, and asks for her data herself. Check her document first."),
        "subject": _("Person"),
        "submit": _("End the link") if link else _("Link the account"),
        "link": link,
        "back": opened.thing.get_absolute_url(),
    }
    return render(request, "registers/resident_account.html", context)
