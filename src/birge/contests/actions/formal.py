"""The formal check: defects are named, repaired in the fixed time, and the application is admitted or not, with why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import IO, Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from birge.contests.actions.moving import locked
from birge.contests.application_content import Typed, content_of, typed_again
from birge.contests.application_form import questions_of
from birge.contests.checking import asked_of, findings
from birge.contests.enums.applications import ApplicationState, DefectKind, IntakeWay
from birge.contests.models import Application, Attachment, Call, Defect
from birge.contests.stages import Act, require_stage
from birge.kernel import files, journal
from birge.kernel.actors import Actor
from birge.kernel.events import publish
from birge.kernel.workdays import add_working_days

Upload = tuple[IO[bytes] | Iterable[bytes], str]
_MEGABYTE = 1024 * 1024
SUMS = frozenset({"requested", "rows"})
"""Parts of which each must fit to the other."""
_NAMED_ANEW = ("kind", "words", "found_at", "found_by", "repaired_at")
"""Of a defect that is named again when an application is checked anew; what stood there at first stays."""


@dataclass(frozen=True)
class Found:
    """A defect as the secretary names it; `part` as in `models.Defect`."""

    kind: str
    part: str
    words: str = ""


@dataclass(frozen=True)
class RepairAsked:
    """An applicant is to repair her application."""

    application: UUID
    at: datetime


@dataclass(frozen=True)
class ApplicationChecked:
    """An application was admitted or not."""

    application: UUID
    at: datetime


def parts_of(application: Application) -> list[str]:
    """All parts of an opened application in which a defect can be found."""
    terms = application.call.rule_set.procedure
    length = (application.content or {})["form"]
    return [
        "requested",
        *(f"texts:{item.id}" for item in questions_of(length)),
        "rows",
        *(["area"] if application.call.areas else []),
        *(f"answers:{item.id}" for item in terms.requirements),
        *(f"documents:{item.id}" for item in asked_of(application)),
    ]


def end_of_repair(call: Call, at: datetime) -> datetime:
    """The last second of the last working day for repairs that are asked for now. Raises ValidationError."""
    days = call.rule_set.procedure.days.repair
    if days is None:
        raise ValidationError(_("The rules of this contest know no repair of defects."))
    last = add_working_days(timezone.localdate(at), days)
    midnight = datetime.combine(last + timedelta(days=1), datetime.min.time(), timezone.get_current_timezone())
    return midnight - timedelta(seconds=1)


@transaction.atomic
def ask_for_repair(*, application: Application, found: Iterable[Found], by: Actor, at: datetime) -> Application:
    """Name the defects: the applicant repairs exactly these, until the end of the fixed time. It is done once, and once
    more where a complaint repeats the check.

    What is asked for equals the budget: where one of the two is to be repaired, the other is too.
    """
    application = _to_check(application, {ApplicationState.OPENED})
    defects = list(found)
    named = {one.part for one in defects}
    if named & SUMS:
        defects += [Found(DefectKind.SUM, part) for part in sorted(SUMS - named)]
    if not defects:
        raise ValidationError(_("Name at least one defect."))
    known = set(parts_of(application))
    for one in defects:
        if one.part not in known or one.kind not in DefectKind.values:
            raise ValidationError(_("There is no such part of the application."))
    application.repair_until = end_of_repair(application.call, at)
    application.state = ApplicationState.TO_REPAIR
    application.save(update_fields=["repair_until", "state"])
    Defect.objects.bulk_create([
        Defect(application=application, kind=one.kind, part=one.part, words=one.words.strip()[:500], found_at=at,
               found_by=by.as_json())
        for one in defects
    ], update_conflicts=True, unique_fields=["application", "part"], update_fields=list(_NAMED_ANEW))  # fmt: skip
    after = {"until": application.repair_until.isoformat(), "parts": [one.part for one in defects]}
    _note(application, "contests.ask_for_repair", by, at, after)
    publish(RepairAsked(application.pk, at))
    return application


@transaction.atomic
def repair(
    *, application: Application, sent: Typed, uploads: Mapping[str, Upload], by: Actor, at: datetime
) -> Application:
    """What was asked for is replaced, nothing else; what stood there before stays beside the defect. The limits of the
    call hold as for a new application.

    Raises ValidationError (after the time, or what is not right in a repaired part) and `FileRefused`.
    """
    application = _to_check(application, {ApplicationState.TO_REPAIR})
    if application.repair_until is None or at.replace(microsecond=0) > application.repair_until:
        raise ValidationError(_("The time for repairs is over."), code="late")
    defects = {defect.part: defect for defect in application.defects.all()}
    before = dict(application.content or {})
    content = _repaired(application, before, sent, defects)
    for part, defect in defects.items():
        kind, _colon, name = part.partition(":")
        if kind == "documents":
            if upload := uploads.get(name):
                _replace_document(application, defect, name, upload, by, at)
        elif (stood := _value(before, part)) != _value(content, part):
            defect.before = defect.before or {"value": stood}
            defect.repaired_at = at
            defect.save(update_fields=["before", "repaired_at"])
    application.content = content
    application.title = content["texts"]["title"][:300]
    application.requested_tyiyn, application.own_tyiyn = content["requested_tyiyn"], content["own_tyiyn"]
    application.area_id = content["area"]
    application.save()
    done = [part for part, defect in defects.items() if defect.repaired_at == at]
    _note(application, "contests.repair", by, at, {"parts": done})
    return application


def _repaired(application: Application, before: dict[str, Any], sent: Typed, parts: Collection[str]) -> dict[str, Any]:
    typed = typed_again(before, [])
    for part in parts:
        kind, _colon, name = part.partition(":")
        if kind in ("texts", "answers"):
            getattr(typed, kind)[name] = getattr(sent, kind).get(name, "")
        elif kind in ("requested", "rows", "area"):
            setattr(typed, kind, getattr(sent, kind))
    content, wrong = content_of(typed, application.call)
    content["form"] = before["form"]  # a repair does not make the form longer
    content["texts"] = {item.id: typed.texts.get(item.id, "").strip() for item in questions_of(before["form"])}
    there = {item.id for item in asked_of(application)}  # documents may come one after the other
    kind, on_paper = application.applicant.kind, application.way == IntakeWay.PAPER
    found = findings(content, there, call=application.call, kind=kind, on_paper=on_paper)
    wrong += [item for item in found if item.is_blocking and item.part in parts]
    if wrong:
        raise ValidationError([ValidationError(str(item.text), code=item.part) for item in wrong])
    return content


def _value(content: Mapping[str, Any], part: str) -> Any:
    kind, _colon, name = part.partition(":")
    key = "requested_tyiyn" if kind == "requested" else kind
    return content[key].get(name) if name else content[key]


def _replace_document(
    application: Application, defect: Defect, document: str, upload: Upload, by: Actor, at: datetime
) -> None:
    asked = next(item for item in asked_of(application) if item.id == document)
    content, name = upload
    kept = files.store(
        content=content, name=name, by=by, at=at, kinds=asked.kinds, most_bytes=asked.most_mb * _MEGABYTE
    )
    standing = application.attachments.filter(document=document, replaced_at=None)
    old = [str(item.pk) for item in standing]
    standing.update(replaced_at=at)
    Attachment.objects.create(application=application, file=kept, document=document, added_at=at)
    defect.before = defect.before or {"attachments": old}
    defect.repaired_at = at
    defect.save(update_fields=["before", "repaired_at"])


@transaction.atomic
def admit(*, application: Application, by: Actor, at: datetime) -> Application:
    """Formally in order: the commission marks it."""
    application = _to_check(application, {ApplicationState.OPENED, ApplicationState.TO_REPAIR})
    return _settle(application, ApplicationState.ADMITTED, "", by, at)


@transaction.atomic
def refuse(*, application: Application, reason: str, by: Actor, at: datetime) -> Application:
    """Not admitted, with the reason that the applicant reads; not while she still has time to repair."""
    states = {ApplicationState.OPENED, ApplicationState.TO_REPAIR}
    if application.is_damaged:
        states.add(ApplicationState.SUBMITTED)
    application = _to_check(application, states)
    if not reason.strip():
        raise ValidationError({"reason": _("Write the reason: the applicant reads it.")})
    waits = application.repair_until is not None and at.replace(microsecond=0) <= application.repair_until
    if application.state == ApplicationState.TO_REPAIR and waits:
        raise ValidationError(_("The applicant still has time to repair it."))
    return _settle(application, ApplicationState.NOT_ADMITTED, reason.strip()[:500], by, at)


def _settle(application: Application, state: str, reason: str, by: Actor, at: datetime) -> Application:
    before = application.state
    application.state, application.reason = state, reason
    application.save(update_fields=["state", "reason"])
    _note(application, "contests.check_application", by, at, {"state": state, "reason": reason}, {"state": before})
    publish(ApplicationChecked(application.pk, at))
    return application


def _to_check(application: Application, states: Iterable[str]) -> Application:
    require_stage(locked(application.call), Act.CHECK)
    row = Application.objects.select_for_update(of=("self",)).select_related("applicant", "call__rule_set")
    found = row.get(pk=application.pk)
    if found.state not in states:
        raise ValidationError(_("The application is in another state now: %(state)s.")
                              % {"state": found.get_state_display()})  # fmt: skip
    return found


def _note(
    application: Application, verb: str, by: Actor, at: datetime, after: dict[str, Any],
    before: dict[str, Any] | None = None,
) -> None:  # fmt: skip
    also = [application.call, application.applicant]
    journal.record(by=by, at=at, verb=verb, subject=application, also=also, before=before, after=after)
