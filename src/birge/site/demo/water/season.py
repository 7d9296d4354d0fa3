"""A season of the demo's association with invented norms: ten dry days of June decided, the next ten prepared."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Sum

from birge.algorithms.water.share import Rule
from birge.kernel.actors import Actor
from birge.people.models import Organisation
from birge.site.demo.water.contracts import make_contracts
from birge.water.actions.allocating import compare, decide, open_allocation, publish
from birge.water.actions.assembly import read_vulnerable, resolve
from birge.water.actions.requests import compute_requests, correct_request, forecast
from birge.water.actions.seasons import begin_season, enter_norm, plan_many
from birge.water.enums import AssemblyKind, RequestWay, SeasonKind, TenureKind
from birge.water.models import Allocation, Canal, Crop, CropPlan, ParcelState, Season, Tenure, WaterRequest
from birge.water.periods import TenDays

STARTS_ON, ENDS_ON = date(2026, 4, 1), date(2026, 10, 1)
PLANNED_AT = datetime(2026, 3, 20, 5, 0, tzinfo=UTC)
DRY, NEXT = TenDays(date(2026, 6, 11)), TenDays(date(2026, 6, 21))
DECIDED_AT = datetime(2026, 6, 9, 5, 0, tzinfo=UTC)
INVENTED = "ойдон чыгарылган сан / вымышленное число"
MINUTES = "№ 2, 14.03.2026 (ойдон чыгарылган / вымышлено)"
NORMS = {"winter-wheat": 450, "maize": 700, "alfalfa": 650, "orchard": 500, "garden": 400}
"""m³ per ha in ten days of May to August: invented, only to show how the pages work."""


def make_season(
    association: Organisation, head: Canal, by: Actor, clerk: Actor, own: Iterable[UUID] | None = None
) -> None:
    """Crop plans, norms, rules of the assembly, contracts, requests and a published decision.

    `own`: the users whose household answers for itself on the site; None: no contracts.
    """
    season = begin_season(
        association=association,
        names={"ky": "2026-жыл, вегетация (үлгү)", "ru": "2026 год, вегетация (пример)"},
        kind=SeasonKind.VEGETATION,
        starts_on=STARTS_ON,
        ends_on=ENDS_ON,
        legal_base=f"Суу кодекси, 27.06.2025, № 128; {MINUTES}",
        by=by,
        at=PLANNED_AT,
    )
    _plan(season, by)
    _resolve(association, by, clerk)
    if own is not None:
        make_contracts(season, head, INVENTED, by, own)
    share = _prepare(season, head, DRY, Decimal("0.55"), by)
    decide(share, rule=Rule.MAX_MIN, minutes_text="№ 5, 08.06.2026 (ойдон чыгарылган / вымышлено)",
           request_key=f"demo-water-june-{association.pk}", by=by, at=DECIDED_AT)  # fmt: skip
    publish(share, by=by, at=DECIDED_AT)
    _prepare(season, head, NEXT, Decimal("0.8"), by)


def _plan(season: Season, by: Actor) -> None:
    crops = {code: Crop.objects.get(code=code) for code in NORMS}
    for code, m3_ha in NORMS.items():
        enter_norm(association=season.association, crop=crops[code], hydromodule="", ten_days=range(13, 25),
                   m3_ha=Decimal(m3_ha), source=INVENTED, since=STARTS_ON, by=by, at=PLANNED_AT)  # fmt: skip
    kinds = dict(
        Tenure.objects.on(STARTS_ON).filter(parcel__association=season.association).values_list("parcel", "kind")
    )
    parcels = ParcelState.objects.on(STARTS_ON).filter(parcel__association=season.association)
    fields = [code for code in NORMS if code != "garden"]
    plans = [
        CropPlan(
            season=season,
            parcel_id=parcel,
            crop=crops["garden" if kinds.get(parcel) == TenureKind.PLOT else fields[place % len(fields)]],
            area_ha=area,
        )
        for place, (parcel, area) in enumerate(parcels.order_by("parcel__number").values_list("parcel", "area_ha"))
    ]
    plan_many(plans, season=season, by=by, at=PLANNED_AT)


def _resolve(association: Organisation, by: Actor, clerk: Actor) -> None:
    """The assembly guaranteed a minimum to plots and to families of low income; the clerk read who they are."""
    for kind, value, statuses in (
        (AssemblyKind.PLOT_FLOOR, 200, []),
        (AssemblyKind.VULNERABLE_FLOOR, 250, ["low-income"]),
    ):
        resolve(association=association, kind=kind, value=Decimal(value), statuses=statuses, minutes_text=MINUTES,
                since=STARTS_ON, by=by, at=PLANNED_AT)  # fmt: skip
    read_vulnerable(association=association, since=STARTS_ON, by=clerk, at=PLANNED_AT)


def _prepare(season: Season, head: Canal, period: TenDays, part: Decimal, by: Actor) -> Allocation:
    """Requests, one of them corrected, and a flow that is this part of them: put before the assembly."""
    compute_requests(season, period, by=by, at=DECIDED_AT)
    requests = WaterRequest.objects.filter(season=season, period_on=period.starts_on)
    first = requests.order_by("user__number", "outlet__code")[0]
    correct_request(first, volume_m3=first.volume_m3 / 2, way=RequestWay.PHONE,
                    why="Жарымын сугарып койгон / половину уже полил", by=by, at=DECIDED_AT)  # fmt: skip
    asked = requests.aggregate(total=Sum("volume_m3"))["total"]
    flow = (asked * part / period.volume_m3(Decimal(1))).quantize(Decimal(1))
    forecast(head=head, period=period, flow_lps=flow, source=INVENTED, by=by, at=DECIDED_AT)
    share = open_allocation(season=season, head=head, period=period, by=by, at=DECIDED_AT, is_demo=True)
    compare(share, by=by, at=DECIDED_AT)
    return share
