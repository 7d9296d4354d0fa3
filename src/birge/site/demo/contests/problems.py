"""What the demo's residents say is wrong: invented, each title as somebody would say it."""

from __future__ import annotations

from datetime import UTC, datetime

from birge.contests.actions.problems import answer_problem, merge_problem, submit_problem
from birge.contests.enums.problems import ProblemState, ProblemWay
from birge.contests.models import Direction, Problem
from birge.kernel.actors import VISITOR
from birge.people.models import Account
from birge.people.rules import actor_of
from birge.places.models import Place, Settlement
from birge.places.queries import within
from birge.site.demo.cast import SINCE

AT = datetime(2026, 9, 14, 4, 0, tzinfo=UTC)
TOLD = [
    ("safety", "Мектепке барчу көчөдө жарык жок", "accepted", "Долбоорго киргизилди, кыш башталганга чейин чечебиз."),
    ("sport", "Балдар ойной турган аянтча жок", "accepted", ""),
    ("ecology", "Арыктын боюна таштанды төгүлүүдө", "accepted", ""),
    ("education", "Китепканада кыргызча жаңы китептер жок", "new", ""),
    ("safety", "Мектепке барган жолдо түнкүсүн жарык жок", "new", ""),
    ("leisure", "Жаштар чогула турган жер жок", "declined", "Маданият үйү жекшемби күнү ачык: саат 10дон 16га чейин."),
]


def make_problems(aimak: Place, clerk: Account) -> None:
    """Told, accepted, merged and declined; made unless there are some."""
    if Problem.objects.filter(place__in=within([aimak.pk], SINCE)).exists():
        return
    near = Settlement.objects.filter(place__in=within([aimak.pk], SINCE)).order_by("wof_id").first()
    place = near.place if near and near.place else aimak
    by = actor_of(clerk)
    told = [_tell(place, about, title) for about, title, _state, _answer in TOLD]
    for problem, (_about, _title, state, answer) in zip(told, TOLD, strict=True):
        if state != ProblemState.NEW:
            answer_problem(problem, state=state, answer=answer, by=by, at=AT)
    merge_problem(told[4], into=told[0], by=by, at=AT)


def _tell(place: Place, about: str, title: str) -> Problem:
    direction = Direction.objects.get(code=about)
    problem, _code = submit_problem(
        place=place, direction=direction, title=title, way=ProblemWay.SITE, by=VISITOR, at=AT
    )
    return problem
