"""Does correcting for severity find the better applications? `.venv/bin/python -m benchmarks.contests_severity`.

Made-up contests: true qualities (standard deviation 1), markers' leniency 0.8, noise 0.8, every marker spreading her
marks 0.7 to 1.3 times as wide. Kendall's tau of the order with the true one, and how many of the true winners win (the
best 64 %, of small contests 30 %): by the plain mean, by z-scores within each marker, and less the leniency found.
"""

import argparse

import numpy as np
from numpy.typing import NDArray

from birge.algorithms.contests.severity import Table
from tests.algorithms.contests.severity_cases import corrected, kendall, made_up, plain

DESIGNS = ((88, 18, 3, 0.64), (300, 30, 3, 0.64), (20, 5, 3, 0.3), (20, 9, 9, 0.3))


def standardised(table: Table) -> NDArray[np.float64]:
    """The mean of z-scores: each marker's totals less her mean, over her standard deviation."""
    count = table.sums(np.ones(len(table.total)), by_marker=True)
    mean = table.sums(table.total, by_marker=True) / count
    centred = table.total - mean[table.marker]
    spread = np.sqrt(table.sums(centred**2, by_marker=True) / np.maximum(count - 1, 1))
    z = centred / np.where(spread > 0, spread, 1)[table.marker]
    return table.sums(z) / table.sums(np.ones(len(z)))


def found(quality: NDArray[np.float64], score: NDArray[np.float64], part: float) -> float:
    winners = round(part * len(quality))
    best = set(np.argsort(-quality)[:winners].tolist())
    return len(best.intersection(np.argsort(-score)[:winners].tolist())) / winners


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--contests", type=int, default=300, help="of each design")
    options = parser.parse_args()
    ways = {"plain mean": plain, "z-score": standardised, "less leniency": corrected}
    print(f"{'applications, markers, each':<30}" + "".join(f"{name:>20}" for name in ways))
    for applications, markers, each, part in DESIGNS:
        rows: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
        for seed in range(options.contests):
            contest = made_up(applications, markers, each, seed)
            if len(contest.table.groups()) == 1:
                for name, way in ways.items():
                    score = way(contest.table)
                    rows[name].append((kendall(contest.quality, score), found(contest.quality, score, part)))
        means = {name: np.mean(values, axis=0) for name, values in rows.items()}
        cells = "".join(f"{f'{tau:.3f} / {share:.3f}':>20}" for tau, share in means.values())
        print(f"{f'{applications}, {markers}, {each}':<30}{cells}", flush=True)


if __name__ == "__main__":
    main()
