"""kill -9 while deciding: never half-decided, lost or doubled, on both databases."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time

import pytest

from tests.installation import ROOT, Installation, installation

LONGEST_SECONDS = 0.4
BEGIN = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "birge.site.settings"
import django
django.setup()
from tests.decisions.deciding_forever import main
main()
"""
LOOK = """
import json
from birge.algorithms.packages import read_keys, verify
from birge.decisions.enums import Variant
from birge.decisions.models import Chain, Decision, DecisionRow, DecisionFile
from birge.decisions.queries import package_bytes, published_keys
from birge.kernel.models import JournalEntry

keys = read_keys(published_keys().encode())
made = list(Decision.objects.exclude(number=None).order_by("number"))
chain = Chain.objects.get()
told = JournalEntry.objects.filter(verb="decisions.decide")
subjects = [entry.subjects[0] for entry in told]
before = ["", *[decision.hash for decision in made]]
print(json.dumps({
    "made": len(made),
    "open": Decision.objects.filter(number=None).count(),
    "decided only": sum(decision.state == "decided" for decision in made),
    "gaps": [d.number for at, d in enumerate(made, start=1) if d.number != at],
    "broken links": [d.number for d, previous in zip(made, before) if d.previous_hash != previous],
    "chain": [chain.length == len(made), chain.head == before[-1]],
    "told once each": sorted(subjects) == sorted(f"decisions.decision:{d.pk}" for d in made),
    "rows missing": [d.number for d in made if d.rows.count() != 40],
    "rows of drafts": DecisionRow.objects.filter(decision__number=None).count(),
    "packages of drafts": DecisionFile.objects.filter(decision__number=None).count(),
    "packages wrong": [
        [d.number, variant] for d in made for variant in Variant
        if (variant == "full" or d.state == "published") and verify(package_bytes(d, variant), keys).exit_code
    ],
}))
"""
WHOLE = {
    "gaps": [],
    "broken links": [],
    "chain": [True, True],
    "told once each": True,
    "rows missing": [],
    "rows of drafts": 0,
    "packages of drafts": 0,
    "packages wrong": [],
}


def start(house: Installation, *arguments: str) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", BEGIN, *arguments],
        env=house.environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def kill_at_some_moment(house: Installation, chance: random.Random) -> None:
    """Also while it picks up what the last one left: then it has not said yet that it has begun."""
    worker = start(house)
    if chance.random() < 0.7:
        assert worker.stdout.readline() == "begun\n"
    else:
        time.sleep(1)
    time.sleep(chance.uniform(0, LONGEST_SECONDS))
    os.kill(worker.pid, signal.SIGKILL)
    worker.communicate()


def look(house: Installation) -> dict:
    return json.loads(house.python(LOOK))


@pytest.mark.django_db
@pytest.mark.parametrize("rounds", [3, pytest.param(50, marks=pytest.mark.slow)])
def test_killed_while_deciding_nothing_is_half_decided_lost_or_doubled(tmp_path, rounds):
    chance = random.Random(rounds)
    with installation(tmp_path) as house:
        assert house.run("decisions", "list", "--json").stdout == "[]\n"
        for _round in range(rounds):
            kill_at_some_moment(house, chance)
        seen = look(house)
        assert seen["made"] > 0
        assert {name: seen[name] for name in WHOLE} == WHOLE

        assert start(house, "finish").wait(timeout=60) == 0
        seen_after = look(house)

    assert seen_after == {**WHOLE, "made": seen["made"] + seen["open"], "open": 0, "decided only": 0}
