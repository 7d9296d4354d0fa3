"""Applying: a draft is begun, saved and submitted; what is submitted is sealed at once and the draft is erased."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.contests import sealing
from birge.contests.actions.moving import locked
from birge.contests.application_content import Typed, content_of, typed_again
from birge.contests.checking import asked_of, findings, may_apply
from birge.contests.deadlines import is_late
from birge.contests.enums.applications import ApplicationState, IntakeWay
from birge.contests.models import Applicant, Application, Attachment, Call, Draft, Envelope
from birge.contests.queries.applications import RECEIPT, is_withdrawable, next_number, seal_of
from birge.contests.sealing import SealedFor
from birge.contests.stages import Act, require_stage
from birge.kernel import files, issued, journal
from birge.kernel.actors import Actor
from birge.kernel.canonical import hash_of
from birge.kernel.events import publish

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class ApplicationSubmitted:
    """An application was sealed: which one; what it says nobody knows."""

    application: UUID
    at: datetime


def sealed_for(application: Application) -> SealedFor:
    """What the envelope of an application is bound to."""
    return SealedFor(application.call_id, application.pk)


def require_in_time(call: Call, at: datetime) -> None:
    """Raises ValidationError before the call takes applications and from the first second after its deadline."""
    require_stage(call, Act.APPLY)
    if call.opens_at is not None and at < call.opens_at:
        raise ValidationError(_("Applications are not taken yet."), code="early")
    if is_late(call, at):
        raise ValidationError(_("The deadline is over: this application is late."), code="late")


@transaction.atomic
def begin(
    *,
    call: Call,
    applicant: Applicant,
    requested: str = "",
    way: str = IntakeWay.SITE,
    received_at: datetime | None = None,
    by: Actor,
    at: datetime,
) -> Application:
    """A draft for this call; the one that stands, if there is one. Raises ValidationError."""
    call = locked(call)
    require_stage(call, Act.APPLY)
    if way == IntakeWay.SITE:
        require_in_time(call, at)
    if reason := may_apply(call.rule_set.procedure, applicant.kind):
        raise ValidationError(reason)
    standing = Application.objects.filter(call=call, applicant=applicant).exclude(state=ApplicationState.WITHDRAWN)
    if found := standing.first():
        if way == IntakeWay.PAPER and found.entered_by != by.account:
            raise ValidationError(_("An application of this applicant is already there."))
        return found
    application = Application.objects.create(
        call=call, applicant=applicant, way=way, made_at=at, received_at=received_at,
        entered_by=by.account if way == IntakeWay.PAPER else None,
    )  # fmt: skip
    Draft.objects.create(application=application, locked=_locked(Typed(requested=requested), application), saved_at=at)
    after = {"way": way, "received_at": received_at.isoformat() if received_at else None}
    journal.record(by=by, at=at, verb="contests.begin_application", subject=application, also=[applicant], after=after)
    return application


def read_draft(draft: Draft) -> Typed:
    """What the applicant typed so far."""
    return Typed(**sealing.unlock_draft(bytes(draft.locked), settings.SECRET_KEY, sealed_for(draft.application)))


def draft_of(application: Application) -> Draft:
    """The draft, its row locked; ValidationError where there is none (any more)."""
    draft = Draft.objects.select_for_update().filter(application=application).first()
    if draft is None:
        raise ValidationError(_("This application is submitted: nothing is being written in it now."))
    return draft


@transaction.atomic
def save_draft(*, application: Application, typed: Typed, version: int, at: datetime) -> Draft:
    """Keep what was typed. The files of the draft stay as they are.

    Writing a draft is no act of office: the journal keeps when it was begun and submitted, not each saving. Raises
    ValidationError with the code "version" where another window saved in between.
    """
    draft = draft_of(application)
    if draft.version != version:
        raise ValidationError(_("This draft was changed in another window. Compare, then save once more."), "version")
    typed.files = read_draft(draft).files
    return _keep(draft, typed, at)


@transaction.atomic
def add_file(
    *, application: Application, document: str, content: IO[bytes] | Iterable[bytes], name: str, by: Actor, at: datetime
) -> Draft:
    """Attach a document, encrypted; an earlier one of the same kind is replaced. `FileRefused`, ValidationError."""
    draft = draft_of(application)
    asked = next((item for item in asked_of(application) if item.id == document), None)
    if asked is None:
        raise ValidationError(_("This document is not asked for."))
    plain, kind = files.examine(content=content, kinds=asked.kinds, most_bytes=asked.most_mb * _MEGABYTE)
    key, sealed = sealing.seal_file(plain, sealed_for(application))
    kept = files.store(content=[sealed], name="sealed", by=by, at=at, examined_as=files.SEALED)
    attachment = Attachment.objects.create(application=application, file=kept, added_at=at)
    typed = read_draft(draft)
    typed.files = [item for item in typed.files if item["document"] != document]
    typed.files.append(
        {"id": str(attachment.pk), "document": document, "name": files.tidy_name(name, kind), "kind": kind,
         "size_bytes": len(plain), "key": key}
    )  # fmt: skip
    return _keep(draft, typed, at)


@transaction.atomic
def remove_file(*, application: Application, document: str, at: datetime) -> Draft:
    """Take a document out of the draft."""
    draft = draft_of(application)
    typed = read_draft(draft)
    typed.files = [item for item in typed.files if item["document"] != document]
    return _keep(draft, typed, at)


@transaction.atomic
def submit(*, application: Application, own_code: str, by: Actor, at: datetime) -> Application:
    """Seal the draft and erase it. Submitted again before the deadline, the new one takes the place of the old.

    `at` is the moment at which the server received it. Of a paper the moment on its stamp counts, and it is entered
    before the opening; once it is sealed it is changed until the deadline only, like any other. Raises ValidationError
    with the findings by part, or the reason.
    """
    call = locked(application.call)
    application = _to_write(call, application, at)
    seal = seal_of(call)
    if seal is None:
        raise ValidationError(_("The opening codes of this contest are not given out yet: submit it later."))
    draft = draft_of(application)
    typed = read_draft(draft)
    content, wrong = content_of(typed, call)
    documents = {item["document"] for item in typed.files}
    wrong += findings(
        content, documents, call=call, kind=application.applicant.kind, on_paper=application.way == IntakeWay.PAPER
    )
    if blocking := [item for item in wrong if item.is_blocking]:
        raise ValidationError([ValidationError(str(item.text), code=item.part) for item in blocking])
    sealed = sealing.seal({**content, "files": typed.files}, seal.public_key, own_code, sealed_for(application))
    Envelope.objects.update_or_create(
        application=application, defaults={"sealed": sealed, "sealed_at": at, "damaged_at": None}
    )
    is_new = application.number is None
    application.number = application.number or next_number(call)
    application.state, application.submitted_at = ApplicationState.SUBMITTED, at
    _give_receipt(application, sealed, by, at)
    application.save()
    draft.delete()
    _drop_unused(application, {item["id"] for item in typed.files})
    after = {"number": application.number, "envelope": hash_of(sealed), "again": not is_new}
    journal.record(by=by, at=at, verb="contests.submit", subject=application, also=[call], after=after)
    publish(ApplicationSubmitted(application.pk, at))
    return application


@transaction.atomic
def reopen_own(*, application: Application, own_code: str, by: Actor, at: datetime) -> Draft:
    """Make a draft of one's own sealed application, to change it; the sealed one counts until the new one is submitted.

    Raises ValidationError, `BadCode`, `Unreadable`.
    """
    application = _to_write(locked(application.call), application, at)
    typed = read_own(application, own_code)
    draft, _is_new = Draft.objects.update_or_create(
        application=application, defaults={"locked": _locked(typed, application), "saved_at": at}
    )
    journal.record(by=by, at=at, verb="contests.change_sealed", subject=application)
    return draft


def _to_write(call: Call, application: Application, at: datetime) -> Application:
    """The application as it stands now, its row locked. Raises ValidationError where nothing is written in it any more.

    `call` is locked already, so that no opening goes on at the same time.
    """
    found = Application.objects.select_for_update(of=("self",)).select_related("applicant").get(pk=application.pk)
    if found.state not in (ApplicationState.DRAFT, ApplicationState.SUBMITTED) or found.opened_at is not None:
        words = _("The application is in another state now: %(state)s.")
        raise ValidationError(words % {"state": found.get_state_display()})
    stamped_at = found.received_at if found.state == ApplicationState.DRAFT else None
    require_in_time(call, stamped_at or at)
    return found


def read_own(application: Application, own_code: str) -> Typed:
    """One's own sealed application, by the personal code."""
    envelope = Envelope.objects.get(application=application)
    content = sealing.open_own(envelope.sealed, own_code, sealed_for(application))
    return typed_again(content, content["files"])


