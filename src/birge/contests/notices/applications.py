"""Messages to applicants: the application was opened, is to be repaired, was admitted or not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from birge.contests.actions.formal import ApplicationChecked, RepairAsked
from birge.contests.actions.opening import ApplicationsOpened
from birge.contests.enums.applications import ApplicationState
from birge.contests.models import Applicant, Application, Opening
from birge.contests.queries.applications import with_call_and_applicant
from birge.contests.rules.applications import APPLY
from birge.kernel.notifications import News, Recipient, notify
from birge.kernel.templatetags.birge import exactly
from birge.people.models import Account
from birge.people.notices import tell
from birge.people.queries import holders

KIND = "contests.applications"
_LANGUAGE = "ky"
"""Of an applicant without an account: nobody has asked in which she reads."""


def on_opened(event: ApplicationsOpened) -> None:
    """Each applicant of the opening hears that hers was opened, or that it could not be read."""
    opening = Opening.objects.get(pk=event.opening)
    damaged = {row["application"]: row["damaged"] for row in opening.rows}
    rows = with_call_and_applicant(Application.objects.filter(pk__in=damaged))
    for application in rows:
        is_damaged = damaged[str(application.pk)]
        _tell(application, "opened", lambda is_damaged=is_damaged: _opened(is_damaged), event.at)  # type: ignore[misc]


def _opened(is_damaged: bool) -> str:
    if is_damaged:
        return _("Your application could not be opened. Call the organiser: the protocol of the opening says why.")
    return _("Your application was opened; it is checked formally now.")


def on_repair(event: RepairAsked) -> None:
    """What is to be repaired and until when, to the second."""
    application = _application(event.application)
    _tell(application, "repair", lambda: _("Repair your application until %(until)s.")
          % {"until": exactly(application.repair_until)}, event.at)  # fmt: skip


def on_checked(event: ApplicationChecked) -> None:
    """Admitted, or not and why."""
    application = _application(event.application)

    def words() -> str:
        if application.state == ApplicationState.ADMITTED:
            return _("Your application is admitted: the commission judges it now.")
        return _("Your application is not admitted: %(reason)s") % {"reason": application.reason}

    _tell(application, "checked", words, event.at)


def _application(key: UUID) -> Application:
    return with_call_and_applicant(Application.objects.all()).get(pk=key)


def _tell(application: Application, what: str, words: Callable[[], str], at: datetime) -> None:
    def news() -> News:
        key = f"{application.pk}:{what}:{int(at.timestamp())}"
        text = f"{application.call}. {words()}"
        return News(KIND, key, _("Your application to a contest"), text, application.get_absolute_url(), words())

    accounts = accounts_of(application.applicant, at)
    for account in accounts:
        tell(account, news, at)
    if not accounts and application.applicant.phone:
        with translation.override(_LANGUAGE):
            said = news()
        notify(Recipient(None, _LANGUAGE, phone=application.applicant.phone), said, at)


def accounts_of(applicant: Applicant, at: datetime) -> list[Account]:
    """Who acts for an applicant: the directors of the organisation or school, or the person herself."""
    organisation = applicant.organisation or applicant.school
    if organisation is not None:
        return list(holders(APPLY, on=timezone.localdate(at), organisation=organisation))
    return [applicant.account] if applicant.account else []
