"""The same walk over a real server: a home with the world in it, and everybody signed in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.house.pages import Page
from tests.installation import installation
from tests.journeys.conftest import Site

MAKE_WORLD = """
import json
from dataclasses import asdict
from django.test.utils import setup_test_environment
setup_test_environment()
from tests.house.more import make_more
from tests.house.pages import pages
from tests.house.signing_in import signed_in
from tests.house.world import make_world
world = make_world()
found = pages(world, *make_more(world))
sessions = {p: signed_in(p).cookies["sessionid"].value for p in {page.person for page in found} if p}
print(json.dumps({"pages": [asdict(page) for page in found], "sessions": sessions}))
"""


@dataclass
class Visited:
    """A running site: its address, its pages, and a session for each person."""

    address: str
    pages: list[Page]
    sessions: dict[str, str]

    def cookies(self, person: str, language: str) -> list[dict[str, str]]:
        """What the browser of this person keeps, for Playwright."""
        kept = {"birge_language": language}
        if person:
            kept["sessionid"] = self.sessions[person]
        return [{"name": name, "value": value, "url": self.address} for name, value in kept.items()]


@contextmanager
def visited_site(folder: Path) -> Iterator[Visited]:
    """The site with the world, served by real processes on the embedded database."""
    with installation(folder, embedded=True) as made:
        told = json.loads(made.python(MAKE_WORLD).splitlines()[-1])
        made.environment["BIRGE_IDLE_MINUTES"] = "240"  # on a slow machine the last person waits long for her turn
        site = Site(made)
        site.open()
        yield Visited(site.address, [Page(**page) for page in told["pages"]], told["sessions"])
