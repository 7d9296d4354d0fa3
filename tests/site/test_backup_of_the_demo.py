"""A whole installation with decisions in it: backed up, moved to a new home, and everything still verifies."""

from __future__ import annotations

import json

import pytest

from tests.installation import installation


@pytest.mark.slow
def test_the_demo_moves_to_a_new_machine_with_all_its_proofs(tmp_path):
    archive, package = tmp_path / "backup.tar.gz", tmp_path / "package.json"
    with (
        installation(tmp_path / "old", embedded=True) as old,
        installation(tmp_path / "new", embedded=True, bare=True) as new,
    ):
        assert old.run("demo", "--households", "40").returncode == 0

        assert old.run("backup", str(archive)).returncode == 0
        assert new.run("restore", str(archive)).returncode == 0

        before, after = (birge.run("decisions", "list", "--json") for birge in (old, new))
        decision = json.loads(after.stdout)[0]["id"]
        assert (after.returncode, after.stdout) == (0, before.stdout)
        assert new.run("decisions", "package", decision, "-o", str(package)).returncode == 0
        assert new.run("verify", str(package)).stdout.startswith("recomputed")
        assert new.run("journal", "verify").returncode == 0
