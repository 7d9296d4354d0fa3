"""Conflicts of interest: declared, found or reported, settled, and enforced from the moment when they stand."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from birge.contests.actions.assigning import fill_gaps
from birge.contests.enums.commission import ConflictKind, ConflictSource, ConflictState
from birge.contests.models import Application, Call, Conflict, Declaration, Marker, MarkingTask
from birge.contests.queries.commission import markers_of
from birge.contests.queries.conflicts import find_ties
from birge.contests.stages import Act, require_stage
from birge.kernel import journal
from birge.kernel.actors import Actor

RECUSED = "recused"
"""Why a task ended, when its member was recused."""


@transaction.atomic
def declare_none(marker: Marker, *, applications: list[Application], by: Actor, at: datetime) -> None:
    """Nothing ties the member to these applicants. Of an application whose conflict she declared it says nothing.

    Raises ValidationError where nothing is marked or decided any more.
    """
    require_stage(marker.call, Act.FIND_CONFLICTS)
    tied = set(Conflict.objects.filter(marker=marker, source=ConflictSource.DECLARED).values_list("application"))
    for application in applications:
        if (application.pk,) not in tied:
            Declaration.objects.get_or_create(application=application, marker=marker, defaults={"at": at})
    _declared(marker, at)
    after = {"none": [str(application.pk) for application in applications]}
    journal.record(by=by, at=at, verb="contests.declare_none", subject=marker, also=[marker.call], after=after)


@transaction.atomic
def name_relatives(marker: Marker, *, relatives: str, by: Actor, at: datetime) -> None:
    """Names of her relatives, one a line: Birge looks for them among the people of the applicants."""
    marker.relatives = "\n".join(" ".join(line.split()) for line in relatives.splitlines() if line.strip())
    marker.save(update_fields=["relatives"])
    journal.record(by=by, at=at, verb="contests.name_relatives", subject=marker, also=[marker.call])


@transaction.atomic
def declare_conflict(
    marker: Marker, *, application: Application, kind: str, text: str = "", by: Actor, at: datetime
) -> Conflict:
    """The member says what ties her to the applicant: she is recused at once.

    Raises ValidationError, also where nothing is marked or decided any more.
    """
    require_stage(marker.call, Act.FIND_CONFLICTS)
    if kind not in ConflictKind.values:
        raise ValidationError({"kind": _("Choose what ties you to the applicant.")})
    _declared(marker, at)
    return _stand(marker, application, ConflictSource.DECLARED, kind, text, by, at)


@transaction.atomic
def report_conflict(marker: Marker, *, application: Application, text: str, by: Actor, at: datetime) -> Conflict:
    """Somebody else says so, and the secretary found it true. Raises ValidationError."""
    if not text.strip():
        raise ValidationError({"text": _("Write what ties the member to the applicant, and who says so.")})
    return _stand(marker, application, ConflictSource.REPORTED, ConflictKind.OTHER, text, by, at)


@transaction.atomic
def find_conflicts(call: Call, *, by: Actor, at: datetime) -> list[Conflict]:
    """Look for ties between the members and the applicants; what is new waits to be checked. What was settled stays."""
    require_stage(call, Act.FIND_CONFLICTS)
    markers = list(markers_of(call, timezone.localdate(at)))
    known = set(Conflict.objects.filter(marker__in=markers).values_list("application", "marker", "finding"))
    found = [
        Conflict(
            application=tie.application,
            marker=tie.marker,
            source=ConflictSource.DETECTED,
            state=ConflictState.TO_CHECK,
            finding=tie.finding,
            facts=tie.facts,
            found_at=at,
        )
        for tie in find_ties(call, markers)
        if (tie.application.pk, tie.marker.pk, str(tie.finding)) not in known
    ]
    Conflict.objects.bulk_create(found)
    journal.record(by=by, at=at, verb="contests.find_conflicts", subject=call, after={"found": len(found)})
    return found


@transaction.atomic
def settle_conflict(conflict: Conflict, *, stands: bool, why: str, by: Actor, at: datetime) -> Conflict:
    """What was found stands, and the member is recused; or it is dismissed, with the reason. Raises ValidationError.

    A conflict that the member declared is not dismissed by others.
    """
    row = Conflict.objects.select_for_update(of=("self",)).select_related("application__call", "marker").get(
        pk=conflict.pk
    )  # fmt: skip
    if row.source == ConflictSource.DECLARED and not stands:
        raise ValidationError(_("The member declared this herself: it stands."))
    if not why.strip():
        raise ValidationError({"why": _("Write the reason.")})
    before = {"state": row.state}
    row.state = ConflictState.STANDING if stands else ConflictState.DISMISSED
    row.settled_at, row.settled_by, row.settled_why = at, by.as_json(), why.strip()
    row.save()
    journal.record(by=by, at=at, verb="contests.settle_conflict", subject=row, also=[row.application, row.marker],
                   before=before, after={"state": row.state, "why": row.settled_why})  # fmt: skip
    if stands:
        _recuse(row.marker, row.application, by, at)
    return row


def _declared(marker: Marker, at: datetime) -> None:
    marker.declared_at = at
    marker.save(update_fields=["declared_at"])


def _stand(
    marker: Marker, application: Application, source: str, finding: str, text: str, by: Actor, at: datetime
) -> Conflict:
    if application.call_id != marker.call_id:
        raise ValidationError(_("This application is from another call."))
    row = Conflict.objects.select_for_update().filter(application=application, marker=marker, finding=finding).first()
    if row is None:
        row = Conflict(application=application, marker=marker, finding=finding, source=source, found_at=at)
    elif source != ConflictSource.DECLARED and row.source == ConflictSource.DECLARED:
        raise ValidationError(_("The member declared this herself: it stands."))
    row.source, row.state, row.text = source, ConflictState.STANDING, _added(row.text, text.strip())
    row.save()
    Declaration.objects.filter(application=application, marker=marker).delete()
    after = {"source": source, "finding": finding, "text": row.text}
    journal.record(by=by, at=at, verb="contests.stand_conflict", subject=row, also=[application, marker], after=after)
    _recuse(marker, application, by, at)
    return row


def _added(said: str, text: str) -> str:
    """What was said before stays, also in the database's eyes: new words come after it. Raises ValidationError."""
    words = said if text in said else f"{said}\n{text}".strip()
    most = Conflict._meta.get_field("text").max_length or 0
    if len(words) > most:
        raise ValidationError({"text": _("At most %(most)s characters.") % {"most": most}})
    return words


def _recuse(marker: Marker, application: Application, by: Actor, at: datetime) -> None:
    """Take the application away from her with all her marks of it, and give it to somebody else if the rules need it.

    The rows of her tasks are locked here and where marks are sent, so one of the two comes first.
    """
    tasks = MarkingTask.objects.select_for_update().filter(marker=marker, application=application, ended_at=None)
    ended = list(tasks.order_by("pk"))
    for task in ended:
        task.ended_at, task.end_reason, task.unfinished = at, RECUSED, {}
        task.save(update_fields=["ended_at", "end_reason", "unfinished"])
        journal.record(by=by, at=at, verb="contests.end_task", subject=task, also=[application, marker],
                       after={"why": RECUSED})  # fmt: skip
    if ended:
        fill_gaps(application.call, by=by, at=at)
