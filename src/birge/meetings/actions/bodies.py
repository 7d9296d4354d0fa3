"""Bodies are founded; their legal bases, rules and members are entered with their dates and never deleted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.meetings.models import Body, BodyMember, BodyRules, LegalBase
from birge.people.models import Organisation
from birge.places.models import Place


@transaction.atomic
def found_body(
    *,
    kind: str,
    names: Mapping[str, str],
    starts_on: date,
    by: Actor,
    at: datetime,
    place: Place | None = None,
    organisation: Organisation | None = None,
    is_public: bool = True,
) -> Body:
    """A body hosted by a place or an organisation (exactly one)."""
    body = Body(
        kind=kind,
        names=dict(names),
        starts_on=starts_on,
        place=place,
        organisation=organisation,
        is_public=is_public,
    )
    body.full_clean(exclude=["ends_on"])
    body.save(force_insert=True)
    after = {"kind": kind, "names": dict(names), "starts_on": starts_on.isoformat(), "is_public": is_public}
    journal.record(by=by, at=at, verb="meetings.found_body", subject=body, after=after)
    return body


@transaction.atomic
def rename_body(*, body: Body, names: Mapping[str, str], by: Actor, at: datetime) -> None:
    """Correct or translate the body's names; minutes that were prepared keep the names of their day."""
    before = {"names": body.names}
    body.names = dict(names)
    body.full_clean(exclude=["ends_on"])
    body.save(update_fields=["names"])
    journal.record(by=by, at=at, verb="meetings.rename_body", subject=body, before=before, after={"names": body.names})


@transaction.atomic
def end_body(*, body: Body, ends_on: date, by: Actor, at: datetime) -> None:
    """The body exists no longer from that day on; all that it did stays."""
    before = {"ends_on": body.ends_on.isoformat() if body.ends_on else None}
    body.ends_on = ends_on
    body.full_clean()
    body.save(update_fields=["ends_on"])
    after = {"ends_on": ends_on.isoformat()}
    journal.record(by=by, at=at, verb="meetings.end_body", subject=body, before=before, after=after)


@transaction.atomic
def add_legal_base(*, base: LegalBase, by: Actor, at: datetime) -> LegalBase:
    """Enter an act on which the body stands, with its period."""
    base.full_clean()
    base.save(force_insert=True)
    after = {
        "act": base.act,
        "article": base.article,
        "source": base.source,
        "starts_on": base.starts_on.isoformat(),
        "ends_on": base.ends_on.isoformat() if base.ends_on else None,
    }
    journal.record(by=by, at=at, verb="meetings.add_legal_base", subject=base.body, after=after)
    return base


@transaction.atomic
def end_legal_base(*, base: LegalBase, ends_on: date, by: Actor, at: datetime) -> None:
    """The act holds no longer from that day on."""
    base.ends_on = ends_on
    base.full_clean()
    base.save(update_fields=["ends_on"])
    after = {"act": base.act, "ends_on": ends_on.isoformat()}
    journal.record(by=by, at=at, verb="meetings.end_legal_base", subject=base.body, after=after)


@transaction.atomic
def set_rules(*, rules: BodyRules, by: Actor, at: datetime) -> BodyRules:
    """From `rules.starts_on` the body works by these rules; those before end on that day.

    Rules of the past are not rewritten: the new ones must begin later than the newest.
    """
    newest = BodyRules.objects.select_for_update().filter(body=rules.body).order_by("-starts_on").first()
    if newest is not None:
        if rules.starts_on <= newest.starts_on:
            raise ValidationError({"starts_on": _("Newer rules are entered already: choose a later day.")})
        if newest.ends_on is None or newest.ends_on > rules.starts_on:
            newest.ends_on = rules.starts_on
            newest.save(update_fields=["ends_on"])
    rules.full_clean()
    rules.save(force_insert=True)
    journal.record(by=by, at=at, verb="meetings.set_rules", subject=rules.body, after=_plain(rules))
    return rules


def _plain(rules: BodyRules) -> dict[str, Any]:
    fields = [field.name for field in rules._meta.fields if field.name not in {"id", "body", "starts_on", "ends_on"}]
    return {"starts_on": rules.starts_on.isoformat(), **{name: getattr(rules, name) for name in fields}}


@transaction.atomic
def add_member(*, member: BodyMember, by: Actor, at: datetime) -> BodyMember:
    """A person sits in the body from `starts_on`. With an account, the account's name is kept if none was typed."""
    if member.account is not None and not member.name:
        member.name = member.account.name
    member.full_clean()
    overlapping = BodyMember.objects.filter(body=member.body, account=member.account, account__isnull=False)
    if any(other.ends_on is None or other.ends_on > member.starts_on for other in overlapping):
        raise ValidationError({"account": _("This person sits in the body already: end that seat first.")})
    member.save(force_insert=True)
    after = {
        "name": member.name,
        "account": str(member.account_id) if member.account_id else None,
        "role": member.role,
        "votes": member.votes,
        "starts_on": member.starts_on.isoformat(),
    }
    journal.record(by=by, at=at, verb="meetings.add_member", subject=member, after=after)
    return member


@transaction.atomic
def end_member(*, member: BodyMember, ends_on: date, by: Actor, at: datetime) -> None:
    """The person sits no longer from that day on."""
    before = {"ends_on": member.ends_on.isoformat() if member.ends_on else None}
    member.ends_on = ends_on
    member.full_clean()
    member.save(update_fields=["ends_on"])
    after = {"ends_on": ends_on.isoformat()}
    journal.record(by=by, at=at, verb="meetings.end_member", subject=member, before=before, after=after)
