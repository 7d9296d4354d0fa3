"""The files of tests that go first are named as they are."""

from tests.installation import ROOT
from tests.spreading import FIRST, TOGETHER


def test_every_file_that_goes_first_exists():
    named = {*FIRST, *TOGETHER} - set(TOGETHER.values())

    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []
