"""Managing water together: inviting, proposing, answering, voting, saying what became of it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.meetings.models import Minutes
from birge.people.models import Account, Organisation
from birge.water.enums import ProposalKind, ProposalState
from birge.water.models import CircleMember, Proposal, ProposalAnswer, ProposalVote
from birge.water.queries.comanagement import members_on


@transaction.atomic
def invite(
    *,
    association: Organisation,
    account: Account,
    kind: str,
    on_behalf_of: str = "",
    sex: str = "",
    since: date,
    by: Actor,
    at: datetime,
) -> CircleMember:
    """Give a person a seat in the circle. Raises ValidationError if she has one."""
    Organisation.objects.select_for_update().get(pk=association.pk)
    if members_on(association, since).filter(account=account).exists():
        raise ValidationError({"account": _("She is a member already.")})
    member = CircleMember(association=association, account=account, kind=kind, on_behalf_of=on_behalf_of.strip(),
                          sex=sex, starts_on=since)  # fmt: skip
    member.save(force_insert=True)
    after = {"kind": kind, "on_behalf_of": member.on_behalf_of, "since": since.isoformat()}
    journal.record(by=by, at=at, verb="water.invite", subject=association, also=[account], after=after)
    return member


@transaction.atomic
def end_membership(member: CircleMember, *, on: date, by: Actor, at: datetime) -> None:
    """From that day on she is no longer in the circle; what she said stays."""
    member.ends_on = on
    member.save(update_fields=["ends_on"])
    also, after = [member.account], {"on": on.isoformat()}
    journal.record(by=by, at=at, verb="water.end_membership", subject=member.association, also=also, after=after)


@transaction.atomic
def propose(
    *,
    member: CircleMember,
    kind: str,
    title: str,
    text: str,
    rule_kind: str = "",
    value: Decimal | None = None,
    is_secret: bool = False,
    by: Actor,
    at: datetime,
) -> Proposal:
    """Put a proposal before the circle. Raises ValidationError for half a rule."""
    if bool(rule_kind) != (value is not None):
        raise ValidationError({"value": _("A rule that is to be tried needs its kind and its value.")})
    if rule_kind and kind != ProposalKind.RULE:
        raise ValidationError({"kind": _("Only a proposal about a rule of sharing names a rule.")})
    proposal = Proposal(association=member.association, member=member, kind=kind, title=title.strip(),
                        text=text.strip(), rule_kind=rule_kind, value=value, is_secret=is_secret, at=at)  # fmt: skip
    proposal.save(force_insert=True)
    after = {"kind": kind, "title": proposal.title, "rule_kind": rule_kind, "value": str(value or "")}
    journal.record(by=by, at=at, verb="water.propose", subject=proposal, also=[member.association], after=after)
    return proposal


@transaction.atomic
def answer(proposal: Proposal, *, member: CircleMember, text: str, by: Actor, at: datetime) -> ProposalAnswer:
    """Say something to a proposal. Raises ValidationError when it is closed."""
    proposal = _open(proposal)
    said = ProposalAnswer(proposal=proposal, member=member, text=text.strip(), at=at)
    said.save(force_insert=True)
    journal.record(by=by, at=at, verb="water.answer_proposal", subject=proposal, after={"text": said.text})
    return said


@transaction.atomic
def vote(proposal: Proposal, *, member: CircleMember, choice: str, by: Actor, at: datetime) -> None:
    """Once each. Of a secret vote the count grows, and that she voted is kept; the journal says no more."""
    proposal = _open(proposal)
    if ProposalVote.objects.filter(proposal=proposal, member=member).exists():
        raise ValidationError(_("You have voted already."))
    ProposalVote(proposal=proposal, member=member, choice="" if proposal.is_secret else choice).save(force_insert=True)
    if proposal.is_secret:
        proposal.ballots = {**proposal.ballots, choice: proposal.ballots.get(choice, 0) + 1}
        proposal.save(update_fields=["ballots"])
    after = None if proposal.is_secret else {"choice": choice}
    journal.record(by=by, at=at, verb="water.vote_on_proposal", subject=proposal, after=after)


@transaction.atomic
def close_proposal(
    proposal: Proposal, *, state: str, text: str, minutes: Minutes | None = None, by: Actor, at: datetime
) -> Proposal:
    """Say what became of it, with the minutes of the body that decided. Raises ValidationError."""
    proposal = _open(proposal)
    if state == ProposalState.OPEN or not text.strip():
        raise ValidationError({"text": _("Say what became of it and why.")})
    proposal.state, proposal.answer, proposal.minutes, proposal.closed_at = state, text.strip(), minutes, at
    proposal.save(update_fields=["state", "answer", "minutes", "closed_at"])
    after = {"state": state, "answer": proposal.answer}
    journal.record(by=by, at=at, verb="water.close_proposal", subject=proposal, after=after)
    return proposal


def _open(proposal: Proposal) -> Proposal:
    found = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if found.state != ProposalState.OPEN:
        raise ValidationError(_("This proposal is closed."))
    return found
