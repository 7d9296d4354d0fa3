"""Phones in Kyrgyz that take work along and lose their network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Playwright

from tests.journeys.looking import look
from tests.journeys.steps import ky
from tests.phones import Phone


class KyrgyzPhone(Phone):
    """A phone whose words are Kyrgyz, for as long as a busy machine needs."""

    say = staticmethod(ky)
    patience_ms = 60_000

    def lose_the_network(self) -> None:
        """What was chosen is taken along and one form of it looked at; then the network is gone."""
        self.choose_pin()
        look(self.page)
        self.page.locator("[data-part=pieces] button").first.click()
        look(self.page)
        self.press("Back to the list")
        self.context.set_offline(True)


@contextmanager
def phones_at(address: str, playwright: Playwright, chromium: str, folder: Path) -> Iterator[Callable[[], KyrgyzPhone]]:
    """Makes phones; at the end no script may have failed on any of them."""
    phones: list[KyrgyzPhone] = []

    def make() -> KyrgyzPhone:
        phones.append(KyrgyzPhone(playwright, chromium, folder / f"phone-{len(phones)}", address))
        return phones[-1]

    yield make
    for made in phones:
        made.close()
    assert [complaint for made in phones for complaint in made.complaints] == []
