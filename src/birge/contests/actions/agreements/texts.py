"""The text of an agreement is written, locked, taken back, amended; a customer words her own agreements."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.contests.agreement_content import Content
from birge.contests.agreement_wording import LANGUAGES, check_wording, written_out
from birge.contests.enums.agreements import MilestoneState, VersionState
from birge.contests.enums.awards import AgreementState
from birge.contests.models import Agreement, AgreementVersion, AgreementWording
from birge.contests.terms import Terms
from birge.kernel import issued, journal
from birge.kernel.actors import Actor
from birge.kernel.canonical import hash_of
from birge.kernel.money import Money
from birge.people.models import Organisation

PAPER = "contests.agreement"
"""How the check page knows an agreement on paper."""
_PERCENT = 100


def locked(agreement: Agreement) -> Agreement:
    """The agreement as it stands in the database, its row locked until the transaction ends."""
    related = ("application__call__rule_set", "application__call__customer", "application__applicant__organisation")
    return Agreement.objects.select_for_update(of=("self",)).select_related(*related).get(pk=agreement.pk)


def open_version(agreement: Agreement) -> AgreementVersion | None:
    """The version that is being written or signed."""
    return agreement.versions.filter(state__in=[VersionState.DRAFT, VersionState.LOCKED]).first()


@transaction.atomic
def write_text(*, agreement: Agreement, content: Content, by: Actor, at: datetime) -> AgreementVersion:
    """Write the draft anew. Raises ValidationError where sums or days do not fit, or the text is locked."""
    agreement = locked(agreement)
    version = open_version(agreement)
    if version is None or version.state != VersionState.DRAFT:
        raise ValidationError(_("This text waits for signatures: take it back to change it."))
    call = agreement.application.call
    check_content(content, agreement, call.rule_set.procedure)
    version.content, version.made_at, version.by = written_out(content, call).to_json(), at, by.as_json()
    version.save(update_fields=["content", "made_at", "by"])
    after = {"version": version.number, "sha256": hash_of(version.content)}
    journal.record(by=by, at=at, verb="contests.write_agreement", subject=agreement, after=after)
    return version


def check_content(content: Content, agreement: Agreement, terms: Terms) -> None:
    """Raises ValidationError: the parts add up to the amount, the advance is no larger than the rules let it be, what
    was asked for already stays covered, and every milestone lies inside the term.
    """
    percent, money = terms.money.advance_percent, content.currency
    if content.ends_on <= content.starts_on:
        raise ValidationError({"ends_on": _("The end comes after the beginning.")})
    if percent is not None and content.advance_tyiyn * _PERCENT > content.amount_tyiyn * percent:
        raise ValidationError(
            {"advance": _("The rules let the advance be at most %(percent)s %%.") % {"percent": percent}}
        )
    parts = content.advance_tyiyn + content.tranches_tyiyn
    if parts != content.amount_tyiyn:
        words = _("The advance and the tranches make %(parts)s, and the agreement %(amount)s: these must be the same.")
        sums = {"parts": Money(parts, money).format(), "amount": Money(content.amount_tyiyn, money).format()}
        raise ValidationError(words % sums)
    if agreement.state == AgreementState.DRAFT and content.amount_tyiyn > agreement.amount_tyiyn:
        raise ValidationError({"amount": _("Not more than was offered and accepted.")})
    if content.amount_tyiyn - agreement.released_tyiyn < agreement.asked_tyiyn:
        raise ValidationError({"amount": _("More than this was asked for or paid already.")})
    if any(not content.starts_on <= step.due_on <= content.ends_on for step in content.steps):
        raise ValidationError(_("Every milestone lies between the beginning and the end of the agreement."))
    _check_met(content, agreement)


def _check_met(content: Content, agreement: Agreement) -> None:
    """What was met or paid stays as it was agreed: an amendment speaks of the rest."""
    fixed = agreement.milestones.filter(state=MilestoneState.MET) | agreement.milestones.filter(payments__isnull=False)
    for milestone in fixed.distinct():
        steps = content.steps[milestone.number - 1 : milestone.number]
        if not steps or (steps[0].title, steps[0].tranche_tyiyn) != (milestone.title, milestone.tranche_tyiyn):
            raise ValidationError(
                _("Milestone %(number)s was met or paid for: it stays as it is.") % {"number": milestone.number}
            )


@transaction.atomic
def lock_text(*, version: AgreementVersion, by: Actor, at: datetime) -> AgreementVersion:
    """Freeze the text: from now on both sides sign exactly this, and its paper can be checked by its code."""
    agreement = locked(version.agreement)
    version = agreement.versions.get(pk=version.pk)
    if version.state != VersionState.DRAFT:
        return version
    check_content(Content.from_json(version.content), agreement, agreement.application.call.rule_set.procedure)
    version.sha256, version.state, version.locked_at = hash_of(version.content), VersionState.LOCKED, at
    version.paper = issued.issue(
        kind=PAPER, number=f"{agreement.number}-{version.number}", sha256=version.sha256, initials="",
        code=issued.new_code(), by=by, at=at,
    )  # fmt: skip
    version.save()
    after = {"version": version.number, "sha256": version.sha256}
    journal.record(by=by, at=at, verb="contests.lock_agreement", subject=agreement, after=after)
    return version


@transaction.atomic
def take_back(*, version: AgreementVersion, why: str, by: Actor, at: datetime) -> AgreementVersion:
    """A text that not both have signed is withdrawn, and a new draft like it stands in its place."""
    agreement = locked(version.agreement)
    version = agreement.versions.get(pk=version.pk)
    if version.state != VersionState.LOCKED:
        raise ValidationError(_("Only a text that waits for signatures can be taken back."))
    if not why.strip():
        raise ValidationError({"why": _("Write why the text is taken back.")})
    _withdraw(version, why.strip(), by, at)
    journal.record(by=by, at=at, verb="contests.take_back_agreement", subject=agreement,
                   after={"version": version.number, "why": why.strip()})  # fmt: skip
    return _next(agreement, version, version.why, by, at)


def _withdraw(version: AgreementVersion, why: str, by: Actor, at: datetime) -> None:
    version.state, version.withdrawn_why = VersionState.WITHDRAWN, why
    version.save(update_fields=["state", "withdrawn_why"])
    if version.paper is not None:
        issued.revoke(document=version.paper, reason=why, by=by, at=at)


def _next(agreement: Agreement, like: AgreementVersion, why: str, by: Actor, at: datetime) -> AgreementVersion:
    newest = agreement.versions.first()
    return AgreementVersion.objects.create(
        agreement=agreement, number=(newest.number if newest else 0) + 1, content=like.content, why=why, made_at=at,
        by=by.as_json(),
    )  # fmt: skip


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
    version = _next(agreement, agreement.versions.filter(state=VersionState.SIGNED)[0], why.strip(), by, at)
    after = {"version": version.number, "why": version.why}
    journal.record(by=by, at=at, verb="contests.amend_agreement", subject=agreement, after=after)
    return version


@transaction.atomic
def drop_amendment(*, version: AgreementVersion, why: str, by: Actor, at: datetime) -> None:
    """A new version of an agreement in force is given up; the signed one goes on. Raises ValidationError."""
    agreement = locked(version.agreement)
    version = agreement.versions.get(pk=version.pk)
    if agreement.state != AgreementState.SIGNED or version.state in (VersionState.SIGNED, VersionState.WITHDRAWN):
        raise ValidationError(_("There is no amendment to drop."))
    _withdraw(version, why.strip(), by, at)
    after = {"version": version.number, "why": why.strip()}
    journal.record(by=by, at=at, verb="contests.drop_amendment", subject=agreement, after=after)


@transaction.atomic
def word_agreements(
    *, customer: Organisation, profile: str, texts: dict[str, str], by: Actor, at: datetime
) -> AgreementWording:
    """A customer's own wording for agreements of a kind. Texts that are written already stay as they are."""
    for language in LANGUAGES:
        if not texts.get(language, "").strip():
            raise ValidationError({f"text_{language}": _("The text is needed in Kyrgyz and in Russian.")})
        check_wording(texts[language])
    row = AgreementWording.objects.create(customer=customer, profile=profile, texts=texts, at=at, by=by.as_json())
    journal.record(by=by, at=at, verb="contests.word_agreements", subject=customer, after={"profile": profile})
    return row
