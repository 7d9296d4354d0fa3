"""The demo's residents' votes: one that was counted and decided, one that runs. Invented."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from birge.contests.actions.counting import close_and_compare, decide_vote
from birge.contests.actions.votes import add_option, cast_with_code, open_vote, prepare_vote, print_codes
from birge.contests.models import Poll, Problem
from birge.kernel.actors import Actor
from birge.kernel.permissions import require
from birge.people.enums import Role
from birge.people.models import Account
from birge.people.rules import may
from birge.places.models import Place
from birge.places.queries import within
from birge.site.demo.cast import SINCE
from birge.site.demo.council import minutes_reference

PROJECTS = [
    ("Мектеп көчөсүнө он чырак", 180_000),
    ("Балдар аянтчасы", 150_000),
    ("Арыктын боюн тазалап, таштанды челектерин коюу", 60_000),
    ("Китепканага кыргызча китептер", 45_000),
]
BUDGET_TYIYN = 300_000_00
VOTERS = 120
ABOUT = {
    "ky": "Айыл бюджетинин бир бөлүгү (ойдон чыгарылган). 16 жаштан улуу ар бир тургун бир жолу добуш берет.",
    "ru": "Часть бюджета села (вымышленная). Каждый житель старше 16 лет голосует один раз.",
}


def make_votes(aimak: Place, clerk: Account, now: datetime) -> None:
    """Made unless there are some."""
    problem = Problem.objects.filter(place__in=within([aimak.pk], SINCE)).order_by("pk").first()
    if problem is None or Poll.objects.filter(place=problem.place).exists():
        return
    by = require(may(clerk, {Role.CLERK}, place=aimak))
    _decided(_vote(problem, "2026", now - timedelta(days=40), by), by)
    _vote(problem, "2027", now - timedelta(days=2), by)


def _vote(problem: Problem, year: str, opens_at: datetime, by: Actor) -> Poll:
    names = {"ky": f"{year}-жылдын айыл бюджети: кайсы иш биринчи?", "ru": f"Бюджет села на {year} год: что сначала?"}
    values = {
        "names": names,
        "about": ABOUT,
        "budget_tyiyn": BUDGET_TYIYN,
        "most": 2,
        "opens_at": opens_at,
        "closes_at": opens_at + timedelta(days=14),
    }
    poll = prepare_vote(poll=None, place=problem.place, values=values, by=by, at=opens_at, is_demo=True)
    for number, (title, cost_som) in enumerate(PROJECTS):
        of = problem if number == 0 else None
        add_option(poll=poll, title=title, cost_tyiyn=cost_som * 100, problem=of, by=by, at=opens_at)
    return open_vote(poll, by=by, at=opens_at)


def _decided(poll: Poll, by: Actor) -> None:
    chance = random.Random("birge: votes")  # noqa: S311  (demo data, not a secret)
    codes = print_codes(poll, count=VOTERS + 30, by=by, at=poll.opens_at)
    for _number, code in codes[:VOTERS]:
        chosen = {chance.choices([1, 2, 3, 4], [40, 30, 18, 12])[0] for _tick in range(2)}
        at = poll.opens_at + timedelta(minutes=5)
        cast_with_code(poll, code=code, choices=dict.fromkeys(chosen, 1), on_paper=chance.random() < 0.6, at=at)
    poll = close_and_compare(poll, by=by, at=poll.closes_at)
    decide_vote(
        poll, rule="equal-shares", minutes_text=minutes_reference(), request_key=f"demo:{poll.pk}", by=by,
        at=poll.closes_at + timedelta(days=1),
    )  # fmt: skip
