"""`birge.contests.rank/1` once more, word by word after the format and without any cleverness: every set, every sum
of money and every hundredth of a point is tried. Shares nothing with the code under test.
"""

from datetime import datetime
from fractions import Fraction
from itertools import combinations

Case = dict
NONE = Fraction(0)


def aggregate(how: str, values: list[Fraction]) -> Fraction:
    values = sorted(values)
    count = len(values)
    if how == "median":
        return (values[(count - 1) // 2] + values[count // 2]) / 2
    if how == "trimmed-mean" and count >= 3:
        values = values[1:-1]
    return sum(values, NONE) / len(values)


def markers_of(case: Case, application: str) -> list[str]:
    return sorted({mark["marker"] for mark in case["marks"] if mark["application"] == application})


def mark_of(case: Case, application: str, marker: str, criterion: str) -> Fraction:
    wanted = (application, marker, criterion)
    found = [m["mark"] for m in case["marks"] if (m["application"], m["marker"], m["criterion"]) == wanted]
    return Fraction(str(found[0]))


def total(case: Case, application: str, marker: str) -> Fraction:
    return sum(
        (
            Fraction(c["weight"]) * mark_of(case, application, marker, c["id"]) / Fraction(str(c["max"]))
            for c in case["criteria"]
        ),
        NONE,
    )


def scores_of(case: Case) -> dict[str, Fraction]:
    """Of the ranked ones."""
    return {
        a["id"]: aggregate(case["aggregate"], [total(case, a["id"], marker) for marker in markers_of(case, a["id"])])
        for a in case["applications"]
        if markers_of(case, a["id"])
    }


def ties_of(case: Case) -> dict[str, list]:
    """What follows the score in the order, by ranked application."""
    found = {}
    for row in case["applications"]:
        name = row["id"]
        markers = markers_of(case, name)
        if not markers:
            continue
        parts: list = []
        for tie in case["tie_break"]:
            if tie.startswith("criterion:"):
                parts.append(-aggregate(case["aggregate"], [mark_of(case, name, m, tie[10:]) for m in markers]))
            elif tie == "lower-request":
                parts.append(row["requested_tyiyn"])
            elif tie == "earlier":
                parts.append(datetime.fromisoformat(row["submitted_at"]))
        found[name] = [*parts, name]
    return found


def order_of(case: Case, scores: dict[str, Fraction], ties: dict[str, list] | None = None) -> list[str]:
    ties = ties or ties_of(case)
    return sorted(scores, key=lambda name: [-scores[name], *ties[name]])


def selected_of(
    case: Case, scores: dict[str, Fraction], funding: int, ties: dict[str, list] | None = None
) -> list[str] | None:
    """In order; None where the money is short."""
    rows = {a["id"]: a for a in case["applications"]}
    asks = {name: row["requested_tyiyn"] for name, row in rows.items()}
    area = {name: row.get("area") for name, row in rows.items()}
    minimum = Fraction(str(case["minimum"]))
    queue = [name for name in order_of(case, scores, ties) if scores[name] >= minimum]
    limits = {a["area"]: (a["min"], a["max"]) for a in case["areas"]}
    rule = case["selection"]
    if rule == "all-above-minimum":
        return queue if sum(asks[name] for name in queue) <= funding else None
    if rule == "knapsack":
        return best_set(queue, scores, asks, area, limits, funding)
    return in_turn(queue, asks, area, limits, funding, stops=rule == "stop")


Limits = dict[str, tuple[int, int]]  # least and most by area


def best_set(queue: list[str], scores: dict, asks: dict, area: dict, limits: Limits, funding: int) -> list[str]:
    def count(names, where: str) -> int:
        return sum(area[name] == where for name in names)

    def quality(names: tuple[str, ...]) -> tuple:
        unmet = sum(max(0, low - count(names, where)) for where, (low, _) in limits.items())
        points = sum((scores[name] for name in names), NONE)
        return unmet, -points, sum(asks[name] for name in names), [name not in names for name in queue]

    sets = [
        names
        for size in range(len(queue) + 1)
        for names in combinations(queue, size)
        if sum(asks[name] for name in names) <= funding
        and all(count(names, where) <= high for where, (_, high) in limits.items())
    ]
    return list(min(sets, key=quality))


def in_turn(queue: list[str], asks: dict, area: dict, limits: Limits, funding: int, *, stops: bool) -> list[str]:
    taken: list[str] = []
    for helping in (True, False):
        for name in queue:
            if name in taken:
                continue
            low, high = limits.get(area[name], (0, len(queue)))
            if sum(area[other] == area[name] for other in taken) >= (low if helping else high):
                continue
            if sum(asks[other] for other in taken) + asks[name] <= funding:
                taken.append(name)
            elif stops:
                break
    return [name for name in queue if name in taken]


def points_short(case: Case, name: str, scores: dict[str, Fraction]) -> Fraction | None:
    """Every hundredth tried, up to above all that could matter."""
    ties = ties_of(case)
    highest = 100 * (sum(scores.values(), NONE) + Fraction(str(case["minimum"])) + 1)
    for cents in range(int(highest) + 2):
        raised = {**scores, name: scores[name] + Fraction(cents, 100)}
        if name in (selected_of(case, raised, case["funding_tyiyn"], ties) or []):
            return Fraction(cents, 100)
    return None


def tyiyn_short(case: Case, name: str, scores: dict[str, Fraction]) -> int | None:
    """Every tyiyn tried, up to more than all ask for."""
    ties = ties_of(case)
    highest = sum(a["requested_tyiyn"] for a in case["applications"])
    for more in range(highest + 2):
        if name in (selected_of(case, scores, case["funding_tyiyn"] + more, ties) or []):
            return more
    return None


def selected_without(case: Case, marker: str) -> list[str] | None:
    other = {**case, "marks": [mark for mark in case["marks"] if mark["marker"] != marker]}
    return selected_of(other, scores_of(other), case["funding_tyiyn"])


def reweighted(case: Case, criterion: str, factor: Fraction) -> Case | None:
    weights = {c["id"]: Fraction(c["weight"]) for c in case["criteria"]}
    whole = sum(weights.values())
    rest = whole - weights[criterion]
    if not rest or whole < weights[criterion] * factor:
        return None
    scale = (whole - weights[criterion] * factor) / rest
    return {
        **case,
        "criteria": [
            {**c, "weight": weights[c["id"]] * (factor if c["id"] == criterion else scale)} for c in case["criteria"]
        ],
    }


def stability_of(case: Case) -> dict:
    funding = case["funding_tyiyn"]
    now = set(selected_of(case, scores_of(case), funding) or [])
    by_marker = []
    for marker in sorted({mark["marker"] for mark in case["marks"]}):
        then = selected_without(case, marker)
        if then is None or set(then) != now:
            by_marker.append({"marker": marker, "selected": then})
    by_weight = []
    for criterion in sorted(c["id"] for c in case["criteria"]):
        for factor in (Fraction(9, 10), Fraction(11, 10)):
            other = reweighted(case, criterion, factor)
            if other is not None:
                then = selected_of(other, scores_of(other), funding)
                if then is None or set(then) != now:
                    by_weight.append({"criterion": criterion, "factor": factor, "selected": then})
    return {"stable": not by_marker and not by_weight, "by_marker": by_marker, "by_weight": by_weight}
