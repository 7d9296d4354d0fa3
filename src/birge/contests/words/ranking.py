"""The ranking in plain words: aggregates, ways of selection, ties, outcomes, and what the rows of such a decision are
called.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from birge.algorithms.contests.rank import Aggregate, Outcome, Rule
from birge.algorithms.contests.rank.model import BY_CRITERION, BY_ID, EARLIER, LOWER_REQUEST
from birge.contests.models import Award
from birge.decisions.kinds import Kind

AGGREGATES: dict[Aggregate, str | Promise] = {
    Aggregate.MEAN: _("Mean of all markers"),
    Aggregate.MEDIAN: _("Median of all markers"),
    Aggregate.TRIMMED_MEAN: _("Mean without the highest and the lowest"),
}

NAMES: dict[Rule, str | Promise] = {
    Rule.SKIP: _("In order, who fits"),
    Rule.STOP: _("In order, until the money ends"),
    Rule.ALL_ABOVE_MINIMUM: _("All above the minimum"),
    Rule.KNAPSACK: _("Most points for the money"),
}

SENTENCES: dict[Rule, str | Promise] = {
    Rule.SKIP: _("From the first place down, each application is selected for which the money left is enough."),
    Rule.STOP: _("From the first place down, until the money is not enough for the next application."),
    Rule.ALL_ABOVE_MINIMUM: _(
        "Every application that reaches the minimum is selected; the money must be enough for all."
    ),
    Rule.KNAPSACK: _("Of all the sets of applications that the money is enough for, the one with the most points."),
}

OUTCOMES: dict[Outcome, str | Promise] = {
    Outcome.SELECTED: pgettext_lazy("application", "Selected"),
    Outcome.UNRANKED: _("Without marks"),
    Outcome.BELOW_MINIMUM: _("Below the minimum"),
    Outcome.AREA_FULL: _("Enough from its area"),
    Outcome.MONEY_SHORT: _("Not enough money"),
    Outcome.AFTER_STOP: _("The money had ended"),
    Outcome.OUTSCORED: _("Others have more points for the money"),
}

TIES: dict[str, str | Promise] = {
    LOWER_REQUEST: _("The smaller sum"),
    EARLIER: _("Submitted earlier"),
    BY_ID: _("By number"),
}

FIELDS: dict[str, str | Promise] = {
    "applicant": _("Applicant"),
    "requested_tyiyn": _("Asked for, tyiyn"),
    "submitted_at": _("Submitted"),
    "area": pgettext_lazy("project", "Area"),
}

AWARD = "contests.award"


def call_page(source: str) -> str | None:
    """The public page of the call whose award was decided."""
    award = Award.objects.filter(pk=source.partition(":")[2]).only("call").first()
    return reverse("contests:open_call", args=[award.call_id]) if award else None


KIND = Kind(
    name=AWARD,
    label=_("Winners of a contest"),
    fields=FIELDS,
    texts=frozenset({"submitted_at", "area"}),
    page=call_page,
)


def tie_words(tie: str, criteria: Mapping[str, str]) -> str:
    """One entry of `tie_break`; `criteria` names the criteria in the reader's language."""
    if tie.startswith(BY_CRITERION):
        criterion = tie.removeprefix(BY_CRITERION)
        return gettext("More by the criterion: %(criterion)s") % {"criterion": criteria.get(criterion, criterion)}
    return str(TIES[tie])


def outcome_words(outcome: str) -> str:
    """An outcome as stored; the stored word itself where a later version knows more of them."""
    return str(OUTCOMES[Outcome(outcome)]) if outcome in list(Outcome) else outcome
