"""Sharing out among 10² to 10⁶ claimants: `.venv/bin/python -m benchmarks.shares [greatest power, default 6]`.

CPU seconds per rule and size, with floors, weights (where the rule has them), decimals and a quantum; `×` is the ratio
to the size before, 10 where the time is linear. The baseline is the textbook way with Fractions (the definition
tried at corners of the level, the right pair found by halving their list), at a size that both can do.
"""

import sys
from collections.abc import Callable
from fractions import Fraction
from time import process_time

from birge.algorithms.shares import Claimant, Rule, ShareCase, share

BASELINE_POWER = 4
WEIGHTS = [Fraction(1), Fraction(3, 2), Fraction(2), Fraction(1, 2)]


def case_of(size: int, rule: Rule) -> ShareCase:
    """Invented claims spread by a fixed multiplicative sequence: the same in every run."""
    rows = []
    for row in range(size):
        claim = Fraction(row * 7919 % 10_007 + 1, 2)
        floor = Fraction(int(claim) // 8)
        weight = Fraction(1) if rule is Rule.TALMUD else WEIGHTS[row % 4]
        rows.append(Claimant(f"{row:07}", claim, weight, floor, row % 3 + 1 if rule is Rule.PRIORITY else 1))
    amount = sum((row.claim for row in rows), Fraction(0)) * 3 / 5
    return ShareCase("coal", "t", amount, rule, tuple(rows), Fraction(1, 2))


def seconds(work: Callable[[], object]) -> float:
    """The least CPU time of three runs (of one, where it takes long)."""
    times: list[float] = []
    while len(times) < 3 and sum(times) < 2:
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


def baseline(case: ShareCase) -> list[Fraction]:
    """Equal awards above the floors, as one writes it first: Fractions, the level sought among the corners."""
    above = [row.claim - row.floor for row in case.claimants]
    amount = case.amount - sum((row.floor for row in case.claimants), Fraction(0))
    weights = [row.weight for row in case.claimants]

    def total(level: Fraction) -> Fraction:
        return sum((min(c, level * w) for c, w in zip(above, weights, strict=True)), Fraction(0))

    corners = sorted({Fraction(0), *(c / w for c, w in zip(above, weights, strict=True))})
    low, high = 0, len(corners) - 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if total(corners[middle]) <= amount else (low, middle)
    at_low, at_high = total(corners[low]), total(corners[high])
    level = corners[low] + (amount - at_low) / (at_high - at_low) * (corners[high] - corners[low])
    return [row.floor + min(c, level * w) for row, c, w in zip(case.claimants, above, weights, strict=True)]


def main(greatest_power: int) -> None:
    print(f"{'rule':14}{'claimants':>10}{'CPU s':>10}{'×':>7}{'µs each':>9}")
    for rule in Rule:
        before = None
        for power in range(2, greatest_power + 1):
            case = case_of(10**power, rule)
            now = seconds(lambda case=case: share(case))
            ratio = f"{now / before:.1f}" if before else ""
            print(f"{rule:14}{10**power:>10}{now:>10.4f}{ratio:>7}{now / 10**power * 1e6:>9.2f}", flush=True)
            before = now
    case = case_of(10**BASELINE_POWER, Rule.EQUAL_AWARDS)
    if [award.entitled for award in share(case).awards] != baseline(case):
        sys.exit("the baseline and Birge differ")
    ours, plain = seconds(lambda: share(case)), seconds(lambda: baseline(case))
    print(
        f"\nequal-awards, {10**BASELINE_POWER} claimants: plain Fractions {plain:.3f} s, Birge {ours:.3f} s:", end=" "
    )
    print(f"{plain / ours:.1f} times as fast, with the rounding")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 6)
