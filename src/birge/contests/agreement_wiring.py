"""What agreements tell the rest of the house: papers, messages, day's work, what time brings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from birge.contests.actions.agreements.milestones import MilestoneMoved
from birge.contests.actions.agreements.offers import OfferAnswered, OfferMade
from birge.contests.actions.agreements.payments import PaymentMoved
from birge.contests.actions.agreements.reminding import ComesDue
from birge.contests.actions.agreements.reports import ReportMoved
from birge.contests.actions.agreements.signing import AgreementCodeMade, AgreementSigned
from birge.contests.actions.agreements.texts import PAPER
from birge.contests.actions.agreements.visits import FindingMoved
from birge.contests.notices import agreements as notices
from birge.contests.parts.registry import Part, add_call_part
from birge.contests.waiting.agreements import agreements_of_call, of_contractors, of_customers
from birge.contests.waiting.sources import add_waiting
from birge.kernel import issued, notifications
from birge.kernel.enums import Channel
from birge.kernel.events import listen
from birge.kernel.ticks import every
from birge.people.readings import name_reading


def connect() -> None:
    """Called once, by `wiring`."""
    issued.register_kind(PAPER, _("Agreement on a project"))
    notifications.register_kind(notices.AGREEMENTS, _("Agreements on projects"))
    notifications.register_kind(
        notices.CODES, _("Codes to sign agreements"), (Channel.SMS, Channel.EMAIL), on_screen=False
    )
    listen(OfferMade, notices.on_offer)
    listen(OfferAnswered, notices.on_answer)
    listen(AgreementSigned, notices.on_signed)
    listen(AgreementCodeMade, notices.on_code)
    listen(MilestoneMoved, notices.on_milestone)
    listen(PaymentMoved, notices.on_payment)
    listen(ReportMoved, notices.on_report)
    listen(FindingMoved, notices.on_finding)
    listen(ComesDue, notices.on_due)
    add_call_part(Part("agreements", 60, "contests/agreements/_of_call.html", agreements_of_call))
    name_reading("contests.read_agreement", _("Your agreement, or the list of agreements with yours in it"))
    add_waiting(of_contractors)
    add_waiting(of_customers)
    every(3600, "birge.contests.actions.agreements.reminding.remind")
