"""Messages to the two sides of an agreement: an offer, a text to sign, a milestone, money, a code, what is due."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from birge.contests.actions.agreements.milestones import MilestoneMoved
from birge.contests.actions.agreements.offers import OfferAnswered, OfferMade
from birge.contests.actions.agreements.payments import PaymentMoved
from birge.contests.actions.agreements.reminding import ComesDue
from birge.contests.actions.agreements.reports import ReportMoved
from birge.contests.actions.agreements.signing import AgreementCodeMade, AgreementSigned
from birge.contests.actions.agreements.visits import FindingMoved
from birge.contests.enums.agreements import FindingState, MilestoneState, PaymentState, ReportState
from birge.contests.enums.awards import OfferState
from birge.contests.models import Agreement, Application, Milestone
from birge.contests.rules.agreements import WORK_FOR, acting_organisation
from birge.contests.rules.customers import MUNICIPAL, PAY, RUN
from birge.kernel.notifications import News
from birge.people.models import Account, Organisation
from birge.people.notices import tell
from birge.people.queries import holders

AGREEMENTS = "contests.agreements"
CODES = "contests.agreement-codes"


def on_offer(event: OfferMade) -> None:
    """The applicant has something to answer."""
    application = event.offer.application

    def news() -> News:
        subject = _("You are offered an agreement: answer in time")
        return News(AGREEMENTS, f"offer:{event.offer.pk}", subject, application.title, event.offer.get_absolute_url())

    _tell(contractors(application, event.at), news, event.at)


def on_answer(event: OfferAnswered) -> None:
    """Those who run the contest hear the answer; the applicant hears that her offer is gone without one."""
    offer = event.offer

    def news() -> News:
        subject = _("Answer to the offer of an agreement: %(state)s") % {"state": offer.get_state_display()}
        return News(AGREEMENTS, f"answer:{offer.pk}", subject, offer.application.title, offer.get_absolute_url())

    def gone() -> News:
        subject = _("The agreement is no longer offered to you")
        why = offer.why or _("The term for the answer has passed.")
        text = f"{offer.application.title}. {why}"
        return News(AGREEMENTS, f"gone:{offer.pk}", subject, text, offer.get_absolute_url())

    _tell(customers(offer.application, RUN, event.at), news, event.at)
    if offer.state == OfferState.LAPSED:
        _tell(contractors(offer.application, event.at), gone, event.at)


def on_signed(event: AgreementSigned) -> None:
    """The other side is to sign; or the agreement is in force."""
    agreement = event.agreement

    def news() -> News:
        subject = (
            _("The agreement is signed by both sides") if event.is_complete else _("An agreement waits for a signature")
        )
        key = f"signed:{agreement.pk}:{event.side}:{int(event.at.timestamp())}"
        return _about(agreement, key, subject)

    _tell(_both(agreement, RUN, event.at), news, event.at)


def on_milestone(event: MilestoneMoved) -> None:
    """The customer is to look at it, or the contractor reads the answer."""
    milestone = event.milestone
    application = milestone.agreement.application
    shown = milestone.state == MilestoneState.SHOWN

    def news() -> News:
        subject = _("Milestone %(number)s: %(state)s") % {
            "number": milestone.number, "state": milestone.get_state_display()
        }  # fmt: skip
        key = f"milestone:{milestone.pk}:{milestone.state}:{int(event.at.timestamp())}"
        text = f"{application.title}. {milestone.title}"
        return News(AGREEMENTS, key, subject, text, milestone.get_absolute_url())

    _tell(customers(application, RUN, event.at) if shown else contractors(application, event.at), news, event.at)


def on_payment(event: PaymentMoved) -> None:
    """Who approves is told while approvals are missing, the contractor when it was paid or refused."""
    payment = event.payment
    application = payment.agreement.application

    def news() -> News:
        subject = _("Payment: %(state)s") % {"state": payment.get_state_display()}
        return News(AGREEMENTS, f"payment:{payment.pk}:{payment.state}", subject, application.title,
                    payment.get_absolute_url())  # fmt: skip

    is_over = payment.state in (PaymentState.PAID, PaymentState.REFUSED, PaymentState.RETURNED)
    _tell(contractors(application, event.at) if is_over else customers(application, PAY, event.at), news, event.at)


def on_code(event: AgreementCodeMade) -> None:
    """The code itself, to the phone or the mailbox."""
    account = Account.objects.get(pk=event.account)

    def news() -> News:
        text = _("Your code to sign the agreement: %(code)s") % {"code": event.code}
        return News(CODES, f"{event.version.pk}:{int(event.at.timestamp() * 1000)}", text, text, short=text)

    tell(account, news, event.at)


def on_report(event: ReportMoved) -> None:
    """The customer is to look at it, or the contractor reads the answer."""
    report = event.report
    application = report.agreement.application

    def news() -> News:
        subject = _("Report No. %(number)s: %(state)s") % {
            "number": report.number,
            "state": report.get_state_display(),
        }
        key = f"report:{report.pk}:{report.state}:{int(event.at.timestamp())}"
        return News(AGREEMENTS, key, subject, application.title, report.get_absolute_url())

    is_new = report.state == ReportState.SUBMITTED
    _tell(customers(application, RUN, event.at) if is_new else contractors(application, event.at), news, event.at)


def on_finding(event: FindingMoved) -> None:
    """The contractor is to mend something, or the customer to look at what was mended."""
    finding = event.finding
    application = finding.visit.agreement.application

    def news() -> News:
        subject = _("Monitoring visit: %(state)s") % {"state": finding.get_state_display()}
        key = f"finding:{finding.pk}:{finding.state}:{int(event.at.timestamp())}"
        link = reverse("contests:finding", args=[finding.pk])
        return News(AGREEMENTS, key, subject, f"{application.title}. {finding.text}", link)

    mended = finding.state == FindingState.MENDED
    _tell(customers(application, RUN, event.at) if mended else contractors(application, event.at), news, event.at)


def on_due(event: ComesDue) -> None:
    """The contractor is reminded once before the day and once after it."""
    thing = event.thing
    application = thing.agreement.application

    def news() -> News:
        subject = _("Overdue in your agreement") if event.is_late else _("Due soon in your agreement")
        what = thing.title if isinstance(thing, Milestone) else _("Report No. %(number)s") % {"number": thing.number}
        text = f"{application.title}. {what}. {formats.date_format(thing.due_on, 'SHORT_DATE_FORMAT')}"
        key = f"due:{thing.pk}:{thing.due_on.isoformat()}:{event.is_late}"
        return News(AGREEMENTS, key, subject, text, thing.get_absolute_url())

    _tell(contractors(application, event.at), news, event.at)


def contractors(application: Application, at: datetime) -> list[Account]:
    """Who works for the applicant."""
    applicant = application.applicant
    organisation = acting_organisation(applicant)
    if organisation is not None:
        return list(holders(WORK_FOR, on=timezone.localdate(at), organisation=organisation))
    return [applicant.account] if applicant.account else []


def customers(application: Application, roles: Iterable[str], at: datetime) -> list[Account]:
    """Who holds these roles for the customer."""
    customer: Organisation = application.call.customer
    on = timezone.localdate(at)
    found = list(holders(set(roles), on=on, organisation=customer))
    if customer.kind in MUNICIPAL and customer.place is not None:
        found += list(holders(set(roles), on=on, place=customer.place))
    return list({account.pk: account for account in found}.values())


def _both(agreement: Agreement, roles: Iterable[str], at: datetime) -> list[Account]:
    return [*customers(agreement.application, roles, at), *contractors(agreement.application, at)]


def _about(agreement: Agreement, key: str, subject: str) -> News:
    return News(AGREEMENTS, key, subject, agreement.application.title, agreement.get_absolute_url())


def _tell(accounts: Iterable[Account], news: Callable[[], News], at: datetime) -> None:
    for account in accounts:
        tell(account, news, at)
