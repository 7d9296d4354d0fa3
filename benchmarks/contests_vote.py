"""Residents' votes: `.venv/bin/python -m benchmarks.contests_vote [--peer PYTHON] [--add1]`.

CPU seconds for 160 projects × 90,000 invented voters, approval of 1 to 10 projects each: to read the `.pb` file, and
from ballots to winners by each rule. With PYTHON, the interpreter of an environment that holds pabutools (GPL-3, so a
process of its own, in an environment of its own: `pip install pabutools`), the same file there, and the ratio; before
it, small and middle votes of all kinds are counted by both, and the winners must be the same. `--add1`: the peer counts
the big vote with add1 too (hours).
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from random import Random
from time import process_time
from typing import Any

from birge.algorithms.contests.votes import Rule, VoteType, read_pabulib, winners_of

PEER = Path(__file__).with_name("pabutools_peer.py")
SMALL, MIDDLE = 150, 5


def write_votes(path: Path, kind: VoteType, projects: int, voters: int, seed: int, most: int) -> Path:
    """Costs and popularity are log-normal, rounded to thousands where there are many; a quarter of all can be paid."""
    chance = Random(seed)
    costs = [max(1, round(chance.lognormvariate(13, 0.9) / 1000)) for _ in range(projects)]
    budget = sum(costs) // 4
    popular = [chance.lognormvariate(0, 1) for _ in range(projects)]
    unit = 1000 if voters > 1000 else 1
    meta = {"num_projects": projects, "num_votes": voters, "budget": budget * unit, "vote_type": kind}
    lines = ["META", "key;value", *(f"{key};{value}" for key, value in meta.items()), "PROJECTS", "project_id;cost"]
    lines += [f"{number};{cost * unit}" for number, cost in enumerate(costs)]
    lines += ["VOTES", "voter_id;vote;points" if kind.has_points else "voter_id;vote"]
    for voter in range(voters):
        named = list(dict.fromkeys(chance.choices(range(projects), popular, k=chance.randint(1, most))))
        text = f"{voter};{','.join(map(str, named))}"
        lines.append(f"{text};{','.join(str(chance.randint(0, 5)) for _ in named)}" if kind.has_points else text)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def seconds(work: Callable[[], object]) -> float:
    """The least CPU time of five runs (of one, where it takes long)."""
    times: list[float] = []
    while len(times) < 5 and sum(times) < 5:
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


def ours(path: Path, rule: Rule) -> list[str]:
    vote = read_pabulib(path.read_bytes()).vote
    return [vote.projects[place].id for place in winners_of(vote, rule)]


def peer(python: str, rule: Rule, paths: Iterable[Path]) -> list[dict[str, Any]]:
    done = subprocess.run([python, PEER, rule, *paths], capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def compare(python: str, folder: Path) -> None:
    """The same winners in the same order, for all kinds of ballots (greedy: for approvals; the peer's is per som)."""
    for rule in Rule:
        kinds = [VoteType.APPROVAL] if rule is Rule.GREEDY else list(VoteType)
        paths = []
        for number in range(SMALL + MIDDLE):
            kind, small = kinds[number % len(kinds)], number < SMALL
            most = 1 if kind is VoteType.CHOOSE_1 else 5 if small else 10
            path = folder / f"{number}.pb"
            size = (6, 12) if small else (60, 1500)
            paths.append(write_votes(path, kind, *size, seed=number, most=most))
        paths = paths[:SMALL] if rule is Rule.ADD1 else paths
        for path, theirs in zip(paths, peer(python, rule, paths), strict=True):
            if ours(path, rule) != theirs["winners"]:
                sys.exit(f"{rule}: {path.read_text()}\nbirge {ours(path, rule)}\npabutools {theirs['winners']}")
        print(f"{rule}: the same winners in {len(paths)} votes", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peer", metavar="PYTHON", help="the interpreter of the environment that holds pabutools")
    parser.add_argument("--add1", action="store_true", help="let the peer count the big vote with add1, too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if options.peer:
            compare(options.peer, folder)
        path = write_votes(folder / "big.pb", VoteType.APPROVAL, 160, 90_000, seed=1, most=10)
        data = path.read_bytes()
        vote = read_pabulib(data).vote
        print(f"160 projects, 90,000 voters: read {seconds(lambda: read_pabulib(data)):.2f} s")
        for rule in Rule:
            took = seconds(partial(winners_of, vote, rule))
            print(f"  {rule:13}{took:9.4f} s, {len(winners_of(vote, rule))} winners", flush=True)
            if options.peer and (rule is not Rule.ADD1 or options.add1):
                (theirs,) = peer(options.peer, rule, [path])
                same = "the same" if theirs["winners"] == ours(path, rule) else "OTHER"
                ratio = theirs["count"] / took
                print(f"    pabutools {theirs['count']:.1f} s (read {theirs['read']:.1f} s): {ratio:,.0f} ×, {same}")


if __name__ == "__main__":
    main()
