"""Minutes are prepared (frozen), signed by who presided and by the secretary, published; corrected by a new version."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from birge.kernel import files, issued, journal
from birge.kernel.actors import Actor
from birge.kernel.canonical import hash_of
from birge.kernel.events import publish
from birge.kernel.models import StoredFile
from birge.meetings.actions.meetings import locked
from birge.meetings.enums import SIGNERS, MeetingState, MemberRole, SignatureMethod
from birge.meetings.events import MinutesPrepared, MinutesPublished, MinutesSigned
from birge.meetings.models import BodyMember, Meeting, Minutes, MinutesFile, MinutesSignature
from birge.meetings.papers.minutes import LANGUAGES, minutes_pdf
from birge.meetings.queries import content_of, latest_minutes

KIND = "meetings.minutes"


@transaction.atomic
def prepare_minutes(*, meeting: Meeting, by: Actor, at: datetime, corrections: str = "") -> Minutes:
    """Freeze what the minutes say, ready to be signed. A version that nobody finished signing is discarded.

    After signing only with `corrections`: what was wrong and what is right, which the new version prints.
    """
    meeting = locked(meeting, MeetingState.CLOSED, MeetingState.SIGNED)
    earlier = latest_minutes(meeting)
    if earlier is not None and earlier.signed_at is None:
        _discard(earlier, by, at)
        earlier = Minutes.objects.filter(meeting=meeting, signed_at__isnull=False).order_by("-version").first()
    if earlier is not None and not corrections.strip():
        raise ValidationError({"corrections": _("Say what was wrong and what is right: the new version prints it.")})
    content = content_of(meeting, corrections=corrections.strip())
    last = meeting.minutes.aggregate(last=Max("version"))["last"] or 0
    minutes = Minutes.objects.create(
        meeting=meeting,
        version=last + 1,
        content=content,
        sha256=hash_of(content),
        code=issued.new_code(),
        prepared_at=at,
        supersedes=earlier,
    )
    after = {"version": minutes.version, "sha256": minutes.sha256}
    journal.record(by=by, at=at, verb="meetings.prepare_minutes", subject=minutes, after=after)
    publish(MinutesPrepared(minutes=minutes.pk, at=at))
    return minutes


def _discard(minutes: Minutes, by: Actor, at: datetime) -> None:
    minutes.discarded_at, minutes.supersedes = at, None
    minutes.save(update_fields=["discarded_at", "supersedes"])
    signed = [signature.role for signature in minutes.signatures.all()]
    after = {"version": minutes.version, "signatures": signed}
    journal.record(by=by, at=at, verb="meetings.discard_minutes", subject=minutes, after=after)


@transaction.atomic
def sign_minutes(
    *,
    minutes: Minutes,
    role: str,
    method: str,
    by: Actor,
    at: datetime,
    scan: StoredFile | None = None,
) -> Minutes:
    """One signature; with the second one the minutes are signed, numbered for the check page, and never change again.

    A one-time code is checked before (`actions.signing`) and signs for the person herself. A signature on paper is
    recorded by the secretary with its scan.
    """
    meeting = locked(minutes.meeting, MeetingState.CLOSED, MeetingState.SIGNED)
    minutes = Minutes.objects.select_for_update(of=("self",)).get(pk=minutes.pk)
    minutes.meeting = meeting
    if minutes.discarded_at or minutes.signed_at:
        raise ValidationError(_("This version is signed already or was replaced: open the newest one."))
    if hash_of(minutes.content) != minutes.sha256:
        raise ValidationError(_("The content does not fit its hash: prepare the minutes again."))
    member = _signer(meeting, role)
    if method == SignatureMethod.PAPER and scan is None:
        raise ValidationError({"scan": _("Attach the scan of the signed paper.")})
    if method != SignatureMethod.PAPER and (by.account is None or by.account != member.account_id):
        raise ValidationError(_("Each person signs with her own code only."))
    if minutes.signatures.filter(role=role).exists():
        raise ValidationError(_("This signature is there already."))
    MinutesSignature.objects.create(
        minutes=minutes, member=member, role=role, method=method, signed_at=at, sha256=minutes.sha256, scan=scan
    )
    after = {"role": role, "method": method, "sha256": minutes.sha256}
    journal.record(by=by, at=at, verb="meetings.sign_minutes", subject=minutes, after=after)
    if minutes.signatures.count() == len(SIGNERS):
        _finish(minutes, by, at)
    return minutes


def _signer(meeting: Meeting, role: str) -> BodyMember:
    member = {MemberRole.CHAIR: meeting.presiding, MemberRole.SECRETARY: meeting.secretary}.get(MemberRole(role))
    if member is None:
        raise ValidationError(_("Nobody was recorded in this role at the meeting."))
    return member


def _finish(minutes: Minutes, by: Actor, at: datetime) -> None:
    meeting = minutes.meeting
    initials = issued.initials_of(meeting.presiding.name) if meeting.presiding else ""
    number = f"{meeting.number}/{minutes.version}"
    minutes.issued = issued.issue(
        kind=KIND, number=number, sha256=minutes.sha256, initials=initials, code=minutes.code, by=by, at=at
    )
    minutes.signed_at = at
    minutes.save(update_fields=["issued", "signed_at"])
    if minutes.supersedes is not None and minutes.supersedes.issued is not None:
        issued.revoke(document=minutes.supersedes.issued, reason=f"version {minutes.version}", by=by, at=at)
    for language in LANGUAGES:
        for public in (False, True):
            _keep_file(minutes, language, public, by, at)
    meeting.state = MeetingState.SIGNED
    meeting.save(update_fields=["state"])
    publish(MinutesSigned(minutes=minutes.pk, at=at))


def _keep_file(minutes: Minutes, language: str, public: bool, by: Actor, at: datetime) -> None:
    content = minutes_pdf(minutes, language, public=public, at=at)
    name = f"minutes-{minutes.meeting.number}-{minutes.version}-{language}.pdf"
    file = files.store(content=[content], name=name, by=by, at=at, kinds=("pdf",))
    MinutesFile.objects.create(minutes=minutes, language=language, is_public=public, file=file)


@transaction.atomic
def publish_minutes(*, minutes: Minutes, by: Actor, at: datetime) -> None:
    """Show signed minutes to everybody, without closed items; only a public body's."""
    minutes = Minutes.objects.select_for_update(of=("self",)).select_related("meeting__body").get(pk=minutes.pk)
    if minutes.signed_at is None:
        raise ValidationError(_("Minutes are published after both have signed."))
    if not minutes.meeting.body.is_public:
        raise ValidationError(_("This body is not public: its minutes stay inside."))
    if minutes.published_at is not None:
        return
    minutes.published_at = at
    minutes.save(update_fields=["published_at"])
    journal.record(by=by, at=at, verb="meetings.publish_minutes", subject=minutes)
    publish(MinutesPublished(minutes=minutes.pk, at=at))
