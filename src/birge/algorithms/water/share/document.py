"""`birge.water.share/1` from document to document, and the reason for each user's water."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Final

from birge.algorithms.cases import Document
from birge.algorithms.cases.exact import Exact
from birge.algorithms.registry import Algorithm, Reason, ReasonValue, register
from birge.algorithms.water.share.case import Rule, User, at, read_case
from birge.algorithms.water.share.network import SUPPLY
from birge.algorithms.water.share.result import REQUEST, WaterResult
from birge.algorithms.water.share.solve import share


def run(case: Document, packed: bool = False) -> Document:
    """The result document, users and canals in the order of the case. Raises CaseError."""
    return document_of(share(read_case(case, packed)))


def document_of(result: WaterResult) -> Document:
    """A list by period wherever the case has one anywhere, else plain values."""
    case, periods = result.case, result.periods
    given = [period.given() for period in periods]
    bound_by = [period.bound_by() for period in periods]
    flows = [period.flows() for period in periods]
    totals = [period.totals() for period in periods]
    shaped = _plain if case.periods is None else list

    def row(place: int, user: User) -> Document:
        own = [volumes[place] for volumes in given]
        fractions = [_fraction(volume, at(user.request, period)) for period, volume in enumerate(own)]
        return {
            "id": user.id,
            "given_m3": shaped(own),
            "fraction": shaped(fractions),
            "bound_by": shaped([names[place] for names in bound_by]),
        }

    return {
        "users": [row(place, user) for place, user in enumerate(case.users)],
        "canals": [
            {
                "id": canal.id,
                "inflow_m3": shaped([flow[place].inflow for flow in flows]),
                "loss_m3": shaped([flow[place].loss for flow in flows]),
                "full": shaped([flow[place].full for flow in flows]),
            }
            for place, canal in enumerate(case.canals)
        ],
        "supply_m3": shaped([total.supply for total in totals]),
        "given_m3": shaped([total.given for total in totals]),
        "loss_m3": shaped([total.loss for total in totals]),
        "unused_m3": shaped([total.unused for total in totals]),
    }


def _plain(values: Sequence[Any]) -> Any:
    return values[0]


def _fraction(given: Fraction, request: Exact) -> Fraction | None:
    return given / request if request else None


def reasons(case: Document, result: Document, packed: bool = False) -> dict[str, Reason]:
    """One reason per user id, over all periods. Codes:

    `water.nothing_asked`: every request is 0. `water.whole_request`: all that was asked. `water.canal.<rule>`,
    `water.supply.<rule>`: a full canal (`canal`), or the source, left the user short; over several periods the one that
    left most of the volume ungiven. `floors` is 1 where anybody has a floor: floors come before the rule.
    """
    read = read_case(case, packed)
    periods = read.periods or 1
    floors = int(any(at(user.floor, period) for user in read.users for period in range(periods)))
    return {
        user.id: _reason(read.rule, user, _values(row["given_m3"]), _values(row["bound_by"]), periods, floors)
        for user, row in zip(read.users, result["users"], strict=True)
    }


def _values(shaped: Any) -> list[Any]:
    return shaped if isinstance(shaped, list) else [shaped]


def _reason(rule: Rule, user: User, given: list[Exact], bound_by: list[str], periods: int, floors: int) -> Reason:
    requests: list[Exact] = [at(user.request, period) for period in range(periods)]
    request, total = sum(requests), sum(given)
    params: dict[str, ReasonValue] = {
        "request": request,
        "given": total,
        "percent": Fraction(total * 1000 // request, 10) if request else None,
        "floor": sum(at(user.floor, period) for period in range(periods)),
        "floors": floors,
        "weight": None if isinstance(user.weight, tuple) else user.weight,
        "priority": None if isinstance(user.priority, tuple) else user.priority,
        "periods": periods,
        "short": sum(name != REQUEST for name in bound_by),
        "canal": None,
    }
    if not request:
        return Reason("water.nothing_asked", params)
    if not params["short"]:
        return Reason("water.whole_request", params)
    missing: dict[str, Exact] = {}
    for name, asked, volume in zip(bound_by, requests, given, strict=True):
        if name != REQUEST:
            missing[name] = missing.get(name, 0) + asked - volume
    binder = min(missing, key=lambda name: (-missing[name], name))
    if binder == SUPPLY:
        return Reason(f"water.supply.{rule}", params)
    return Reason(f"water.canal.{rule}", params | {"canal": binder})


WATER_SHARE: Final = register(
    Algorithm("birge.water.share", 1, run, reasons, subjects="users", stated_to=Fraction(1, 1000))
)
"""Decisions state volumes to 0.001 m³, rounded down."""
