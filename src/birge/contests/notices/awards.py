"""Messages to applicants: the result of their application, the answer to their complaint."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from birge.contests.actions.awards import AwardPublished
from birge.contests.actions.complaints import ComplaintAnswered
from birge.contests.models import Application, Complaint
from birge.contests.queries.awards import rows_of
from birge.contests.rules.applications import APPLY
from birge.kernel.notifications import News
from birge.people.models import Account
from birge.people.notices import tell
from birge.people.queries import holders

RESULT, COMPLAINT = "contests.result", "contests.complaint"


def on_published(event: AwardPublished) -> None:
    """Every applicant hears that she can read her result."""
    for row in rows_of(event.award):
        news = partial(_result, row.application, f"{event.award.pk}:{row.number}")
        _tell(row.application, news, event)


def on_answered(event: ComplaintAnswered) -> None:
    """Its author hears what became of her complaint."""
    complaint = event.complaint
    account = Account.objects.filter(pk=complaint.account).first() if complaint.account else None
    if account is not None:
        tell(account, partial(_answer, complaint), event.at)


def people_of(application: Application, event: AwardPublished) -> list[Account]:
    """Who acts for the applicant."""
    applicant = application.applicant
    people = [applicant.account] if applicant.account else []
    if applicant.organisation_id is not None:
        people += list(holders(APPLY, on=timezone.localdate(event.at), organisation=applicant.organisation))
    return people


def _tell(application: Application, news: Callable[[], News], event: AwardPublished) -> None:
    for account in people_of(application, event):
        tell(account, news, event.at)


def _result(application: Application, key: str) -> News:
    link = reverse("contests:own_result", args=[application.pk])
    return News(RESULT, key, _("The result of your application can be read"), str(application), link)


def _answer(complaint: Complaint) -> News:
    state = f"{_('State')}: {complaint.get_state_display()}"
    key = f"{complaint.pk}:{complaint.state}"
    return News(COMPLAINT, key, _("Your complaint has an answer"), state, complaint.get_absolute_url())
