"""Ranking 5,000 applications × 5 markers: `.venv/bin/python -m benchmarks.contests_rank`.

CPU seconds from the case to the result, reasons and stability included (500 markers, 5 criteria: 510 variations),
beside a plain program that follows the format's words with Fractions. It ranks and selects once; its time for the
stability is the time of one variation times their number, and it finds nobody's shortfall. Then knapsacks with sums in
tyiyn, reasons and stability included.
"""

from collections import defaultdict
from fractions import Fraction
from random import Random
from time import process_time
from typing import Any

from birge.algorithms.contests.rank import rank, read_case


def contest(applications: int, each: int, markers: int, selection: str, areas: int = 0) -> dict[str, Any]:
    """Invented marks 0 to 5 on five criteria; requests of 20,000 to 1,000,000 som; money for a quarter of them."""
    chance = Random(1)
    criteria = [{"id": f"c{at}", "weight": 20, "max": 5} for at in range(5)]
    rows: list[dict[str, Any]] = []
    marks = []
    for at in range(applications):
        area = {"area": f"x{chance.randrange(areas)}"} if areas else {}
        asked = chance.randrange(2_000_000, 100_000_000)
        rows.append({"id": f"{at:05}", "requested_tyiyn": asked, "submitted_at": "2026-03-01T17:59:59+06:00", **area})
        for marker in chance.sample(range(markers), each):
            marks += [
                {
                    "application": f"{at:05}",
                    "marker": f"m{marker:03}",
                    "criterion": f"c{c}",
                    "mark": chance.randrange(6),
                }
                for c in range(5)
            ]
    return {
        "format": "birge.contests.rank/1",
        "criteria": criteria,
        "applications": rows,
        "marks": marks,
        "aggregate": "mean",
        "minimum": 40,
        "tie_break": ["criterion:c0", "lower-request", "earlier"],
        "funding_tyiyn": sum(row["requested_tyiyn"] for row in rows) // 4,
        "selection": selection,
        "areas": [{"area": f"x{at}", "min": 2, "max": max(3, applications // areas // 4)} for at in range(areas)],
        "reserve": 5,
    }


def plain(case: dict[str, Any]) -> list[str]:
    """The winners under `skip`, with Fractions."""
    criteria = {row["id"]: row for row in case["criteria"]}
    totals: dict[str, dict[str, Fraction]] = defaultdict(lambda: defaultdict(Fraction))
    first: dict[str, list[int]] = defaultdict(list)
    for row in case["marks"]:
        criterion = criteria[row["criterion"]]
        totals[row["application"]][row["marker"]] += Fraction(criterion["weight"] * row["mark"], criterion["max"])
        if row["criterion"] == "c0":
            first[row["application"]].append(row["mark"])
    scores = {name: sum(own.values(), Fraction(0)) / len(own) for name, own in totals.items()}
    asked = {row["id"]: row["requested_tyiyn"] for row in case["applications"]}
    order = sorted(
        scores, key=lambda name: (-scores[name], -Fraction(sum(first[name]), len(first[name])), asked[name], name)
    )
    left, winners = case["funding_tyiyn"], []
    for name in order:
        if scores[name] >= case["minimum"] and asked[name] <= left:
            winners.append(name)
            left -= asked[name]
    return winners


def main() -> None:
    case = contest(5_000, 5, 500, "skip")
    start = process_time()
    read = read_case(case)
    parsed = process_time()
    ranking = rank(read)
    done = process_time()
    winners = plain(case)
    once = process_time() - done
    assert [read.applications[place].id for place in ranking.selected] == winners
    print("5,000 applications × 5 of 500 markers × 5 criteria, skip")
    print(f"  birge  read and checked {parsed - start:.2f} s, ranked with reasons and stability {done - parsed:.2f} s")
    print(
        f"  plain  ranked once {once:.2f} s, so 511 times {511 * once:.0f} s: {511 * once / (done - parsed):.0f} × ours"
    )
    for applications, areas in ((88, 0), (150, 0), (150, 7), (300, 0)):
        read = read_case(contest(applications, 3, 18, "knapsack", areas))
        start = process_time()
        rank(read)
        print(f"knapsack, {applications} applications, {areas} areas: {process_time() - start:.2f} s", flush=True)


if __name__ == "__main__":
    main()
