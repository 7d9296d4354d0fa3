"""Water over canals: `.venv/bin/python -m benchmarks.water_share [--peer PYTHON] [--power 6]`.

Three parts, in CPU seconds:
- a season: 500 users, a tree of 1,041 nodes with them (1 main canal, 40 secondaries, 500 outlets), 180 days of a short
  source, against Pywr (GPL-3: a process of its own, in an environment of its own; PYTHON is that environment's
  interpreter, made with `pip install pywr`). Ratio: Pywr's set-up and run over ours, both from plain numbers to
  everyone's volume. Gini: of what each user got over what was asked.
- one day of 18,000 users on 1,000 canals with losses, from the case to volumes in 0.001 m³.
- growth: 10² to 10⁶ users; `×` is the ratio to the size before.
"""

import argparse
import json
import subprocess
import tempfile
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from random import Random
from time import process_time

import numpy as np

from birge.algorithms.water.indicators.performance import gini
from birge.algorithms.water.share import Canal, Rule, User, WaterCase, WaterResult, share

DAYS, SECONDARIES, USERS = 180, 40, 500
PEER = Path(__file__).with_name("pywr_peer.py")
SOLVERS = ("glpk", "glpk-edge", "lpsolve")


def season(limited: bool) -> WaterCase:
    """Whole m³; the source has 70 % of what is asked; `limited`: secondaries can carry 5,000 m³ a day."""
    chance = Random(1)
    canals = [Canal("main", None)]
    canals += [Canal(f"s{number}", "main", 5000 if limited else None) for number in range(SECONDARIES)]
    canals += [Canal(f"o{number}", f"s{number % SECONDARIES}") for number in range(USERS)]
    users = [
        User(f"u{number}", f"o{number}", tuple(chance.randrange(100, 1001) for _ in range(DAYS)))
        for number in range(USERS)
    ]
    supply = tuple(sum(user.request[day] for user in users) * 7 // 10 for day in range(DAYS))
    return WaterCase(Rule.MAX_MIN, supply, tuple(canals), tuple(users), DAYS)


def one_day(users: int, canals: int) -> WaterCase:
    """Invented canals with losses of whole per cent, most with a capacity; requests in 0.001 m³; 70 % of supply."""
    chance = Random(2)
    rows = [Canal("c0", None)]
    for number in range(1, canals):
        parent = f"c{0 if number < 20 else chance.randrange(number // 10, number)}"
        capacity = Fraction(chance.randrange(1, 1000) * users, canals) if chance.random() < 0.7 else None
        rows.append(Canal(f"c{number}", parent, capacity, Fraction(chance.randrange(60, 101), 100)))
    asked = [Fraction(chance.randrange(100, 2_000_000), 1000) for _ in range(users)]
    gates = [User(f"u{number}", f"c{chance.randrange(canals)}", request) for number, request in enumerate(asked)]
    return WaterCase(Rule.MAX_MIN, sum(asked, Fraction(0)) * 7 / 10, tuple(rows), tuple(gates))


def volumes(case: WaterCase) -> tuple[WaterResult, list[list[int]]]:
    result = share(case)
    return result, [period.thousandths() for period in result.periods]


def seconds(work: Callable[[], object]) -> float:
    """The least CPU time of five runs (of one, where it takes long)."""
    times: list[float] = []
    while len(times) < 5 and sum(times) < 2:
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


def unfairness(case: WaterCase, given: list[float]) -> float:
    asked = [float(sum(user.request)) for user in case.users]
    return gini(np.array(given) / np.array(asked))


def pywr(python: str, case: WaterCase, folder: Path) -> tuple[float, float, float, str]:
    """Set-up, run, Gini and name of its fastest solver."""
    canals = [{"id": canal.id, "parent": canal.parent, "capacity": canal.capacity} for canal in case.canals]
    users = [{"id": user.id, "canal": user.canal, "request": user.request} for user in case.users]
    path = folder / "case.json"
    path.write_text(json.dumps({"supply": case.supply, "canals": canals, "users": users}))
    found = []
    for solver in SOLVERS:
        done = subprocess.run([python, PEER, path, solver], capture_output=True, text=True)
        if done.returncode:
            print(f"  {solver}: {done.stderr.strip().splitlines()[-1]}")
            continue
        said = json.loads(done.stdout.splitlines()[-1])
        found.append((said["setup"], said["run"], unfairness(case, said["given"]), solver))
    return min(found, key=lambda row: row[0] + row[1])


def compare(python: str | None) -> None:
    for limited in (False, True):
        case = season(limited)
        result, found = volumes(case)
        given = [sum(day[user] for day in found) / 1000 for user in range(USERS)]
        ours = seconds(lambda case=case: volumes(case))
        print(f"{DAYS} days, {USERS} users, canals that can be full: {SECONDARIES if limited else 0}")
        print(f"  birge  {ours:7.3f} s, Gini {unfairness(case, given):.4f}", flush=True)
        assert all(period.totals().unused == 0 or limited for period in result.periods)
        if python:
            with tempfile.TemporaryDirectory() as folder:
                setup, run, unfair, solver = pywr(python, case, Path(folder))
            print(f"  Pywr   {setup:7.3f} s set-up, {run:.3f} s run ({solver}), Gini {unfair:.4f}")
            print(f"  Pywr / birge: {(setup + run) / ours:.1f}; its run alone: {run / ours:.1f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peer", metavar="PYTHON", help="the interpreter of the environment that holds Pywr")
    parser.add_argument("--power", type=int, default=6, help="the greatest power of ten of users")
    options = parser.parse_args()
    compare(options.peer)
    case = one_day(18_000, 1_000)
    print(f"18,000 users, 1,000 canals, one day: {seconds(lambda: volumes(case)) * 1000:.0f} ms")
    before = None
    for power in range(2, options.power + 1):
        case = one_day(10**power, max(20, 10**power // 20))
        now = seconds(lambda case=case: volumes(case))
        ratio = f"× {now / before:.1f}" if before else ""
        print(f"{10**power:>9,} users, {max(20, 10**power // 20):>6,} canals: {now:8.4f} s {ratio}", flush=True)
        before = now


if __name__ == "__main__":
    main()
