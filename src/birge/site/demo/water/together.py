"""The demo's circle: people of the cast who sit in it, a proposal with a rule, answers and votes. All invented."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from birge.kernel.actors import Actor
from birge.people.models import Account, Organisation
from birge.registers.enums import Sex
from birge.site.demo.water.scheme import INVENTED
from birge.water.actions.comanagement import answer, invite, propose, vote
from birge.water.enums import AssemblyKind, CircleKind, ProposalChoice, ProposalKind
from birge.water.rules.comanagement import actor_of_member

SINCE, AT = date(2026, 3, 1), datetime(2026, 5, 20, 5, 0, tzinfo=UTC)
SEATS = (
    ("hydrotechnician", CircleKind.ASSEMBLY, "СПА", ""),
    ("clerk", CircleKind.VILLAGE_GOVERNMENT, "Айыл өкмөтү", Sex.FEMALE),
    ("resident", CircleKind.WOMEN, "Аялдар тобу", Sex.FEMALE),
)


def make_circle(association: Organisation, cast: dict[str, Account], by: Actor) -> None:
    """Three seats and two proposals, one of them with a rule that is tried."""
    seats = {
        name: invite(association=association, account=cast[name], kind=kind,
                     on_behalf_of=f"{behalf} ({INVENTED['ky']})", sex=sex, since=SINCE, by=by, at=AT)
        for name, kind, behalf, sex in SEATS
    }  # fmt: skip
    women, clerk = seats["resident"], seats["clerk"]
    plots = propose(
        member=women, kind=ProposalKind.RULE, title="Короо-жайга көбүрөөк суу / больше воды приусадебным участкам",
        text="Июнда бакча кургап калды. Ар бир гектарга кепилдик 300 м³ болсун.",
        rule_kind=AssemblyKind.PLOT_FLOOR, value=Decimal(300), by=actor_of_member(women), at=AT,
    )  # fmt: skip
    answer(plots, member=clerk, text="Чогулушка чыгарабыз.", by=actor_of_member(clerk), at=AT)
    vote(plots, member=clerk, choice=ProposalChoice.FOR, by=actor_of_member(clerk), at=AT)
    propose(
        member=women, kind=ProposalKind.TURNS, title="Түнкү кезек аялдарга берилбесин / без ночных очередей женщинам",
        text="Жалгыз бой аялдарга күндүзгү кезек берилсин.", is_secret=True, by=actor_of_member(women), at=AT,
    )  # fmt: skip
