"""The pages of contests for the walks over all pages: who opens them, what is a file or a button, samples of addresses.

One line per address, under its topic.
"""

from __future__ import annotations

from typing import Any

from birge.contests.models import BudgetLine, Call, CallQuestion, Problem, Programme, RuleSet
from tests.house.picking import Sample, pk

_ACCEPTED = pk(lambda world: Problem.objects.filter(state="accepted").order_by("pk")[0])
_ANNOUNCED = pk(lambda world: Call.objects.exclude(announced_at=None).order_by("pk")[0])

_DRAFT = pk(lambda world: _of_the_city(Call, state="draft"))
_OPEN = pk(lambda world: _of_the_city(Call, state="open", announced_at__year__gt=2019))
_PROGRAMME = pk(lambda world: _of_the_city(Programme))
_LINE = pk(lambda world: BudgetLine.objects.filter(programme__customer__kind="city-hall").order_by("pk")[0])
_RULES = pk(lambda world: _of_the_city(RuleSet, version=2))
_RULES_DRAFT = pk(lambda world: _of_the_city(RuleSet, published_at=None))


def _of_the_city(model: Any, **facts: Any) -> Any:
    """The first of this kind that the city hall of the demo has."""
    return model.objects.filter(customer__kind="city-hall", **facts).order_by("pk")[0]


CONTEST_SAMPLES: dict[str, Sample] = {
    **{f"contests:{name}": _DRAFT for name in "announce_call drop_call edit_call".split()},
    **{f"contests:{name}": _OPEN for name in "ask call call_dates cancel_call change_call open_call".split()},
    **{f"contests:{name}": _PROGRAMME for name in "change_programme new_line programme".split()},
    **{f"contests:{name}": _RULES for name in "new_version rule_set".split()},
    **{f"contests:{name}": _RULES_DRAFT for name in "drop_rule_set name_rule_set publish_rule_set".split()},
    "contests:answer": pk(lambda world: CallQuestion.objects.get(answered_at=None)),
    "contests:compare_rule_sets": lambda world: {**_RULES(world), "other": _of_the_city(RuleSet, version=1).pk},
    "contests:line": _LINE,
    "contests:new_call": lambda world: {"programme": _PROGRAMME(world)["pk"]},
    "contests:write_terms": lambda world: {**_RULES_DRAFT(world), "group": "criteria"},
    "contests:problem": _ACCEPTED,
    "contests:problem_of_code": lambda world: {"code": "AAAA-AAAA-AAAA"},
    "contests:answer_problem": _ACCEPTED,
    "contests:correct_problem": _ACCEPTED,
    "contests:unmerge_problem": _ACCEPTED,
    "contests:merge_problem": lambda world: {**_ACCEPTED(world), "into": Problem.objects.order_by("-pk")[0].pk},
    "exchange:contest": _ANNOUNCED,
    "exchange:contest_file": lambda world: {**_ANNOUNCED(world), "name": "ocds"},
}
"""What stands in the varying parts of each address."""

OPENED: dict[str, set[str]] = {
    "": {
        "contests:calls",
        "contests:compare_rule_sets",
        "contests:index",
        "contests:open_call",
        "contests:programme",
        "contests:rule_set",
        "contests:new_problem",
        "contests:problem",
        "contests:problem_code",
        "contests:problem_of_code",
        "contests:problems",
        "exchange:contest",
        "exchange:index",
    },
    "commission-secretary": {
        "contests:announce_call",
        "contests:answer",
        "contests:call",
        "contests:cancel_call",
        "contests:change_call",
        "contests:change_programme",
        "contests:edit_call",
        "contests:line",
        "contests:name_rule_set",
        "contests:new_call",
        "contests:new_line",
        "contests:new_programme",
        "contests:new_rule_set",
        "contests:new_version",
        "contests:programmes",
        "contests:publish_rule_set",
        "contests:rule_sets",
        "contests:write_terms",
    },
    "resident": {
        "contests:ask",
    },
    "clerk": {
        "contests:problem_desk",
    },
}
"""The person ("" is a visitor) and the addresses that answer her GET with a page."""

CONTEST_FILES = {
    "exchange:contest_file",
    "contests:call_dates",
}
"""Answered by a file or by a piece of a page, not by a page."""

CONTEST_POSTED = {
    "contests:drop_call",
    "contests:drop_rule_set",
    "contests:answer_problem",
    "contests:correct_problem",
    "contests:merge_problem",
    "contests:unmerge_problem",
}
"""Buttons: no page of their own, a GET is refused."""

CONTEST_LED_ELSEWHERE = {
    "contests:directions",
}
"""A GET leads to another page in this world."""

CONTEST_OPEN_TO_ALL = {
    "contests:call_dates",
    "contests:calls",
    "contests:compare_rule_sets",
    "contests:index",
    "contests:open_call",
    "contests:programme",
    "contests:rule_set",
    "contests:new_problem",
    "contests:problem",
    "contests:problem_code",
    "contests:problem_of_code",
    "contests:problems",
    "exchange:contest",
    "exchange:contest_file",
    "exchange:index",
}
"""Whoever asks: public pages, and doors that open with a code of their own."""

CONTEST_ONES_OWN = {
    "contests:ask",
    "contests:new_programme",
    "contests:new_rule_set",
    "contests:programmes",
    "contests:rule_sets",
    "contests:problem_desk",
}
"""Pages about the person who asks or about her own place: another's words must not stand there."""
