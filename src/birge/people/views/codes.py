"""Printed sign-in codes: made by an administrator, used by the person."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from allauth.account.utils import perform_login
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from birge.kernel.permissions import require
from birge.people.actions import CODE_VALID_DAYS, make_sign_in_code, use_sign_in_code
from birge.people.forms.accounts import UseCodeForm
from birge.people.models import Account
from birge.people.rules import actor_of, can_restore


@login_required
@never_cache
@require_POST
def make_code(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A new code on a page to print; it is shown this once."""
    account = get_object_or_404(Account, pk=pk)
    now = timezone.now()
    actor = require(can_restore(request.user, account, timezone.localdate()))
    code = make_sign_in_code(account=account, by=actor, at=now)
    context = {"account": account, "code": code, "days": CODE_VALID_DAYS, "made_at": now, "site": settings.BASE_URL}
    return render(request, "people/slip.html", context)


@never_cache
@sensitive_post_parameters("code", "password", "again")
def use_code(request: HttpRequest) -> HttpResponse:
    """First sign-in or recovery: the code on the paper and a password of one's own."""
    now = timezone.now()
    if request.method == "POST":
        key = request.POST.get("username", "").strip().lower()
        slow_down: HttpResponse | None = ratelimit.consume_or_429(request, action="use_code", key=key)
        if slow_down is not None:
            return slow_down
    form = UseCodeForm(request.POST or None, at=now)
    if request.method == "POST" and form.is_valid() and form.found is not None:
        return _sign_in_with(request, form)
    return render(request, "people/use_code.html", {"form": form})


def _sign_in_with(request: HttpRequest, form: UseCodeForm) -> HttpResponse:
    code = form.found
    assert code is not None  # noqa: S101
    account = code.account
    if not use_sign_in_code(code=code, password=form.cleaned_data["password"], by=actor_of(account), at=timezone.now()):
        messages.error(request, _("This code has been used already. Ask for a new one."))
        return redirect("people:use_code")
    messages.success(request, _("Your password is set."))
    return cast(HttpResponse, perform_login(request, account))


@require_safe
def no_account(request: HttpRequest) -> HttpResponse:
    """The sign-in service knows a person whom we do not: what to do."""
    return render(request, "people/no_account.html", status=403)
