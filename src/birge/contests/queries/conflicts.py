"""Finds what may tie members of a commission to applicants: names, posts, seats, relatives, money, the past."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from birge.algorithms.spelling import skeleton, words
from birge.contests.enums.commission import ConflictState, Finding
from birge.contests.models import Agreement, Application, BoardMember, Call, Conflict, Marker
from birge.contests.queries.commission import marked_applications
from birge.people.models import Assignment


@dataclass(frozen=True)
class Found:
    """A tie that a person has to look at. `facts`: what its sentence names."""

    application: Application
    marker: Marker
    finding: Finding
    facts: dict[str, str] = field(default_factory=dict)


def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's, however they are spelt and in whichever order their words stand.

    At least two words of the shorter name stand in the other one: a surname alone says nothing in a country where
    villages share a few.
    """
    left, right = ({skeleton(word) for word in words(name)} - {""} for name in (one, other))
    return len(left & right) >= 2


def find_ties(call: Call, markers: Sequence[Marker]) -> list[Found]:
    """Everything between these members and the admitted applications of the call; seven queries, however many."""
    applications = list(marked_applications(call))
    return [
        *_posts(applications, markers),
        *_seats(applications, markers),
        *_names(applications, markers),
        *_grants(applications, markers),
        *_earlier(applications, markers),
    ]


def _posts(applications: Sequence[Application], markers: Sequence[Marker]) -> Iterator[Found]:
    organisations = {row.applicant.organisation_id for row in applications} - {None}
    accounts = {marker.member.account_id for marker in markers} - {None}
    posts: dict[tuple[UUID | None, UUID | None], str] = {
        (post.account_id, post.organisation_id): str(post.get_role_display())
        for post in Assignment.objects.filter(organisation__in=organisations, account__in=accounts)
    }
    for row in applications:
        for marker in markers:
            account = marker.member.account_id
            if account and account == row.applicant.account_id:
                yield Found(row, marker, Finding.SAME_ACCOUNT)
            if (account, row.applicant.organisation_id) in posts:
                post = posts[account, row.applicant.organisation_id]
                yield Found(row, marker, Finding.POST, {"post": post})


def _seats(applications: Sequence[Application], markers: Sequence[Marker]) -> Iterator[Found]:
    for row in applications:
        for marker in markers:
            if row.applicant.organisation_id and marker.member.on_behalf_of_id == row.applicant.organisation_id:
                yield Found(row, marker, Finding.SEAT)


def _names(applications: Sequence[Application], markers: Sequence[Marker]) -> Iterator[Found]:
    board: dict[UUID, list[str]] = defaultdict(list)
    people = BoardMember.objects.filter(applicant__in={row.applicant_id for row in applications}).order_by("pk")
    for applicant, name in people.values_list("applicant", "name"):
        board[applicant].append(name)
    for row in applications:
        if not row.applicant.organisation_id:
            board[row.applicant_id].append(row.applicant.name)
        for marker in markers:
            names = board[row.applicant_id]
            yield from _alike(row, marker, Finding.SAME_NAME, [marker.member.name], names)
            yield from _alike(row, marker, Finding.RELATIVE, marker.relatives.splitlines(), names)


def _alike(
    row: Application, marker: Marker, finding: Finding, own: Iterable[str], names: Sequence[str]
) -> Iterator[Found]:
    for mine in own:
        for name in names:
            if same_person(mine, name):
                yield Found(row, marker, finding, {"own": mine, "name": name})
                return


def _grants(applications: Sequence[Application], markers: Sequence[Marker]) -> Iterator[Found]:
    behind = {marker.member.on_behalf_of_id for marker in markers} - {None}
    if not behind:
        return
    organisations = {row.applicant.organisation_id for row in applications} - {None}
    both = behind | organisations
    agreements = Agreement.objects.filter(
        application__call__customer__in=both, application__applicant__organisation__in=both
    )
    ties: dict[frozenset[UUID | None], str] = {
        frozenset((customer, contractor)): number
        for customer, contractor, number in agreements.values_list(
            "application__call__customer", "application__applicant__organisation", "number"
        )
    }
    for row in applications:
        for marker in markers:
            number = ties.get(frozenset((marker.member.on_behalf_of_id, row.applicant.organisation_id)))
            if number is not None:
                yield Found(row, marker, Finding.GRANT, {"agreement": number})


def _earlier(applications: Sequence[Application], markers: Sequence[Marker]) -> Iterator[Found]:
    accounts = {marker.member.account_id for marker in markers} - {None}
    earlier = Conflict.objects.filter(
        state=ConflictState.STANDING,
        marker__member__account__in=accounts,
        application__applicant__in={row.applicant_id for row in applications},
    ).exclude(application__in=[row.pk for row in applications])
    pairs = set(earlier.values_list("marker__member__account", "application__applicant"))
    for row in applications:
        for marker in markers:
            if (marker.member.account_id, row.applicant_id) in pairs:
                yield Found(row, marker, Finding.EARLIER)
