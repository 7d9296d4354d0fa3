"""What a project costs its supporters, exactly."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import inf

import numpy as np

from birge.algorithms.contests.votes.equal_shares.backers import Backers, Mask
from birge.algorithms.contests.votes.equal_shares.bounds import UP, Bounds
from birge.algorithms.contests.votes.equal_shares.purses import Purses

_WIDER = 1024


@dataclass(frozen=True, eq=False)
class Offer:
    """owed/votes, in units of the purses, for each vote of those of the backers who pay in `full`; all they have for
    the others. `spent`: who has nothing left then.
    """

    backers: Backers
    owed: int
    votes: int
    full: Mask
    spent: Mask

    def rough_price(self, purses: Purses) -> float:
        """In shares."""
        return self.owed / (self.votes * purses.share)


def offer_of(place: int, cost: Fraction, purses: Purses, bounds: Bounds) -> Offer | None:
    """None if its supporters cannot pay."""
    backers, owed = bounds.living(place), int(cost * purses.unit)
    if bounds.exactly:
        nobody = np.zeros(backers.groups.size, dtype=np.bool_)
        return _settled(purses, owed, backers, poor=nobody, rich=nobody)
    each = 1.0 if backers.approval else backers.rough
    money, pays = bounds.left.take(backers.groups), bounds.price[place] * each
    votes = backers.rough_votes(money >= pays)
    near = bounds.slack * (1 + each / votes) if votes >= 1 else inf
    while True:
        poor, rich = money < pays - near, money > pays + near
        offer = _settled(purses, owed, backers, poor, rich)
        if offer is None or not (rich & (money - bounds.slack <= offer.rough_price(purses) * UP * each)).any():
            return offer
        near = near * _WIDER


def _settled(purses: Purses, owed: int, backers: Backers, poor: Mask, rich: Mask) -> Offer | None:
    """With some who surely give all that they have and some who surely pay in full; the others are asked, the poorest
    for their votes first.
    """
    full, spent = ~poor, poor.copy()
    owed -= purses.together(backers.groups.compress(poor))
    votes = backers.exact_votes(full)
    asked = np.flatnonzero(~(poor | rich))
    rows = zip(purses.each(backers.groups[asked]), backers.weights[asked].tolist(), asked.tolist(), strict=True)
    for money, weight, at in sorted(rows, key=lambda row: Fraction(row[0], row[1])):
        if owed * weight < money * votes:
            break
        spent[at] = True
        if owed * weight > money * votes:
            full[at] = False
            people = int(backers.voters[at])
            owed, votes = owed - money * people, votes - weight * people
    return Offer(backers, owed, votes, full, spent) if votes else None
