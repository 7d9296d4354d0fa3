"""The text of an agreement is written, locked, taken back; a customer words her own agreements."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from birge.contests.actions.agreements.schedule import begun_reports
from birge.contests.agreement_content import Content
from birge.contests.enums.agreements import MilestoneState, VersionState
from birge.contests.enums.awards import AgreementState
from birge.contests.models import Agreement, AgreementVersion, AgreementWording
from birge.contests.terms import Terms
from birge.contests.words.agreements import LANGUAGES, check_wording, written_out
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


def require_unended(agreement: Agreement) -> None:
    """Raises ValidationError where no text is written or signed any more: all was done, or the agreement ended."""
    if agreement.state not in (AgreementState.DRAFT, AgreementState.SIGNED):
        raise ValidationError(_("The agreement is not in force."))


@transaction.atomic
def write_text(*, agreement: Agreement, content: Content, by: Actor, at: datetime) -> AgreementVersion:
    """Write the draft anew. Raises ValidationError where sums or days do not fit, or the text is locked."""
    agreement = locked(agreement)
    require_unended(agreement)
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
    if any(not content.starts_on <= step.due_on < content.ends_on for step in content.steps):
        raise ValidationError(_("Every milestone lies between the beginning and the end of the agreement."))
    _check_met(content, agreement)
    _check_proven(content, agreement)


def _check_met(content: Content, agreement: Agreement) -> None:
    """What was met or paid stays as it was agreed: an amendment speaks of the rest."""
    fixed = agreement.milestones.filter(state=MilestoneState.MET) | agreement.milestones.filter(payments__isnull=False)
    for milestone in fixed.distinct():
        steps = content.steps[milestone.number - 1 : milestone.number]
        if not steps or (steps[0].title, steps[0].tranche_tyiyn) != (milestone.title, milestone.tranche_tyiyn):
            raise ValidationError(
                _("Milestone %(number)s was met or paid for: it stays as it is.") % {"number": milestone.number}
            )


def _check_proven(content: Content, agreement: Agreement) -> None:
    """What has evidence or was reported on keeps its number and its name: proofs and values must not come to belong to
    something else.
    """
    for milestone in agreement.milestones.filter(files__isnull=False).distinct():
        if [step.title for step in content.steps[milestone.number - 1 : milestone.number]] != [milestone.title]:
            raise ValidationError(
                _("Milestone %(number)s has evidence: it keeps its number and its name.") % {"number": milestone.number}
            )
    for report in begun_reports(agreement):
        if content.ends_on <= report.starts_on:
            words = _("Report No. %(number)s on the time from %(day)s was begun: the agreement cannot end before it.")
            day = date_format(report.starts_on, "SHORT_DATE_FORMAT")
            raise ValidationError({"ends_on": words % {"number": report.number, "day": day}})
    for indicator in agreement.indicators.filter(values__isnull=False).distinct():
        for aim in content.aims[indicator.number - 1 : indicator.number]:
            if (aim.title, aim.unit, aim.counts_people) != (indicator.title, indicator.unit, indicator.counts_people):
                raise ValidationError(
                    _("Indicator %(number)s was reported on: it keeps its number, its name and its unit.")
                    % {"number": indicator.number}
                )


@transaction.atomic
def lock_text(*, version: AgreementVersion, by: Actor, at: datetime) -> AgreementVersion:
    """Freeze the text: from now on both sides sign exactly this, and its paper can be checked by its code."""
    agreement = locked(version.agreement)
    require_unended(agreement)
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
    require_unended(agreement)
    version = agreement.versions.get(pk=version.pk)
    if version.state != VersionState.LOCKED:
        raise ValidationError(_("Only a text that waits for signatures can be taken back."))
    if not why.strip():
        raise ValidationError({"why": _("Write why the text is taken back.")})
    withdraw_version(version, why.strip(), by, at)
    journal.record(by=by, at=at, verb="contests.take_back_agreement", subject=agreement,
                   after={"version": version.number, "why": why.strip()})  # fmt: skip
    return next_version(agreement, version, version.why, by, at)


def withdraw_version(version: AgreementVersion, why: str, by: Actor, at: datetime) -> None:
    """The text is no longer to be signed, and its paper does not count; in the caller's transaction."""
    version.state, version.withdrawn_why = VersionState.WITHDRAWN, why
    version.save(update_fields=["state", "withdrawn_why"])
    if version.paper is not None:
        issued.revoke(document=version.paper, reason=why, by=by, at=at)


def next_version(agreement: Agreement, like: AgreementVersion, why: str, by: Actor, at: datetime) -> AgreementVersion:
    """A draft like this one; in the caller's transaction."""
    newest = agreement.versions.first()
    return AgreementVersion.objects.create(
        agreement=agreement, number=(newest.number if newest else 0) + 1, content=like.content, why=why, made_at=at,
        by=by.as_json(),
    )  # fmt: skip


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
