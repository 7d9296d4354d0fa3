"""The pages of contests for the walks over all pages: who opens them, what is a file or a button, samples of addresses.

One line per address, under its topic.
"""

from __future__ import annotations

from birge.contests.models import Call, Problem
from tests.house.picking import Sample, pk

_ACCEPTED = pk(lambda world: Problem.objects.filter(state="accepted").order_by("pk")[0])
_ANNOUNCED = pk(lambda world: Call.objects.exclude(announced_at=None).order_by("pk")[0])

CONTEST_SAMPLES: dict[str, Sample] = {
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
        "contests:new_problem",
        "contests:problem",
        "contests:problem_code",
        "contests:problem_of_code",
        "contests:problems",
        "exchange:contest",
        "exchange:index",
    },
    "clerk": {
        "contests:problem_desk",
    },
}
"""The person ("" is a visitor) and the addresses that answer her GET with a page."""

CONTEST_FILES = {
    "exchange:contest_file",
}
"""Answered by a file or by a piece of a page, not by a page."""

CONTEST_POSTED = {
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
    "contests:problem_desk",
}
"""Pages about the person who asks or about her own place: another's words must not stand there."""
