"""Signs that those who review a contest should look at, with the applications that they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from birge.algorithms.contests import flags
from birge.contests.models import Application, BoardMember, Call
from birge.contests.queries.applications import with_call_and_applicant
from birge.contests.terms import SUMS_IN
from birge.kernel.money import Money
from birge.people.enums import Role
from birge.people.models import Assignment
from birge.people.queries import in_force

_BACK = timedelta(days=365)
_LABELS: dict[str, str | Promise] = {
    flags.SINGLE: _("Only one applicant"),
    flags.SAME_PEOPLE: _("The same people behind two applicants"),
    flags.SPLIT: _("Several small sums of the same people"),
    flags.ALIKE_TEXTS: _("Nearly the same texts"),
    flags.ALIKE_BUDGETS: _("Nearly the same budgets"),
}


@dataclass(frozen=True)
class Seen:
    """A sign in words, with the applications."""

    label: str | Promise
    seen: str
    applications: list[Application]


def flags_of(call: Call, here: Sequence[Application]) -> list[Seen]:
    """The signs in the opened applications of a call; a year of the customer's other calls is looked at too."""
    if not here:
        return []
    since = (call.deadline_at or timezone.now()) - _BACK
    others = Application.objects.filter(call__customer=call.customer_id, opened_at__gte=since).exclude(call=call)
    both = [row for row in [*here, *with_call_and_applicant(others)] if row.content]
    people = _people(both)
    own = {row.pk for row in here}
    by_id = {str(row.pk): row for row in both}
    forms = call.rule_set.procedure.forms
    small = forms[0].up_to_tyiyn if forms and call.currency == SUMS_IN else None
    found = flags.find_flags([_sent(row, people, row.pk in own) for row in both], small_tyiyn=small)
    return [Seen(_LABELS[flag.code], _words(flag, call), [by_id[key] for key in flag.applications]) for flag in found]


def _sent(row: Application, people: dict[UUID, set[str]], is_here: bool) -> flags.Sent:
    content = row.content or {}
    return flags.Sent(
        id=str(row.pk),
        applicant=str(row.applicant_id),
        people=frozenset(people[row.applicant_id]),
        text="\n".join(content["texts"].values()),
        rows=tuple((item["what"], item["cost_tyiyn"]) for item in content["rows"]),
        requested_tyiyn=row.requested_tyiyn or 0,
        is_here=is_here,
    )


def _people(rows: Sequence[Application]) -> dict[UUID, set[str]]:
    """The board and the directors of each applicant, on the day when it applied: two queries for all."""
    names: dict[UUID, set[str]] = defaultdict(set)
    applicants = {row.applicant_id: row.applicant for row in rows}
    on = timezone.localdate(min(row.made_at for row in rows)) if rows else timezone.localdate()
    standing = Q(ends_on__isnull=True) | Q(ends_on__gt=on)
    for member in BoardMember.objects.filter(standing, applicant__in=applicants):
        names[member.applicant_id].add(member.name)
    by_organisation = {item.organisation_id or item.school_id: item.pk for item in applicants.values()}
    directors = in_force(Assignment.objects.filter(role=Role.DIRECTOR, organisation__in=set(by_organisation) - {None}),
                         timezone.localdate())  # fmt: skip
    for post in directors.select_related("account"):
        names[by_organisation[post.organisation_id]].add(post.account.name)
    return names


def _words(flag: flags.Flag, call: Call) -> str:
    if flag.percent is not None:
        return f"{flag.percent} %"
    if flag.amount_tyiyn is not None:
        return Money(flag.amount_tyiyn, call.currency).format()
    return ", ".join(flag.names)
