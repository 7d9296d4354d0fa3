"""BIRGE_HOME from nothing: the first command may be killed in the middle of making it."""

from __future__ import annotations

import time

import pytest

from tests.installation import installation


@pytest.mark.django_db  # so that it runs on PostgreSQL too
def test_what_a_killed_first_command_left_unfinished_the_next_one_does(tmp_path):
    with installation(tmp_path, bare=True) as birge:
        for seconds in (1.5, 2.5, 4):
            first = birge.start("decisions", "list")
            time.sleep(seconds)
            first.kill()
            first.wait()

        ended = birge.run("decisions", "list", "--json")
        places = birge.python("from birge.places.models import Place; print(Place.objects.count())")

    assert (ended.returncode, ended.stdout) == (0, "[]\n"), ended.stderr
    assert places == "2438"
