"""The draft of an agreement: its money is bound, its first version follows the application."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from birge.contests.actions.agreements.binding import bind
from birge.contests.agreement_content import BudgetRow, Content
from birge.contests.models import Agreement, AgreementVersion, Application, Offer
from birge.contests.words.agreements import written_out
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.texts import LANGUAGES


def begin_agreement(offer: Offer, *, by: Actor, at: datetime) -> Agreement:
    """The agreement of an accepted offer, to the end of the year until its text says otherwise; its money is bound."""
    application = offer.application
    call, today = application.call, timezone.localdate(at)
    agreement = Agreement.objects.create(
        application=application, number=f"{call.number}/{application.number or 1}", amount_tyiyn=offer.amount_tyiyn,
        starts_on=today, ends_on=date(today.year + 1, 1, 1), made_at=at,
    )  # fmt: skip
    bind(agreement, offer.amount_tyiyn, _("Agreement No. %(number)s") % {"number": agreement.number}, by=by, at=at)
    content = written_out(_first_content(agreement, application), call)
    AgreementVersion.objects.create(
        agreement=agreement, number=1, content=content.to_json(), made_at=at, by=by.as_json()
    )
    after = {"number": agreement.number, "amount_tyiyn": agreement.amount_tyiyn}
    journal.record(by=by, at=at, verb="contests.begin_agreement", subject=agreement, also=[application], after=after)
    return agreement


def _first_content(agreement: Agreement, application: Application) -> Content:
    applicant, call = application.applicant, application.call
    name = applicant.organisation.names if applicant.organisation else dict.fromkeys(LANGUAGES, applicant.name)
    return Content(
        number=agreement.number, title=application.title, customer=call.customer.names, contractor=name,
        currency=call.currency, amount_tyiyn=agreement.amount_tyiyn, starts_on=agreement.starts_on,
        ends_on=agreement.ends_on, budget=_budget(application.content or {}),
    )  # fmt: skip


def _budget(content: dict[str, Any]) -> list[BudgetRow]:
    """What the call's money pays of the rows of the application's budget."""
    rows = [(str(row["what"]), int(row["cost_tyiyn"]) - int(row["own_tyiyn"])) for row in content.get("rows", [])]
    return [BudgetRow(what, asked) for what, asked in rows if asked > 0]
