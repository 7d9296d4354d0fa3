"""The opening: after the deadline the openers' codes together give the key, and every application is read at once."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import InterfaceError, OperationalError, transaction
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from birge.contests import sealing
from birge.contests.actions.applying import sealed_for
from birge.contests.actions.moving import locked, move_call
from birge.contests.application_content import area_ids, partners_in
from birge.contests.codes import BadCode
from birge.contests.deadlines import is_late
from birge.contests.enums.applications import ApplicationState
from birge.contests.enums.calls import CallState
from birge.contests.models import Application, Attachment, Call, CallSeal, Draft, Envelope, Opening, ProjectPartner
from birge.contests.queries.applications import seal_of
from birge.contests.sealing import CallKey, Unreadable
from birge.contests.stages import Act, require_stage
from birge.kernel import files, journal
from birge.kernel.actors import Actor
from birge.kernel.events import publish
from birge.kernel.files import open_file

logger = logging.getLogger(__name__)

CHANGED, IMPOSSIBLE = "changed", "impossible"
"""Why an application stays closed: its envelope or a file of it is not what was sealed; or the seal is whole, and what
lies in it is no application that Birge can keep.
"""


@dataclass(frozen=True)
class ApplicationsOpened:
    """The applications of a call (of a rolling one: of a round) can be read now."""

    call: UUID
    opening: UUID
    at: datetime


def require_openable(call: Call, at: datetime) -> CallSeal:
    """Raises ValidationError before the deadline is over, whoever asks; a rolling call is opened in rounds."""
    require_stage(call, Act.OPEN_APPLICATIONS)
    if not call.is_rolling and not is_late(call, at):
        raise ValidationError(_("Before the deadline nobody opens the applications."), code="early")
    seal = seal_of(call)
    if seal is None:
        raise ValidationError(_("This call has no opening codes: there is nothing to open."))
    return seal


@transaction.atomic
def open_applications(*, call: Call, typed_codes: Sequence[str], by: Actor, at: datetime) -> Opening:
    """Decrypt all that was submitted up to now. Raises ValidationError: too early, too few codes, a wrong one.

    An envelope that was changed after it was sealed, or that holds what no application can hold, is named in the
    protocol with which of the two it is, and stays closed; the others are read.
    """
    call = locked(call)
    seal = require_openable(call, at)
    given = {place: code for place, code in enumerate(typed_codes) if code.strip()}
    present = _recognised(seal, call, given)
    try:
        key = CallKey(call.pk, seal.public_key, list(given.values()))
    except Unreadable as error:
        raise ValidationError(_("These codes together do not open this call.")) from error
    waiting = Application.objects.select_for_update(of=("self",)).filter(call=call, state=ApplicationState.SUBMITTED)
    rows = [
        _open_one(application, key, by, at)
        for application in waiting.select_related("applicant__organisation", "call").order_by("number")
    ]
    opening = Opening.objects.create(
        call=call, number=call.openings.count() + 1, at=at, by=by.as_json(), openers=present, rows=rows
    )
    if not call.is_rolling:
        move_call(call, CallState.OPENED, by=by, at=at)
    after = {
        "opening": opening.number, "openers": present, "applications": len(rows),
        "damaged": [row["number"] for row in rows if row["damaged"]],
    }  # fmt: skip
    also = [f"contests.application:{row['application']}" for row in rows]
    journal.record(by=by, at=at, verb="contests.open_applications", subject=call, also=also, after=after)
    publish(ApplicationsOpened(call.pk, opening.pk, at))
    return opening


def _recognised(seal: CallSeal, call: Call, given: Mapping[int, str]) -> list[str]:
    """The names of the openers whose codes these are: each once, and enough of them. What is wrong is said of each
    code ("code-0" …) by itself, so that the others need not be typed again.
    """
    names: list[str] = []
    wrong: dict[str, str] = {}
    for place, code in given.items():
        try:
            check = sealing.check_of(call.pk, code)
        except BadCode as error:
            wrong[f"code-{place}"] = str(error)
            continue
        name = next((row["name"] for row in seal.openers if constant_time_compare(row["check"], check)), None)
        if name is None:
            wrong[f"code-{place}"] = _("Code %(place)s is not a code of this call.") % {"place": place + 1}
        elif name in names:
            wrong[f"code-{place}"] = _("The code of %(name)s was typed twice.") % {"name": name}
        else:
            names.append(name)
    if wrong:
        raise ValidationError(wrong)
    if len(names) < seal.needed:
        words = _("%(needed)s different codes are needed, %(given)s were typed.")
        raise ValidationError(words % {"needed": seal.needed, "given": len(names)})
    return names


def _open_one(application: Application, key: CallKey, by: Actor, at: datetime) -> dict[str, Any]:
    envelope = Envelope.objects.get(application=application)
    fault = _fault_in(application, envelope, key, by, at)
    if fault:
        envelope.damaged_at = at
        envelope.save(update_fields=["damaged_at"])
    return {
        "application": str(application.pk),
        "number": application.number,
        "applicant": str(application.applicant),
        "kind": application.applicant.kind,
        "way": application.way,
        "submitted_at": application.submitted_at.isoformat() if application.submitted_at else None,
        "received_at": application.received_at.isoformat() if application.received_at else None,
        "damaged": bool(fault),
        "fault": fault,
    }


def _fault_in(application: Application, envelope: Envelope, key: CallKey, by: Actor, at: datetime) -> str:
    """Read one; what is wrong where it cannot be read ("" nothing): one applicant never stops a contest.

    A full disk or a database that went away is no fault of an application: then nothing is opened.
    """
    try:
        with transaction.atomic():
            _fill(application, key.open(envelope.sealed, sealed_for(application)), by, at)
    except (Unreadable, FileNotFoundError):
        return CHANGED
    except (OSError, OperationalError, InterfaceError):
        raise
    except Exception as error:
        logger.warning("application %s cannot be opened: %s", application.pk, type(error).__name__)
        return IMPOSSIBLE
    return ""


def _fill(application: Application, content: dict[str, Any], by: Actor, at: datetime) -> None:
    """What was sealed becomes the application; the envelope stays as proof of what was submitted.

    Raises ValueError where its place is none of the call's: the database would say so only when all are written.
    """
    if content["area"] is not None and content["area"] not in area_ids(application.call):
        raise ValueError(content["area"])
    for item in content.pop("files"):
        _open_file(application, item, by, at)
    application.content = content
    application.title = content["texts"]["title"][:300]
    application.requested_tyiyn, application.own_tyiyn = content["requested_tyiyn"], content["own_tyiyn"]
    application.area_id = content["area"]
    application.state, application.opened_at = ApplicationState.OPENED, at
    application.save()
    partners = [ProjectPartner(application=application, name=name) for name in partners_in(content)]
    ProjectPartner.objects.bulk_create(partners)
    Draft.objects.filter(application=application).delete()


def _open_file(application: Application, item: dict[str, Any], by: Actor, at: datetime) -> None:
    attachment = Attachment.objects.select_related("file").get(application=application, pk=item["id"])
    sealed = attachment.file
    with open_file(sealed) as content:
        plain = sealing.open_file(content.read(), item["key"], sealed_for(application))
    attachment.file = files.store(content=[plain], name=item["name"], by=by, at=at, examined_as=item["kind"])
    attachment.document = item["document"]
    attachment.save()
    files.discard(sealed)
