"""Who keeps the papers of a commission, and who marks what.

- Whoever runs the customer's contests seats the commission, settles conflicts and hands out applications.
- A member marks what was given to her, and nothing while a conflict of interest stands between her and the applicant:
  then she sees nothing of that application, in whatever other role she asks.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.commission import ConflictState
from birge.contests.models import Application, Call, Conflict, Marker, MarkingTask
from birge.contests.queries.commission import holding_seats
from birge.contests.rules.customers import RUN, can_run, customers_of
from birge.kernel.actors import Actor
from birge.kernel.permissions import Answer, no, yes

MARKER = "marker"
"""The role in which a member marks, as the journal names it."""


def can_keep(user: Any, call: Call, on: date) -> Answer:
    """Seat the commission, settle conflicts, hand out applications, compute the ranking."""
    return can_run(user, call.customer, on)


def kept_by(user: Any, on: date) -> QuerySet[Call]:
    """The calls whose commission this person keeps: the twin of `can_keep`."""
    return Call.objects.filter(customer__in=customers_of(user, on, RUN))


def is_barred(user: Any, application: Application) -> bool:
    """Whether a conflict stands between this person and the application: then she sees nothing of it."""
    if not user.is_authenticated:
        return False
    own = Conflict.objects.filter(application=application, marker__member__account=user.pk)
    return own.filter(state=ConflictState.STANDING).exists()


def barred_from(user: Any) -> QuerySet[Application]:
    """The applications from which this person is barred: the twin of `is_barred`."""
    if not user.is_authenticated:
        return Application.objects.none()
    standing = Conflict.objects.filter(marker__member__account=user.pk, state=ConflictState.STANDING)
    return Application.objects.filter(pk__in=standing.values("application"))


def own_seats(user: Any, on: date) -> QuerySet[Marker]:
    """In which calls this person sits in the commission on that day."""
    if not user.is_authenticated:
        return Marker.objects.none()
    return holding_seats(Marker.objects.filter(member__account=user.pk), on)


def can_sit(user: Any, marker: Marker, on: date) -> Answer:
    """Declare conflicts and see one's own list of applications: the member herself."""
    member = marker.member
    is_own = user.is_authenticated and member.account_id == user.pk
    if is_own and member.holds_on(on) and marker.left_at is None:
        return yes(Actor(account=user.pk, name=user.name, role=MARKER, scope=str(member.body_id)))
    return no(_("Only the member of the commission herself does this."))


def can_mark(user: Any, task: MarkingTask, on: date) -> Answer:
    """Read the application and mark it: the member to whom it was given, unless she is recused."""
    if task.ended_at is not None or is_barred(user, task.application):
        return no(_("You do not mark this application any more."))
    return can_sit(user, task.marker, on)


def can_mark_it(user: Any, application: Application, on: date) -> Answer:
    """Read the documents of an application: a member who marks it."""
    tasks = MarkingTask.objects.filter(application=application, marker__member__account=user.pk, ended_at=None)
    task = tasks.select_related("application", "marker__member").first() if user.is_authenticated else None
    return can_mark(user, task, on) if task else no(_("You do not mark this application."))
