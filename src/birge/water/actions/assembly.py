"""What the assembly resolved, and the reading of the household book that some of it needs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.meetings.models import Minutes
from birge.people.models import Organisation
from birge.registers.models import Household
from birge.water.actions.writing import close, write
from birge.water.enums import OF_THE_VULNERABLE, AssemblyKind
from birge.water.models import AssemblyRule, Vulnerable
from birge.water.queries.assembly import read_in_book, vulnerable_on

_TIERS = (AssemblyKind.PLOT_TIER, AssemblyKind.VULNERABLE_TIER)


@transaction.atomic
def resolve(
    *,
    association: Organisation,
    kind: str,
    value: Decimal,
    statuses: Sequence[str] = (),
    minutes: Minutes | None = None,
    minutes_text: str,
    since: date,
    by: Actor,
    at: datetime,
) -> AssemblyRule:
    """From `since` on the assembly's rule holds, on the ground of its minutes. Raises ValidationError."""
    if not minutes_text.strip():
        raise ValidationError({"minutes_text": _("Name the minutes of the assembly that voted this.")})
    if kind in _TIERS and (value < 1 or value != value.to_integral_value()):
        raise ValidationError({"value": _("Tiers are numbered from 1.")})
    if kind in OF_THE_VULNERABLE and not statuses:
        raise ValidationError({"statuses": _("Choose the statuses that make a household vulnerable here.")})
    Organisation.objects.select_for_update().get(pk=association.pk)
    values = {
        "value": value,
        "statuses": sorted(statuses) if kind in OF_THE_VULNERABLE else [],
        "minutes": minutes,
        "minutes_text": minutes_text.strip(),
    }
    _old, rule = write(AssemblyRule, {"association": association, "kind": kind}, values, since)
    after = {"kind": kind, "value": str(value), "statuses": rule.statuses, "minutes": rule.minutes_text,
             "since": since.isoformat()}  # fmt: skip
    journal.record(by=by, at=at, verb="water.resolve", subject=association, after=after)
    made: AssemblyRule = rule
    return made


@transaction.atomic
def end_rule(rule: AssemblyRule, *, on: date, by: Actor, at: datetime) -> None:
    """From that day on the assembly's rule no longer holds. Raises ValidationError."""
    if close(AssemblyRule, rule.line, on) is not None:
        after = {"kind": rule.kind, "on": on.isoformat()}
        journal.record(by=by, at=at, verb="water.end_rule", subject=rule.association, after=after)


@transaction.atomic
def read_vulnerable(*, association: Organisation, since: date, by: Actor, at: datetime) -> int:
    """From `since` on those users count as vulnerable whose households the book calls so on that day. How many.

    The reading of the households is journalled for them; which status it was is not kept.
    """
    Organisation.objects.select_for_update().get(pk=association.pk)
    found, read = read_in_book(association, since)
    standing = vulnerable_on(association, since)
    for user in standing - found:
        close(Vulnerable, {"user_id": user}, since)
    for user in found - standing:
        write(Vulnerable, {"user_id": user}, {}, since)
    households = [Household(pk=pk) for pk in sorted(read)]
    journal.record_read(by=by, at=at, verb="water.look_for_vulnerable", subjects=households)
    after = {"since": since.isoformat(), "households": len(read)}
    journal.record(by=by, at=at, verb="water.read_vulnerable", subject=association, after=after)
    return len(found)
