"""The counting of residents' votes in plain words: rules, ballots, and what the rows of such a decision are called."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from birge.algorithms.contests.votes import Rule, VoteType
from birge.decisions.kinds import Kind

NAMES: dict[Rule, str | Promise] = {
    Rule.GREEDY: _("The most votes first"),
    Rule.EQUAL_SHARES: pgettext_lazy("vote", "Equal shares"),
    Rule.ADD1: _("Equal shares, more of the budget used"),
}

SENTENCES: dict[Rule, str | Promise] = {
    Rule.GREEDY: _("From the most votes down, each project is chosen for which the money left is enough."),
    Rule.EQUAL_SHARES: _(
        "Everybody who votes has an equal share of the budget. A project is chosen when its supporters can pay it "
        "together; the one that costs each of them least comes first. So every group decides on its part."
    ),
    Rule.ADD1: _(
        "Equal shares; in the count every share is raised by one som again and again, as long as the projects chosen "
        "cost no more than the budget. So less of the budget stays unused."
    ),
}

BALLOTS: dict[VoteType, str | Promise] = {
    VoteType.APPROVAL: _("Any number of projects"),
    VoteType.CHOOSE_1: _("One project"),
    VoteType.ORDINAL: _("Projects in order, the best first"),
    VoteType.CUMULATIVE: _("Points shared out among projects"),
    VoteType.SCORING: _("Points for each project"),
}

FIELDS: dict[str, str | Promise] = {"title": _("Project"), "cost": pgettext_lazy("vote", "Cost")}

COUNT = "contests.vote"


def vote_page(source: str) -> str:
    """The public page of the vote that was counted."""
    return reverse("contests:vote", args=[source.partition(":")[2]])


KIND = Kind(name=COUNT, label=_("Count of residents' votes"), fields=FIELDS, page=vote_page)
