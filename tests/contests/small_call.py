"""A city hall with a programme, a line of money, published rules and a call. All invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from birge.contests.actions.calls import announce_call, draft_call
from birge.contests.actions.programmes import add_line, add_programme
from birge.contests.actions.rule_sets import begin_rule_set, publish_rule_set
from birge.contests.actions.sealing import make_seal
from birge.contests.models import BudgetLine, Call, Programme, RuleSet
from birge.kernel.actors import Actor
from birge.kernel.money import Money
from birge.people.enums import OrganisationKind, Role
from birge.people.models import Account, Organisation
from birge.places.enums import Kind
from tests.people.factories import AccountFactory, AssignmentFactory, OrganisationFactory
from tests.places.factories import unit

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
"""A Monday, ten in the morning in Bishkek."""
SINCE = date(2026, 1, 5)
SOM = 100
OPENERS = ("Төрага Биринчиева", "Катчы Экинчиева", "Коомчулук Үчүнчүев")
FUNDING = 400_000 * SOM
BY = Actor(account=None, name="Катчы Сыноова", role="secretary")
TEXTS = {
    "names": {"ky": "Тартип", "ru": "Порядок"},
    "goal": {"ky": "Максат", "ru": "Цель"},
    "task": {"ky": "Милдет", "ru": "Задача"},
    "problem_text": {},
}


@dataclass
class SmallCall:
    """The customer's things; the call is a draft until `announced`."""

    customer: Organisation
    secretary: Account
    programme: Programme
    line: BudgetLine
    rules: RuleSet

    def draft(self, tyiyn: int = FUNDING, *, sealed: bool = True, **facts: Any) -> Call:
        """Its opening codes are given out, unless it is not `sealed`."""
        facts = {**TEXTS, "deadline_at": NOW + timedelta(days=40), **facts}
        call = draft_call(programme=self.programme, rule_set=self.rules, facts=facts, money={self.line: tyiyn}, by=BY,
                          at=NOW)  # fmt: skip
        if sealed:
            make_seal(call=call, openers=OPENERS, by=BY, at=NOW)
        return call

    def announced(self, tyiyn: int = FUNDING, at: datetime = NOW, **facts: Any) -> Call:
        return announce_call(self.draft(tyiyn, **facts), by=BY, at=at)


def small_call(profile: str = "social-order", funding: int = FUNDING) -> SmallCall:
    """Everything but the call."""
    customer = OrganisationFactory(kind=OrganisationKind.CITY_HALL, place=unit(Kind.CITY, "Каракол"))
    secretary = AccountFactory(username="city-secretary")
    AssignmentFactory(account=secretary, role=Role.SECRETARY, organisation=customer)
    rules = begin_rule_set(customer=customer, profile=profile, starts_on=SINCE, by=BY, at=NOW)
    rules = publish_rule_set(rules, act="№ 7", by=BY, at=NOW)
    facts = {"names": {"ky": "Программа"}, "about": {}, "starts_on": SINCE, "ends_on": None}
    programme = add_programme(customer=customer, facts=facts, by=BY, at=NOW)
    own = {"kind": "budget", "names": {"ky": "Берене"}}
    line = add_line(programme=programme, facts=own, amount=Money(funding), by=BY, at=NOW)
    return SmallCall(customer, secretary, programme, line, rules)
