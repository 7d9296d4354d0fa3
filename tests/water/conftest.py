"""The association of the cast with a small register."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.registers.factories import household
from tests.site.api import Caller
from tests.water.factories import Register, make_register
from tests.water.small_season import SmallSeason, small_season


@pytest.fixture
def register(cast: Cast) -> Register:
    """A main canal, a branch, an outlet, a user with a parcel."""
    return make_register(cast.water_users)


@pytest.fixture
def _in_july(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the first of July 2026."""
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 7, 1, 4, 0, tzinfo=UTC))


@pytest.fixture
def small(cast: Cast) -> SmallSeason:
    """Two users ask for 1,000 and 2,000 m³; the second one is of a household."""
    season = small_season(cast.aimak, association=cast.water_users)
    season.user("Асан", "С-1")
    season.user("Үсөн", "С-2", "2", household=household(cast.village))
    return season.asked()


@pytest.fixture
def caller(cast: Cast) -> Caller:
    """The hydrotechnician's program."""
    return Caller(cast.hydrotechnician)
