"""A new version of an agreement in force is begun, or given up."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.contests.actions.agreements.completing import complete_if_done
from birge.contests.actions.agreements.texts import locked, next_version, open_version, withdraw_version
from birge.contests.enums.agreements import VersionState
from birge.contests.enums.awards import IN_FORCE, AgreementState
from birge.contests.models import Agreement, AgreementVersion
from birge.kernel import journal
from birge.kernel.actors import Actor


@transaction.atomic
def amend(*, agreement: Agreement, why: str, by: Actor, at: datetime) -> AgreementVersion:
    """Begin a new version of a signed agreement; the signed one holds until both have signed the new one."""
    agreement = locked(agreement)
    if agreement.state != AgreementState.SIGNED:
        raise ValidationError(_("Only an agreement in force is amended."))
    if open_version(agreement) is not None:
        raise ValidationError(_("A new version is being written already."))
    if not why.strip():
        raise ValidationError({"why": _("Write why the agreement is changed.")})
    version = next_version(agreement, agreement.versions.filter(state=VersionState.SIGNED)[0], why.strip(), by, at)
    after = {"version": version.number, "why": version.why}
    journal.record(by=by, at=at, verb="contests.amend_agreement", subject=agreement, after=after)
    return version


@transaction.atomic
def drop_amendment(*, version: AgreementVersion, why: str, by: Actor, at: datetime) -> None:
    """A new version of an agreement in force is given up; the signed one goes on. Raises ValidationError."""
    agreement = locked(version.agreement)
    version = agreement.versions.get(pk=version.pk)
    if agreement.state not in IN_FORCE or version.state in (VersionState.SIGNED, VersionState.WITHDRAWN):
        raise ValidationError(_("There is no amendment to drop."))
    withdraw_version(version, why.strip(), by, at)
    after = {"version": version.number, "why": why.strip()}
    journal.record(by=by, at=at, verb="contests.drop_amendment", subject=agreement, after=after)
    complete_if_done(agreement, by=by, at=at)
