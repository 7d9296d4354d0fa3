"""What everybody reads of associations through the API, without a token."""

import pytest

from tests.site.api import Caller
from tests.water.delivered import delivered
from tests.water.small_season import small_season

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_in_july")]


def test_everybody_reads_the_indicators_of_the_public_page_and_no_more_exactly(cast):
    small = small_season(cast.aimak, association=cast.water_users)
    for number in range(12):
        user = small.user(f"Киши {number}", "С-1")
        delivered(small, user, "С-1", 777)
    small.asked()
    visitor = Caller(None)

    assert [row["id"] for row in visitor.get("/water/open")["items"]] == [str(cast.water_users.pk)]
    found = visitor.get(f"/water/open/{cast.water_users.pk}")
    figures = found["figures"]

    assert found["season"]["id"] == str(small.season.pk)
    assert figures["judged"][0] == {"kind": "adequacy", "value": 0.78, "verdict": "poor"}
    assert (figures["relative_supply"], figures["periods"][0]["adequacy"], figures["late_minutes"]) == (
        0.78,
        0.78,
        None,
    )
    assert "Киши" not in str(found)


def test_nothing_is_told_of_fewer_than_ten_users(cast, small):
    delivered(small, small.users["Асан"], "С-1", 500)

    assert Caller(None).get(f"/water/open/{cast.water_users.pk}")["figures"] is None
    assert Caller(None).get(f"/water/open/{cast.other_water_users.pk}")["status"] == 404