@transaction.atomic
def withdraw(*, application: Application, by: Actor, at: datetime, reason: str = "") -> Application:
    """The applicant takes it back, until it is ranked: what is sealed is erased, what was opened stays read."""
    call = locked(application.call)
    require_stage(call, Act.WITHDRAW)
    application = Application.objects.select_for_update(of=("self",)).select_related("applicant").get(pk=application.pk)
    if not is_withdrawable(application):
        raise ValidationError(_("This application can no longer be withdrawn."))
    before = application.state
    Draft.objects.filter(application=application).delete()
    if application.opened_at is None:
        Envelope.objects.filter(application=application).delete()
        _drop_unused(application, set())
    if application.receipt is not None:
        issued.revoke(document=application.receipt, reason=_("The application was withdrawn."), by=by, at=at)
    application.state, application.withdrawn_at, application.reason = ApplicationState.WITHDRAWN, at, reason.strip()
    application.save()
    journal.record(by=by, at=at, verb="contests.withdraw", subject=application, also=[call],
                   before={"state": before}, after={"reason": application.reason})  # fmt: skip
    return application


def _locked(typed: Typed, application: Application) -> bytes:
    return sealing.lock_draft(typed.to_json(), settings.SECRET_KEY, sealed_for(application))


def _keep(draft: Draft, typed: Typed, at: datetime) -> Draft:
    draft.locked, draft.saved_at = _locked(typed, draft.application), at
    draft.version += 1
    draft.save()
    return draft


def _give_receipt(application: Application, sealed: dict[str, Any], by: Actor, at: datetime) -> None:
    if application.receipt is not None:
        issued.revoke(document=application.receipt, reason=_("A changed application took its place."), by=by, at=at)
    application.receipt = issued.issue(
        kind=RECEIPT, number=str(application.number), sha256=hash_of(sealed), initials="", code=issued.new_code(),
        by=by, at=at,
    )  # fmt: skip


def _drop_unused(application: Application, used: set[str]) -> None:
    """Erase the encrypted files that the application no longer names."""
    for attachment in application.attachments.exclude(pk__in=used).select_related("file"):
        file = attachment.file
        attachment.delete()
        files.discard(file)
