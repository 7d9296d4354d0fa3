"""A spring of upkeep of the demo's canals: what was seen, a cleaning day with its people, repairs. All invented."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from birge.kernel.actors import Actor
from birge.people.models import Organisation
from birge.site.demo.water.scheme import INVENTED
from birge.water.actions.upkeep import (
    assess,
    call_cleaning,
    contribute,
    move_repair,
    note_what_was_done,
    note_who_came,
    plan_repair,
)
from birge.water.enums import CanalGrade, ContributionKind, RepairState
from birge.water.models import Canal
from birge.water.queries.upkeep import invited_to, users_below

WALKED_ON, CLEANED_ON, SEEN_AGAIN_ON = date(2026, 3, 12), date(2026, 3, 28), date(2026, 4, 2)
AT = datetime(2026, 3, 12, 5, 0, tzinfo=UTC)
SOM = 100


def make_upkeep(association: Organisation, by: Actor) -> None:
    """What the water master saw in March, the day on which the users of a canal came, and two repairs."""
    canals = {canal.code: canal for canal in Canal.objects.filter(association=association)}
    silted, leaking = "Ылай басып калган / заилен", "Жээги суу өткөрүп жатат / берег подтекает"
    for code, start, end, grade, note in (
        ("М", 0, 1500, CanalGrade.GOOD, ""),
        ("К-1", 0, 1200, CanalGrade.POOR, silted),
        ("К-2", 600, 900, CanalGrade.FAIR, leaking),
        ("К-3-1", 0, 1100, CanalGrade.BROKEN, silted),
    ):
        assess(canal=canals[code], from_m=start, to_m=end, on=WALKED_ON, grade=grade, note=note, by=by, at=AT)
    if users_below(canals["К-1"], CLEANED_ON):
        _cleaned(canals["К-1"], by)
    gate = plan_repair(canal=canals["К-2"], from_m=600, to_m=640, what="Дарбазаны алмаштыруу / замена затвора",
                       due_on=date(2026, 5, 1), budget_tyiyn=45_000 * SOM, source=f"СПА ({INVENTED['ky']})", by=by,
                       at=AT)  # fmt: skip
    contribute(to=gate, giver=f"Айыл өкмөтү ({INVENTED['ky']})", kind=ContributionKind.MONEY, amount_tyiyn=20_000 * SOM,
               on=CLEANED_ON, by=by, at=AT)  # fmt: skip
    move_repair(gate, state=RepairState.DONE, spent_tyiyn=43_700 * SOM, on=date(2026, 4, 20), by=by, at=AT)
    plan_repair(canal=canals["К-3-1"], from_m=0, to_m=300, what="Түбүн бетондоо / бетонирование дна",
                due_on=date(2026, 11, 1), budget_tyiyn=380_000 * SOM, by=by, at=AT)  # fmt: skip


def _cleaned(canal: Canal, by: Actor) -> None:
    day = call_cleaning(canal=canal, from_m=0, to_m=1200, on=CLEANED_ON, where="Көпүрө, 9:00 / у моста, 9:00", by=by,
                        at=AT)  # fmt: skip
    for place, row in enumerate(invited_to(day).order_by("user__number")[:60]):
        people = (1, 2, 0)[place % 3]
        note_who_came(day, user=row.user, people=people, hours=Decimal(5 * people), by=by, at=AT)
    contribute(to=day, giver=f"№ 4 мектеп ({INVENTED['ky']})", kind=ContributionKind.LABOUR, hours=Decimal(24),
               on=CLEANED_ON, by=by, at=AT)  # fmt: skip
    note_what_was_done(day, done="Ылай жана чөп алынды / убраны ил и трава", cleaned_m=1150, by=by, at=AT)
    assess(canal=canal, from_m=0, to_m=1200, on=SEEN_AGAIN_ON, grade=CanalGrade.GOOD, by=by, at=AT)
