"""Both sides sign the same text: by a one-time code each for herself, or on paper with its scan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.contests.actions.agreements.binding import bind, set_free
from birge.contests.actions.agreements.completing import complete_if_done
from birge.contests.actions.agreements.schedule import plan_reports
from birge.contests.actions.agreements.texts import check_content, lock_text, locked, require_unended
from birge.contests.actions.moving import locked as locked_call
from birge.contests.actions.moving import move_call
from birge.contests.agreement_content import Content
from birge.contests.enums.agreements import VersionState
from birge.contests.enums.awards import AgreementState, Side
from birge.contests.enums.calls import CallState
from birge.contests.models import (
    Agreement,
    AgreementCode,
    AgreementSignature,
    AgreementVersion,
    Indicator,
    Milestone,
)
from birge.contests.queries.awards import award_about, complaints_pending
from birge.kernel import issued, journal, one_time
from birge.kernel.actors import Actor
from birge.kernel.canonical import hash_of
from birge.kernel.events import publish
from birge.kernel.models import StoredFile
from birge.meetings.actions.signing import shown_by_application
from birge.meetings.enums import SignatureMethod
from birge.people.models import Account


@dataclass(frozen=True)
class AgreementCodeMade:
    """A signer asked for a code; it goes to her phone or mailbox, never to the screen."""

    version: AgreementVersion
    account: UUID
    code: str
    at: datetime


@dataclass(frozen=True)
class AgreementSigned:
    """One side signed; `is_complete`: both have."""

    agreement: Agreement
    side: str
    is_complete: bool
    at: datetime


def _salt(version: AgreementVersion, account: Account) -> str:
    return f"birge.contests.agreement-code:{version.pk}:{account.pk}"


@transaction.atomic
def send_code(*, version: AgreementVersion, account: Account, by: Actor, at: datetime) -> None:
    """Make a code for this person and this text, and have it sent. Raises ValidationError where nothing reaches her."""
    if not (account.phone or account.email):
        raise ValidationError(_("You have no phone and no e-mail here: sign on paper or set up a sign-in application."))
    code, code_hash = one_time.new_code(_salt(version, account))
    AgreementCode.objects.filter(version=version, account=account, used_at=None, expires_at__gt=at).update(
        expires_at=at
    )
    AgreementCode.objects.create(version=version, account=account, code_hash=code_hash, expires_at=at + one_time.VALID)
    journal.record(by=by, at=at, verb="contests.make_signing_code", subject=version.agreement)
    publish(AgreementCodeMade(version, account.pk, code, at))


def check_code(*, version: AgreementVersion, account: Account, code: str, by: Actor, at: datetime) -> SignatureMethod:
    """By which method this code proves the person; raises ValidationError. A wrong try counts, in a transaction of its
    own.
    """
    codes = AgreementCode.objects.filter(version=version, account=account)
    if one_time.takes(codes, _salt(version, account), code, at):
        return SignatureMethod.SENT_CODE
    if shown_by_application(account, code):
        return SignatureMethod.TOTP
    journal.record(by=by, at=at, verb="contests.wrong_signing_code", subject=version.agreement)
    raise ValidationError(one_time.WRONG)


@transaction.atomic
def sign(
    *,
    version: AgreementVersion,
    side: str,
    sha256: str,
    method: str,
    name: str,
    by: Actor,
    at: datetime,
    scan: StoredFile | None = None,
) -> AgreementVersion:
    """One signature under the text with this hash; it locks the text; with the second one it is in force.

    A code is checked before and signs for the person herself; `name` is who signed. Raises ValidationError.
    """
    agreement = _to_sign(version.agreement)
    version = agreement.versions.get(pk=version.pk)
    if version.state not in (VersionState.DRAFT, VersionState.LOCKED):
        raise ValidationError(_("This text is signed already or was replaced: open the newest one."))
    if hash_of(version.content) != sha256:
        raise ValidationError(_("The text was changed in the meantime: read it again, then sign."), code="changed")
    if method == SignatureMethod.PAPER and scan is None:
        raise ValidationError({"scan": _("Attach the scan of the signed paper.")})
    version = lock_text(version=version, by=by, at=at)
    if version.signatures.filter(side=side).exists():
        raise ValidationError(_("This side has signed already."))
    account = None if method == SignatureMethod.PAPER else by.account
    if account is not None and version.signatures.filter(account=account).exists():
        raise ValidationError(_("One person does not sign for both sides."))
    AgreementSignature.objects.create(
        version=version, side=side, account=account, name=name, method=method, signed_at=at, sha256=version.sha256,
        scan=scan,
    )  # fmt: skip
    after = {"version": version.number, "side": side, "method": method, "sha256": version.sha256}
    journal.record(by=by, at=at, verb="contests.sign_agreement", subject=agreement, after=after)
    is_complete = version.signatures.count() == len(Side)
    if is_complete:
        _take_effect(agreement, version, by, at)
    publish(AgreementSigned(agreement, side, is_complete, at))
    return version


def _to_sign(agreement: Agreement) -> Agreement:
    """The agreement, its row locked after its call's. Raises ValidationError: while a complaint is pending nothing
    new is agreed, and what has ended stays ended.
    """
    call = locked_call(agreement.application.call)
    agreement = locked(agreement)
    require_unended(agreement)
    award = award_about(call, agreement.application)
    if agreement.state == AgreementState.DRAFT and award is not None and complaints_pending(award):
        raise ValidationError(_("A complaint waits for its answer."), code="complaint")
    return agreement


def _take_effect(agreement: Agreement, version: AgreementVersion, by: Actor, at: datetime) -> None:
    """The agreement is now what this version says; money is bound or set free by the difference.

    What was accepted or asked for while the text waited counts: the text must still fit. Raises ValidationError.
    """
    content, was_in_force = Content.from_json(version.content), agreement.state == AgreementState.SIGNED
    check_content(content, agreement, agreement.application.call.rule_set.procedure)
    for earlier in agreement.versions.filter(state=VersionState.SIGNED).select_related("paper"):
        if earlier.paper is not None:
            issued.revoke(document=earlier.paper, reason=f"version {version.number}", by=by, at=at)
    version.state, version.signed_at = VersionState.SIGNED, at
    version.save(update_fields=["state", "signed_at"])
    more = content.amount_tyiyn - agreement.amount_tyiyn
    reason = f"{agreement.number}, {version.number}"
    if more > 0:
        bind(agreement, more, reason, by=by, at=at)
    elif more < 0:
        set_free(agreement, -more, reason, by=by, at=at)
    agreement.amount_tyiyn, agreement.advance_tyiyn = content.amount_tyiyn, content.advance_tyiyn
    agreement.starts_on, agreement.ends_on = content.starts_on, content.ends_on
    agreement.state, agreement.signed_at = AgreementState.SIGNED, agreement.signed_at or at
    agreement.save()
    _write_steps(agreement, content)
    _write_aims(agreement, content)
    plan_reports(agreement)
    call = agreement.application.call
    if call.state == CallState.DECIDED:
        move_call(call, CallState.AGREED, by=by, at=at)
    if was_in_force:
        complete_if_done(agreement, by=by, at=at)


def _write_steps(agreement: Agreement, content: Content) -> None:
    for number, step in enumerate(content.steps, start=1):
        values = {"title": step.title, "evidence": step.evidence, "due_on": step.due_on,
                  "tranche_tyiyn": step.tranche_tyiyn}  # fmt: skip
        Milestone.objects.update_or_create(agreement=agreement, number=number, defaults=values)
    agreement.milestones.filter(number__gt=len(content.steps)).delete()


def _write_aims(agreement: Agreement, content: Content) -> None:
    for number, aim in enumerate(content.aims, start=1):
        values = {"title": aim.title, "unit": aim.unit, "counts_people": aim.counts_people, "baseline": aim.baseline,
                  "target": aim.target}  # fmt: skip
        Indicator.objects.update_or_create(agreement=agreement, number=number, defaults=values)
    agreement.indicators.filter(number__gt=len(content.aims), values__isnull=True).delete()
