"""Who applies: entered once, with the people of the board, for all contests."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.contests.enums.programmes import ApplicantKind
from birge.contests.models import Applicant, BoardMember
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.people.enums import OrganisationKind
from birge.people.models import Account, Organisation


@transaction.atomic
def add_organisation_applicant(*, organisation: Organisation, by: Actor, at: datetime) -> Applicant:
    """The organisation as an applicant; the one that is there, if it is there."""
    is_water = organisation.kind == OrganisationKind.WATER_USERS
    kind = ApplicantKind.WATER_USERS if is_water else ApplicantKind.ORGANISATION
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    applicant, is_new = Applicant.objects.get_or_create(organisation=organisation, defaults={"kind": kind})
    if is_new:
        _note(applicant, "contests.add_applicant", by, at, {"kind": kind})
    return applicant


@transaction.atomic
def add_applicant(
    *,
    kind: str,
    name: str,
    account: Account | None = None,
    school: Organisation | None = None,
    phone: str = "",
    by: Actor,
    at: datetime,
) -> Applicant:
    """A group, one resident, or the pupils of a school. `account` acts for her or them; None: entered from paper."""
    if kind not in (ApplicantKind.GROUP, ApplicantKind.INDIVIDUAL, ApplicantKind.PUPILS):
        raise ValidationError(_("An organisation applies as an organisation."))
    if (kind == ApplicantKind.PUPILS) != (school is not None):
        raise ValidationError(_("Pupils apply through their school."))
    applicant = Applicant.objects.create(kind=kind, name=name.strip(), account=account, school=school, phone=phone)
    _note(applicant, "contests.add_applicant", by, at, {"kind": kind, "name": applicant.name})
    return applicant


@transaction.atomic
def add_paper_applicant(
    *, kind: str, name: str, phone: str = "", registration: str = "", head: str = "", by: Actor, at: datetime
) -> Applicant:
    """Who applied on paper and is not in Birge: the profile says what the paper says, and nobody acts for it here.

    `head` is entered as a person of the board, so that conflicts of interest with her are found.
    """
    facts = {"registration": registration.strip()} if registration.strip() else {}
    applicant = Applicant.objects.create(kind=kind, name=name.strip(), phone=phone, facts=facts)
    after = {"kind": kind, "name": applicant.name, "from_paper": True, **facts}
    _note(applicant, "contests.add_applicant", by, at, after)
    if head.strip():
        add_board_member(applicant=applicant, name=head, post="", starts_on=None, by=by, at=at)
    return applicant


@transaction.atomic
def change_profile(
    *, applicant: Applicant, phone: str, facts: dict[str, str], answers: dict[str, bool], by: Actor, at: datetime
) -> None:
    """The profile and the due-diligence answers as they are now."""
    before = _profile(applicant)
    applicant.phone, applicant.facts, applicant.answers = phone, facts, answers
    applicant.save(update_fields=["phone", "facts", "answers"])
    journal.record(by=by, at=at, verb="contests.change_profile", subject=applicant, before=before,
                   after=_profile(applicant))  # fmt: skip


@transaction.atomic
def add_board_member(
    *, applicant: Applicant, name: str, post: str, starts_on: date | None, by: Actor, at: datetime
) -> BoardMember:
    """Somebody of the board: by these names conflicts of interest are found."""
    member = BoardMember.objects.create(applicant=applicant, name=name.strip(), post=post.strip(), starts_on=starts_on)
    _note(applicant, "contests.add_board_member", by, at, {"name": member.name, "post": member.post})
    return member


@transaction.atomic
def end_board_member(*, member: BoardMember, ends_on: date, by: Actor, at: datetime) -> None:
    """She is no longer of the board from that day on; that she was stays."""
    if member.starts_on is not None and ends_on < member.starts_on:
        raise ValidationError({"ends_on": _("This is before the first day.")})
    member.ends_on = ends_on
    member.save(update_fields=["ends_on"])
    after = {"name": member.name, "ends_on": ends_on.isoformat()}
    _note(member.applicant, "contests.end_board_member", by, at, after)


def _profile(applicant: Applicant) -> dict[str, Any]:
    return {"phone": applicant.phone, "facts": applicant.facts, "answers": applicant.answers}


def _note(applicant: Applicant, verb: str, by: Actor, at: datetime, after: dict[str, Any]) -> None:
    journal.record(by=by, at=at, verb=verb, subject=applicant, after=after)
