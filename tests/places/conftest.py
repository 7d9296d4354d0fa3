from __future__ import annotations

import pytest

from birge.kernel.actors import Actor
from tests.places.factories import Country, country


@pytest.fixture
def land(db) -> Country:
    return country()


@pytest.fixture
def by() -> Actor:
    return Actor(account=None, name="Test", role="administrator")
