"""Contests of the demo: what residents want, whose money there is, who applied, how it ended. All people invented.

Karakol held a contest for two projects of 400,000 som in 2019 and spoke of a third one on public order; all texts,
dates and other sums are invented, and the pages say so. What is open is open on the day on which the demo is made.
"""

from __future__ import annotations

from datetime import datetime

from birge.contests.models import Agreement, Programme
from birge.people.enums import OrganisationKind
from birge.people.models import Account
from birge.places.models import Place
from birge.site.demo.contests.agreements import make_agreements
from birge.site.demo.contests.aimak import make_local_initiatives
from birge.site.demo.contests.applications import make_applications
from birge.site.demo.contests.city import make_karakol
from birge.site.demo.contests.commission import make_commissions
from birge.site.demo.contests.donor import make_grants
from birge.site.demo.contests.initiatives import make_initiatives
from birge.site.demo.contests.problems import make_problems
from birge.site.demo.contests.votes import make_votes
from birge.site.demo.contests.youth import make_youth


def make_contests(aimak: Place, cast: dict[str, Account], now: datetime) -> None:
    """Everything about contests, each part made unless it is there."""
    make_problems(aimak, cast["clerk"])
    make_votes(aimak, cast["clerk"], now)
    make_youth(cast)
    if not Programme.objects.filter(customer__kind=OrganisationKind.CITY_HALL).exists():
        make_karakol(cast, now)
        make_local_initiatives(aimak, cast, now)
        make_grants(cast, now)
    make_applications(cast, now)
    make_commissions(cast, now)
    if not Agreement.objects.exists():
        make_agreements(cast, now)
        make_initiatives(cast, now)
