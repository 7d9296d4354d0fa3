"""From a `.pb` file to a vote. Who voted, and all that the file says of her, is read over and forgotten."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from birge.algorithms.cases import CaseError
from birge.algorithms.contests.votes.pabulib.limits import Limits, limits_of
from birge.algorithms.contests.votes.pabulib.meta import NOT_APPLIED, Meta, meta_of, number
from birge.algorithms.contests.votes.pabulib.sections import Section, sections_of
from birge.algorithms.contests.votes.vote import Ballots, Project, Rule, Vote, VoteType, columns_of


@dataclass(frozen=True)
class PabulibFile:
    """`rule`: the one that the file names, None if it names none of ours (`named_rule` is what it says).
    `not_applied`: keys of META that could change the winners by a city's own rule, and do not here.
    """

    vote: Vote
    rule: Rule | None
    named_rule: str
    not_applied: tuple[str, ...]


def read_pabulib(data: bytes) -> PabulibFile:
    """Raises CaseError with the line, the field and the remedy."""
    sections = sections_of(data)
    meta = meta_of(sections["META"])
    kind, budget = meta.vote_type, meta.budget
    projects = _projects(sections["PROJECTS"])
    ballots = _Box(sections["VOTES"], kind, projects, limits_of(meta, projects), meta.default_score).ballots()
    for key, section in (("num_projects", sections["PROJECTS"]), ("num_votes", sections["VOTES"])):
        _check_count(meta, key, section)
    vote = Vote(kind, budget, projects, ballots, meta.text("currency"))
    not_applied = tuple(key for key in NOT_APPLIED if key in meta.values)
    return PabulibFile(vote, meta.rule, meta.text("rule"), not_applied)


def _projects(section: Section) -> tuple[Project, ...]:
    id_at, cost_at = section.column("project_id"), section.column("cost")
    lines: dict[str, int] = {}
    projects = []
    for line, cells in section.rows:
        name, cost = _new_id(lines, line, "project_id", cells[id_at].strip()), cells[cost_at].strip()
        if "," in name:
            raise CaseError("pb_comma", line=line, field="project_id", id=name)
        found = number(cost, line, "cost")
        if found <= 0:
            raise CaseError("pb_not_above", line=line, field="cost", limit=0, number=cost)
        projects.append(Project(name, found))
    return tuple(projects)


def _new_id(lines: dict[str, int], line: int, field: str, name: str) -> str:
    if not name:
        raise CaseError("pb_no_value", line=line, field=field)
    first = lines.setdefault(name, line)
    if first != line:
        raise CaseError("pb_twice", line=line, field=field, id=name, first=first)
    return name


def _check_count(meta: Meta, key: str, section: Section) -> None:
    stated, found = meta.whole(key), len(section.rows)
    if stated is not None and stated != found:
        raise CaseError(
            "pb_other_count", line=meta.line_of(key), field=key, stated=stated, section=section.name, found=found
        )


class _Box:
    """The ballots of VOTES, as columns; equal ones are read once."""

    def __init__(
        self, section: Section, kind: VoteType, projects: Sequence[Project], limits: Limits, default: Fraction
    ) -> None:
        self._section, self._kind, self._limits = section, kind, limits
        self._places = {project.id: place for place, project in enumerate(projects)}
        self._default = default if kind is VoteType.SCORING else Fraction(0)
        self._numbers: dict[str, Fraction] = {}
        self._lengths: list[int] = []
        self._projects: list[int] = []
        self._points: list[Fraction] = []

    def ballots(self) -> Ballots:
        voter_at, vote_at = self._section.column("voter_id"), self._section.column("vote")
        points_at = self._section.column("points") if self._kind.has_points else None
        voters: dict[str, int] = {}
        counts: dict[str, int] = {}
        for line, cells in self._section.rows:
            _new_id(voters, line, "voter_id", cells[voter_at].strip())
            vote, points = cells[vote_at], "" if points_at is None else cells[points_at]
            said = f"{vote};{points}"
            if said in counts:
                counts[said] += 1
            else:
                counts[said] = 1
                self._put(line, vote, points)
        return columns_of(self._kind, list(counts.values()), self._lengths, self._projects, self._points)

    def _put(self, line: int, vote: str, points: str) -> None:
        projects = self._named(line, vote)
        given = [self._number(line, text) for text in _items(points)] if points else []
        if self._kind.has_points and len(given) != len(projects):
            raise CaseError("pb_points", line=line, field="points", found=len(given), expected=len(projects))
        self._limits.check(line, projects, given)
        if self._default:
            others = [place for place in self._places.values() if place not in projects]
            projects, given = projects + others, given + [self._default] * len(others)
        self._lengths.append(len(projects))
        self._projects.extend(projects)
        self._points.extend(given)

    def _named(self, line: int, vote: str) -> list[int]:
        known = self._places
        try:
            places = [known[name] for name in vote.split(",")]
        except KeyError:  # blanks, an empty ballot, or an unknown project
            places = self._named_one_by_one(line, vote)
        if len(set(places)) < len(places):
            names = _items(vote)
            twice = next(name for at, name in enumerate(names) if name in names[:at])
            raise CaseError("pb_named_twice", line=line, field="vote", id=twice)
        return places

    def _named_one_by_one(self, line: int, vote: str) -> list[int]:
        names = _items(vote)
        for name in names:
            if name not in self._places:
                raise CaseError("pb_unknown_project", line=line, field="vote", id=name)
        return [self._places[name] for name in names]

    def _number(self, line: int, text: str) -> Fraction:
        if text not in self._numbers:
            self._numbers[text] = number(text, line, "points")
        return self._numbers[text]


def _items(text: str) -> list[str]:
    return [item.strip() for item in text.split(",")] if text and not text.isspace() else []
