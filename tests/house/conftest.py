from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.house.visiting import Visited, visited_site


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visited]:
    """The site with the world in it, served by real processes."""
    with visited_site(tmp_path_factory.mktemp("every-page")) as running:
        yield running
