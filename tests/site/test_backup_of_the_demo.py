"""A whole installation with decisions in it: backed up, moved to a new home, and everything still verifies."""

from __future__ import annotations

import json

from tests.site.test_cli import birge


def test_the_demo_moves_to_a_new_machine_with_all_its_proofs(tmp_path):
    old, new, archive, package = (tmp_path / name for name in ("old", "new", "backup.tar.gz", "package.json"))
    assert birge(old, "demo", "--households", "40").returncode == 0

    assert birge(old, "backup", str(archive)).returncode == 0
    assert birge(new, "restore", str(archive)).returncode == 0

    before, after = (birge(home, "decisions", "list", "--json") for home in (old, new))
    decision = json.loads(after.stdout)[0]["id"]
    assert (after.returncode, after.stdout) == (0, before.stdout)
    assert birge(new, "decisions", "package", decision, "-o", str(package)).returncode == 0
    assert birge(new, "verify", str(package)).stdout.startswith("recomputed")
    assert birge(new, "journal", "verify").returncode == 0
