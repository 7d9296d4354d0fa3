"""A season of a water users' association, from a new member to what everybody can see of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Playwright

from tests.installation import Installation
from tests.journeys.conftest import Site, Visitor
from tests.journeys.phones import phones_at
from tests.journeys.settings import PHONE
from tests.journeys.sharing import download_package
from tests.journeys.steps import sign_in
from tests.journeys.verifying import assert_holds
from tests.journeys.water import (
    Days,
    begin_a_season,
    enter_a_user,
    give_the_parcel,
    offer_contracts,
    read_the_slips,
    read_why,
    share_the_water,
)
from tests.journeys.watering import (
    be_paid,
    bill,
    draw_up_the_turns,
    see_the_indicators,
    see_what_everyone_sees,
    take_the_journal_along,
    write_in_the_field,
)

pytestmark = pytest.mark.browser

SAYS_WHO_IS_VULNERABLE = re.compile(r'"(floor_m3|priority|weight)":"?[0-9./]+[",}]')


def test_a_season_from_a_new_user_to_what_everybody_sees(
    fresh_site: Site, visitor: Visitor, playwright: Playwright, chromium: str, tmp_path: Path
) -> None:
    days = Days(timezone.localdate())
    hydrotechnician = visitor(fresh_site.address)
    sign_in(hydrotechnician, "hydrotechnician")
    enter_a_user(hydrotechnician, days)
    give_the_parcel(hydrotechnician, days)
    begin_a_season(hydrotechnician, days)
    offer_contracts(hydrotechnician)
    share_the_water(hydrotechnician, days)
    code = read_the_slips(hydrotechnician)
    draw_up_the_turns(hydrotechnician, days)

    user = visitor(fresh_site.address, PHONE)
    read_why(user, code)
    package = download_package(user)
    assert_holds(Installation(tmp_path / "stranger"), package, tmp_path, "unchanged, inputs hidden")
    assert not SAYS_WHO_IS_VULNERABLE.search(package.decode())

    with phones_at(fresh_site.address, playwright, chromium, tmp_path) as make:
        phone = make()
        take_the_journal_along(phone)
        write_in_the_field(phone, days)

    accountant = visitor(fresh_site.address)
    bill(accountant, days)
    be_paid(accountant, days)
    see_the_indicators(hydrotechnician)
    see_what_everyone_sees(visitor(fresh_site.address, PHONE), days)
