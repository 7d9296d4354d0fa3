"""`python -m benchmarks.tables [k, default 5]`: hiding small numbers in a table of the size of the country.

Invented counts: 7 oblasts, 40 rayons, 450 aimaks, 2,000 villages × women, men, not stated × 20 age bands in 3 groups,
about 5 million people; once with nobody of unstated sex, once with one in 2,000. CPU seconds, and as the baseline the
primary step alone (small numbers hidden, nothing that would give them away).
"""

import sys
from itertools import product
from time import process_time

import numpy as np

from birge.algorithms.tables import Dimension, Table, protect

VILLAGES = 2000
PYRAMID = [11, 11, 10, 9, 8, 8, 8, 7, 6, 5, 4, 4, 3, 3, 2, 1, 0.8, 0.4, 0.2, 0.1]


def country(unstated: float) -> Table:
    """Villages of lognormal size; the same in every run."""
    chance = np.random.default_rng(1)
    places: dict[object, object] = {"kg": None}
    places |= {f"o{n}": "kg" for n in range(7)} | {f"r{n}": f"o{n % 7}" for n in range(40)}
    places |= {f"a{n}": f"r{n % 40}" for n in range(450)} | {f"v{n}": f"a{n % 450}" for n in range(VILLAGES)}
    ages: dict[object, object] = {"all": None, "children": "all", "adults": "all", "old": "all"}
    ages |= {n: "children" if n < 4 else "adults" if n < 13 else "old" for n in range(20)}
    sexes = {"f": 0.5, "m": 0.5 - unstated, "": unstated}
    shape = np.array(PYRAMID) / sum(PYRAMID)
    leaves: dict[tuple[object, ...], int] = {}
    for village, (sex, part) in product(range(VILLAGES), sexes.items()):
        if sex == "f":
            people = int(chance.lognormal(7.2, 1.1))
        for band, count in enumerate(chance.poisson(people * part * shape).tolist()):
            if count:
                leaves[f"v{village}", sex, band] = count
    return Table((Dimension("place", places), Dimension.flat("sex", sexes), Dimension("age", ages)), leaves)


def main(k: int) -> None:
    for unstated in (0.0, 0.0005):
        start = process_time()
        table = country(unstated)
        loaded = process_time() - start
        start = process_time()
        small = int(table.small(k).sum())
        primary = process_time() - start
        start = process_time()
        protected = protect(table, k)
        spent = process_time() - start
        hidden, people = int(protected.hidden.sum()), int(table.values[0, 0, 0])
        print(f"{people:,} people, {table.values.size:,} numbers, sex not stated {unstated:.2%}: loaded {loaded:.1f} s")
        print(
            f"  small {small:,}, hidden {hidden:,} ({hidden / small:.2f} ×), CPU {spent:.2f} s; primary {primary:.3f} s"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
