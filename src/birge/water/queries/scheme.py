"""The register of a day as the scheme that `algorithms.water.scheme` checks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from birge.algorithms.water.scheme import CanalLine, OutletLine, ParcelLine, Scheme
from birge.people.models import Organisation
from birge.water.enums import BoundKind
from birge.water.kinds import KINDS
from birge.water.models import CanalState, GaugeState, OutletState, ParcelState, Tenure, WaterUserState
from birge.water.queries.register import most_plausible, rows_on


def canal_line(state: CanalState) -> CanalLine:
    """A canal as the checks know it."""
    return CanalLine(
        state.canal_id, str(state), state.parent_id, state.source.strip(), state.distance_m, state.length_m,
        state.capacity_lps, state.efficiency,
    )  # fmt: skip


def scheme_of(association: Organisation, on: date) -> Scheme:
    """Everything that stands in the register on that day: seven queries."""
    tenures = dict(Tenure.objects.on(on).filter(parcel__association=association).values_list("parcel", "user"))
    parcels = ParcelState.objects.on(on).filter(parcel__association=association)
    outlets = OutletState.objects.on(on).filter(outlet__association=association)
    gauges = GaugeState.objects.on(on).filter(gauge__association=association)
    users = WaterUserState.objects.on(on).filter(user__association=association)
    return Scheme(
        canals=[canal_line(state) for state in rows_on(KINDS["canal"], association, on).order_by("canal__code")],
        outlets=[
            OutletLine(*row)
            for row in outlets.order_by("outlet__code").values_list("outlet", "canal", "distance_m", "capacity_lps")
        ],
        gauges=[OutletLine(*row) for row in gauges.order_by("gauge__code").values_list("gauge", "canal", "distance_m")],
        parcels=[
            ParcelLine(parcel, area, outlet, tenures.get(parcel))
            for parcel, area, outlet in parcels.order_by("parcel__number").values_list("parcel", "area_ha", "outlet")
        ],
        users=list(users.order_by("user__number").values_list("user", flat=True)),
        most_ha=most_plausible(BoundKind.PARCEL_HA, on),
    )


def figures(scheme: Scheme) -> dict[str, int | Decimal]:
    """How many users, parcels, hectares, canals, metres, outlets and gauge posts there are."""
    return {
        "users": len(scheme.users),
        "parcels": len(scheme.parcels),
        "hectares": sum((line.area_ha for line in scheme.parcels), Decimal(0)),
        "canals": len(scheme.canals),
        "metres": sum(line.length_m for line in scheme.canals),
        "outlets": len(scheme.outlets),
        "gauges": len(scheme.gauges),
    }
