"""A clerk's days with the book: a file with faults, a person in three spellings, a paper, aid, a file taken back."""

from __future__ import annotations

import pytest

from birge.algorithms.spelling import fold
from tests.journeys.book import bring_the_book, draw_an_aid_list, find, give_a_certificate, somebody, undo_another_file
from tests.journeys.conftest import Site, Visitor
from tests.journeys.council import hold_the_announced_meeting
from tests.journeys.settings import PHONE
from tests.journeys.sharing import begin_a_share_out, decide_and_publish, text_of
from tests.journeys.steps import go, ky, says, sign_in

pytestmark = pytest.mark.browser
VILLAGE = "Шералы"
AS_RUSSIANS_WRITE = str.maketrans("ӨөҮүҢң", "ОоУуНн")


def test_a_clerk_brings_the_book_finds_a_person_gives_a_paper_and_draws_an_aid_list(
    fresh_site: Site, visitor: Visitor
) -> None:
    clerk, secretary = visitor(fresh_site.address), visitor(fresh_site.address)
    sign_in(clerk, "clerk")
    bring_the_book(clerk, VILLAGE)

    name = somebody(VILLAGE)
    for spelling in (name, name.lower().translate(AS_RUSSIANS_WRITE), " ".join(map(fold, reversed(name.split())))):
        assert find(clerk, spelling).filter(has_text=name).count() == 1, spelling
    address, paper = give_a_certificate(clerk, name)
    assert name in text_of(paper)

    stranger = visitor(fresh_site.address, PHONE)
    go(stranger, address)
    assert says(stranger, ky("In force"))
    assert not stranger.get_by_text(name).count()

    sign_in(secretary, "secretary")
    minutes = hold_the_announced_meeting(secretary, fresh_site.installation.home / "outbox")
    begin_a_share_out(clerk)
    assert draw_an_aid_list(clerk, children_under="3", people_from="6") >= 10
    decide_and_publish(clerk, minutes)

    undo_another_file(clerk, VILLAGE)
