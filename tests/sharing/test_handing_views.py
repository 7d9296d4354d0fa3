"""The pages of handing out."""

from __future__ import annotations

from fractions import Fraction

import pytest
from django.urls import reverse

from birge.sharing.actions import TooMuch, hand_over
from birge.sharing.models import ShareOut
from tests.sharing.factories import CLERK, decided, prepared

pytestmark = pytest.mark.django_db


def page(name: str, share_out: ShareOut, *more) -> str:
    return reverse(f"sharing:{name}", args=[share_out.pk, *more])


def test_handing_out_page_by_page(cast, clerk, now):
    share_out = decided(cast.aimak, now)
    claimant = share_out.claimants.get(name="Үй-бүлө 1")

    clerk.post(page("hand_over", share_out, claimant.pk), {"amount": "2"})
    too_much = clerk.post(page("hand_over", share_out, claimant.pk), {"amount": "4"})
    entry = claimant.hand_overs.get()
    clerk.post(page("take_back", share_out, claimant.pk, entry.pk), {"why": "ката"})

    claimant.refresh_from_db()
    assert list(too_much.context["form"].errors) == ["amount"]
    assert claimant.handed == 0


def test_all_that_is_left_is_handed_over_even_where_decimals_do_not_end(cast, clerk, now):
    share_out = decided(cast.aimak, now, [10, 10, 10], quantum=None)
    claimant = share_out.claimants.first()

    clerk.post(page("hand_over", share_out, claimant.pk), {"amount": ""})

    claimant.refresh_from_db()
    assert (claimant.handed, claimant.is_done) == (Fraction(10, 3), True)


@pytest.mark.parametrize(("handing", "names"), [("done", [1]), ("partly", [2]), ("waiting", [3])])
def test_the_list_of_those_not_yet_handed_out(cast, clerk, now, handing, names):
    share_out = decided(cast.aimak, now)
    families = {claimant.name[-1]: claimant for claimant in share_out.claimants.all()}
    hand_over(families["1"], amount=Fraction(5), by=CLERK, at=now)
    hand_over(families["2"], amount=Fraction(1), by=CLERK, at=now)

    rows = clerk.get(page("hand_out", share_out), {"handing": handing}).context["rows"]

    assert [row[1]["value"] for row in rows] == [f"Үй-бүлө {number}" for number in names]


def test_nothing_is_handed_out_before_the_decision(cast, now):
    with pytest.raises(TooMuch):
        hand_over(prepared(cast.aimak, now).claimants.first(), amount=Fraction(1), by=CLERK, at=now)
