"""The association of the cast with a small register."""

import pytest

from tests.cast import Cast
from tests.water.factories import Register, make_register


@pytest.fixture
def register(cast: Cast) -> Register:
    """A main canal, a branch, an outlet, a user with a parcel."""
    return make_register(cast.water_users)
