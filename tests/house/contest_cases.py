"""What the walk through the API needs of contests: an agreement in force between a city hall and a fund."""

from __future__ import annotations

from typing import Any

from birge.contests.models import Agreement, Payment
from tests.contests.small_agreement import small_contest

PUBLIC_IN_CONTESTS = {"listCalls", "getCall", "getCallResults"}
"""For everybody, without a token."""

LISTS_OF_CONTESTS = {"listMyApplications", "listAgreements"}
"""Show each caller what she may see."""

CONTEST_BODIES: dict[str, Any] = {
    "showMilestone": {"said": "Ийрим ачылды"},
    "writeReport": {"done": "Ийрим ачылды", "submit": False},
    "enterPayment": {"paid_on": "2026-06-11", "order_number": "№ 7"},
}
"""A body of each write that the right person could send."""


def agreed() -> dict[str, str]:
    """The things of an agreement that stand in addresses, made when they are first asked for."""
    agreement = Agreement.objects.first() or _in_force()
    payment = Payment.objects.get(agreement=agreement)
    return {
        "call": str(agreement.application.call_id),
        "agreement": str(agreement.pk),
        "milestone": str(agreement.milestones.get(number=1).pk),
        "payment": str(payment.pk),
        "report": str(agreement.reports.get(number=1).pk),
    }


def _in_force() -> Agreement:
    """Signed by both sides; the advance was asked for."""
    small = small_contest()
    agreement = small.in_force()
    small.asked(agreement)
    return agreement
