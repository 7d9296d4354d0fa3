"""What every programme of the demo is made with: the same actions as real work, at moments before `now`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from birge.contests.actions.calls import announce_call, draft_call
from birge.contests.actions.programmes import add_line, add_programme
from birge.contests.actions.rule_sets import begin_rule_set, publish_rule_set
from birge.contests.actions.sealing import make_seal
from birge.contests.deadlines import earliest_deadline
from birge.contests.models import BudgetLine, Call, Programme, RuleSet
from birge.kernel.actors import Actor
from birge.kernel.money import Money
from birge.people.models import Organisation

OPENERS = ("Комиссиянын төрагасы (үлгү)", "Комиссиянын катчысы (үлгү)", "Жарандык коомдон мүчө (үлгү)")
ACT = "Конкурстардын жобосу (ойдон чыгарылган)"
SOM = 100
"""Tyiyn in a som."""
END_OF_DAY = time(17, 0)


@dataclass(frozen=True)
class Customer:
    """Who holds contests, and who acts for it."""

    organisation: Organisation
    by: Actor

    def rules(self, profile: str, since: date, at: datetime) -> RuleSet:
        """A shipped procedure, adopted as it is."""
        made = begin_rule_set(customer=self.organisation, profile=profile, starts_on=since, by=self.by, at=at)
        return publish_rule_set(made, act=ACT, by=self.by, at=at)

    def programme(
        self, names: dict[str, str], about: dict[str, str], years: tuple[date, date], at: datetime, **more: Any
    ) -> Programme:
        """What it decided to finance, in [from, until)."""
        facts: dict[str, Any] = {"names": names, "about": about, "starts_on": years[0], "ends_on": years[1], **more}
        return add_programme(customer=self.organisation, facts=facts, by=self.by, at=at)

    def line(self, programme: Programme, kind: str, names: dict[str, str], amount: Money, at: datetime) -> BudgetLine:
        """A sum that the programme may spend."""
        facts = {"names": names, "kind": kind, "code": "", "basis": ""}
        return add_line(programme=programme, facts=facts, amount=amount, by=self.by, at=at)

    def draft(self, line: BudgetLine, rules: RuleSet, facts: dict[str, Any], tyiyn: int, at: datetime) -> Call:
        """A call whose money comes from one line."""
        return draft_call(programme=line.programme, rule_set=rules, facts=facts, money={line: tyiyn}, is_demo=True,
                          by=self.by, at=at)  # fmt: skip

    def announce(self, call: Call, at: datetime) -> Call:
        """Open it to everybody; its opening codes are given out before."""
        count = call.rule_set.procedure.visibility.openers[1]
        make_seal(call=call, openers=OPENERS[:count], by=self.by, at=at)
        return announce_call(call, by=self.by, at=at)


def deadline(rules: RuleSet, announced_at: datetime, more_days: int = 0) -> datetime:
    """The end of the first day that the rules allow, or so many days later."""
    on = earliest_deadline(rules.procedure.days, timezone.localdate(announced_at)) + timedelta(days=more_days)
    return at_the_end_of(on)


def at_the_end_of(on: date) -> datetime:
    """Five in the afternoon in Bishkek."""
    return datetime.combine(on, END_OF_DAY, timezone.get_current_timezone())


def texts(ky: str, ru: str) -> dict[str, str]:
    """A text in the two languages in which calls are announced."""
    return {"ky": ky, "ru": ru}
