"""Winter coal is shared out: the whole work of a clerk and a secretary, and what a family and a stranger see of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.conftest import Site, Visitor
from tests.journeys.council import hold_the_announced_meeting
from tests.journeys.families import right_families
from tests.journeys.settings import DESKTOP, PHONE, WITHOUT_SCRIPTS, Setting
from tests.journeys.sharing import (
    begin_a_share_out,
    bring_families,
    decide_and_publish,
    download_package,
    hand_over,
    print_papers,
    read_why,
)
from tests.journeys.steps import sign_in
from tests.journeys.verifying import assert_it_verifies

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "setting",
    [PHONE, WITHOUT_SCRIPTS, pytest.param(DESKTOP, marks=pytest.mark.slow)],  # other journeys are made at a desk
    ids=lambda setting: setting.name,
)
def test_coal_is_shared_out_from_the_first_family_to_the_handing_over(
    fresh_site: Site, visitor: Visitor, setting: Setting, tmp_path: Path
) -> None:
    clerk, secretary = visitor(fresh_site.address, setting), visitor(fresh_site.address, setting)
    first = right_families()[0]["name"]

    sign_in(clerk, "clerk")
    begin_a_share_out(clerk)
    bring_families(clerk, corrects_in_browser=setting is not PHONE)

    sign_in(secretary, "secretary")
    minutes = hold_the_announced_meeting(secretary, fresh_site.installation.home / "outbox")

    decide_and_publish(clerk, minutes)
    codes = print_papers(clerk)
    hand_over(clerk, first)

    family = visitor(fresh_site.address, PHONE)
    read_why(family, codes[first])
    assert_it_verifies(download_package(family), tmp_path)
