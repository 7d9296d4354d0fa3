"""What a stranger does with a downloaded package, on a computer of her own."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.installation import Installation
from tests.journeys.families import right_families


def assert_it_verifies(package: bytes, folder: Path) -> None:
    """The public package names no family and holds; with one digit changed it is refused, and it is said where."""
    text = package.decode()
    assert [family["name"] for family in right_families() if family["name"] in text] == []
    stranger = Installation(folder / "stranger")
    assert_holds(stranger, package, folder, "recomputed, names hidden")

    (folder / "changed.json").write_text(with_one_digit_changed(text))
    refused = stranger.run("verify", "--json", str(folder / "changed.json"))
    assert refused.returncode == 1
    assert json.loads(refused.stdout)["path"].endswith("/amount")


def assert_holds(stranger: Installation, package: bytes, folder: Path, how: str) -> None:
    """`birge verify` says that the package holds, and what it could check."""
    (folder / "package.json").write_bytes(package)
    holds = stranger.run("verify", str(folder / "package.json"))
    assert (holds.returncode, how in holds.stdout) == (0, True), holds.stderr


def with_one_digit_changed(text: str) -> str:
    """The package with one digit more or less of what there was to share out."""
    return re.sub(r"(\"amount\":)2", r"\g<1>3", text, count=1)
