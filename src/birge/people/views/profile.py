"""A person's own pages: what is known of her, and who looked at it."""

from __future__ import annotations

from typing import cast

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from birge.kernel.lists import Column, Listing, list_response
from birge.kernel.models import JournalEntry
from birge.people.actions import change_own_contacts
from birge.people.enums import Role
from birge.people.forms.accounts import ContactsForm
from birge.people.models import Account
from birge.people.queries import held_by, readings_of, with_scope_names
from birge.people.readings import label_of_reading, records_of
from birge.people.rules import actor_of


@login_required
def profile(request: HttpRequest) -> HttpResponse:
    """My page: contacts to change; roles, ways to sign in and codes made for me to see."""
    account = cast(Account, request.user)
    form = ContactsForm(request.POST or None, initial={"phone": account.phone, "email": account.email})
    if request.method == "POST" and form.is_valid():
        change_own_contacts(account=account, by=actor_of(account), at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("people:profile")
    context = {
        "form": form,
        "roles": with_scope_names(held_by(account, timezone.localdate()), timezone.localdate()),
        "has_one_time_code": is_mfa_enabled(account),
        "has_services": bool(settings.OIDC["url"]),
        "codes": account.sign_in_codes.order_by("-made_at")[:5],
    }
    return render(request, "people/profile.html", context)


@login_required
def readings(request: HttpRequest) -> HttpResponse:
    """Who looked at my record: everyone sees it of herself, nobody of others."""
    listing = Listing(
        title=_("Who looked at my record"),
        lead=_("Every reading of your record is kept: who, in which role, when and why."),
        queryset=readings_of(*records_of(request.user)),
        columns=[
            Column("at", _("When"), lambda entry: timezone.localtime(entry.at), sort="at"),
            Column("who", _("Who"), lambda entry: entry.by["name"]),
            Column("role", _("In which role"), _role),
            Column("what", _("What was read"), lambda entry: label_of_reading(entry.verb)),
            Column("why", _("Why"), lambda entry: (entry.after or {}).get("why", "")),
        ],
        empty=_("Nobody has looked at your record."),
        export_name="readings",
    )
    return list_response(request, listing)


def _role(entry: JournalEntry) -> str:
    role = entry.by["role"]
    return str(Role(role).label) if role in Role.values else ""
