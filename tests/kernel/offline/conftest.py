"""A real site with the register of yards, and phones: browsers whose data outlive their process."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import sync_playwright

from tests.installation import installation
from tests.journeys.conftest import Site
from tests.phones import Phone

PASSWORD = "birge-yards"
MAKE = f"""
import json
from django.db import connection
from django.test import Client
from tests.kernel.offline.app.models import Yard
from tests.kernel.offline.factories import AIMAK, OTHER, YardFactory, clerk_of
with connection.schema_editor() as editor:
    editor.create_model(Yard)
sessions = {{}}
for name, place in [("clerk-1", AIMAK), ("clerk-1, leaving", AIMAK), ("clerk-2", OTHER)]:
    clerk = clerk_of(place)
    if not clerk.password:
        clerk.language = "en"
        clerk.set_password({PASSWORD!r})
        clerk.save()
    client = Client()
    client.force_login(clerk)
    sessions[name] = client.cookies["sessionid"].value
heads = ["Асан Усенов", "Бакыт Токтоев", "Чынара Асанова", "Дамира Бакытова"]
yards = {{head: str(YardFactory(head=head).pk) for head in heads}}
print(json.dumps({{"sessions": sessions, "yards": yards}}))
"""


@dataclass
class Yards:
    """The running site, the yards by their heads, and sessions of the two clerks."""

    site: Site
    yards: dict[str, str]
    sessions: dict[str, str]

    def python(self, code: str) -> Any:
        """What an expression over `Yard`, `OfflineOperation` and `Session` gives, asked of the site's database."""
        begin = "import json\nfrom tests.kernel.offline.app.models import Yard\n"
        begin += "from birge.kernel.models import JournalEntry, OfflineOperation\n"
        begin += "from django.contrib.sessions.models import Session\n"
        return json.loads(self.site.installation.python(f"{begin}print(json.dumps({code}))").splitlines()[-1])

    def book(self, head: str) -> list[Any]:
        """Sheep and phone as the book has them."""
        return self.python(f"list(Yard.objects.values_list('sheep', 'phone').get(pk='{self.yards[head]}'))")


@pytest.fixture(scope="module")
def yards(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Yards]:
    with installation(tmp_path_factory.mktemp("yards"), embedded=True) as made:
        made.environment["DJANGO_SETTINGS_MODULE"] = "tests.kernel.offline.site_settings"
        told = json.loads(made.python(MAKE).splitlines()[-1])
        site = Site(made)
        site.open()
        yield Yards(site, told["yards"], told["sessions"])


class YardPhone(Phone):
    """A phone of a clerk who counts sheep."""

    yards: Yards

    def sign_in(self, name: str = "clerk-1", language: str = "en") -> None:
        cookies = {"sessionid": self.yards.sessions[name], "birge_language": language}
        self.context.add_cookies([{"name": key, "value": value, "url": self.address} for key, value in cookies.items()])

    def take_along(self) -> None:
        self.page.goto("/offline/phone/?kind=yards&street=Ленин")
        self.choose_pin()


@pytest.fixture
def phone(chromium: str, tmp_path: Path, yards: Yards) -> Iterator[Callable[[], YardPhone]]:
    """Makes phones; at the end no script may have failed on any of them."""
    with sync_playwright() as playwright:
        phones: list[YardPhone] = []

        def make() -> YardPhone:
            phones.append(YardPhone(playwright, chromium, tmp_path / f"phone-{len(phones)}", yards.site.address))
            phones[-1].yards = yards
            return phones[-1]

        yield make
        for made in phones:
            made.close()
    assert [complaint for made in phones for complaint in made.complaints] == []
