"""What every page of an agreement begins with: which one, who asks and on which side, and the form that it may hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from birge.contests.models import Agreement, Applicant, Application, Call
from birge.contests.rules.agreements import can_see, can_sign_for, can_work_for
from birge.contests.rules.customers import can_decide, can_pay, can_run
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.forms import tried
from birge.kernel.permissions import Answer, require

Text = str | Promise
ASK_OR_SEND = ("GET", "HEAD", "POST")
RELATED = ("call__customer__place", "call__rule_set", "call__programme", "applicant__organisation", "applicant__school")
_OF_AGREEMENT = tuple(f"application__{name}" for name in RELATED)


@dataclass(frozen=True)
class Opened:
    """An agreement that somebody opened: in which role she reads, and what each side lets her do."""

    agreement: Agreement
    user: Any
    at: datetime
    by: Actor
    runs: Answer
    decides: Answer
    pays: Answer
    works: Answer
    signs: Answer

    @property
    def on(self) -> date:
        """Today."""
        return timezone.localdate(self.at)

    @property
    def application(self) -> Application:
        """What was applied for."""
        return self.agreement.application

    @property
    def call(self) -> Call:
        """The contest."""
        return self.agreement.application.call


def open_agreement(request: HttpRequest, pk: UUID) -> Opened:
    """The agreement for the people of both sides; for others there is none (404)."""
    found = Agreement.objects.select_related(*_OF_AGREEMENT).filter(pk=pk).first()
    if found is None:
        raise Http404
    return opened_for(request, found)


def opened_for(request: HttpRequest, agreement: Agreement) -> Opened:
    """The same for one that was found already. Whoever reads it and is not of the applicant's side is journalled."""
    at = timezone.now()
    on, user = timezone.localdate(at), request.user
    customer, applicant = agreement.application.call.customer, agreement.application.applicant
    seen = can_see(user, agreement, on)
    if not seen:
        raise Http404
    opened = Opened(
        agreement, user, at, require(seen), runs=can_run(user, customer, on), decides=can_decide(user, customer, on),
        pays=can_pay(user, customer, on), works=can_work_for(user, applicant, on),
        signs=can_sign_for(user, applicant, on),
    )  # fmt: skip
    if request.method != "POST" and not opened.works and not opened.signs:
        read_agreements(opened.by, at, [agreement], [applicant])
    return opened


def read_agreements(by: Actor, at: datetime, agreements: Iterable[Agreement], applicants: Iterable[Applicant]) -> None:
    """Somebody read what was agreed with these applicants: persons and small groups are among them."""
    journal.record_read(by=by, at=at, verb="contests.read_agreement", subjects=[*agreements, *applicants])


def context_of(opened: Opened) -> dict[str, Any]:
    """What every page of an agreement needs."""
    return {"opened": opened, "agreement": opened.agreement, "application": opened.application, "call": opened.call}


def typed(
    request: HttpRequest,
    opened: Opened,
    form: Any,
    write: Callable[[], Any],
    *,
    heading: Text,
    lead: Text,
    back: str,
    save: Text = "",
    done: Text = "",
) -> HttpResponse:
    """A page with one form, or on to where it leads once it was written."""
    if request.method == "POST" and tried(form, write):
        messages.success(request, str(done or _("Saved.")))
        return redirect(back)
    context = {**context_of(opened), "form": form, "heading": heading, "lead": lead, "back": back, "save": save}
    return render(request, "contests/agreements/form.html", context)


def done_or_told(request: HttpRequest, write: Callable[[], Any], back: str, done: Text) -> HttpResponse:
    """For a button: what it did, or why not, stands above the page to which it leads."""
    form = _Nothing()
    if tried(form, write):
        messages.success(request, str(done))
    for text in form.told:
        messages.error(request, text)
    return redirect(back)


class _Nothing:
    """A form without fields, which keeps what it is told."""

    fields: dict[str, Any] = {}

    def __init__(self) -> None:
        self.told: list[str] = []

    def is_valid(self) -> bool:
        return True

    def add_error(self, name: str | None, texts: list[str]) -> None:
        self.told += [str(text) for text in texts]
