from __future__ import annotations

import pytest

from birge.places.models import Place
from tests.cast import Cast


@pytest.fixture
def village(cast: Cast) -> Place:
    return cast.village
