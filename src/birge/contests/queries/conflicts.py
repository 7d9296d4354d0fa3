"""Finds what may tie members of a commission to applicants: names, posts, seats, relatives, money, the past."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from birge.algorithms.contests.conflicts import ApplicantTies, MarkerTies
from birge.algorithms.contests.conflicts import Organisation as NamedOrganisation
from birge.algorithms.contests.conflicts import find_ties as find_ties_by_name
from birge.contests.enums.commission import ConflictState, Finding
from birge.contests.models import Agreement, Application, BoardMember, Call, Conflict, Marker, ProjectPartner
from birge.contests.queries.commission import marked_applications
from birge.people.models import Assignment, Organisation


@dataclass(frozen=True)
class Found:
    """A tie that a person has to look at. `facts`: what its sentence names."""

    application: Application
    marker: Marker
    finding: Finding
    facts: dict[str, str] = field(default_factory=dict)


def find_ties(call: Call, markers: Sequence[Marker]) -> list[Found]:
    """Everything between these members and the admitted applications of the call; twelve queries, however many."""
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
    """What names give away: of persons, and of partners of a project, who are not known to Birge but by name."""
    people, partners = _people(applications), _partners(applications)
    bodies = _organisations(markers)
    own = [
        MarkerTies(str(marker.pk), marker.member.name, marker.relatives.splitlines(), bodies[marker.pk])
        for marker in markers
    ]
    theirs = [
        ApplicantTies(str(row.pk), people=people[row.applicant_id], partners=partners[row.pk]) for row in applications
    ]
    rows = {str(row.pk): row for row in applications}
    members = {str(marker.pk): marker for marker in markers}
    for tie in find_ties_by_name(own, theirs):
        facts = {"own": tie.own, "name": tie.other, "certainty": str(tie.certainty)}
        yield Found(rows[tie.application], members[tie.marker], Finding(tie.tie), facts)


def _people(applications: Sequence[Application]) -> dict[UUID, list[str]]:
    """Names of those behind each applicant; of residents without an organisation their own."""
    people: dict[UUID, list[str]] = defaultdict(list)
    board = BoardMember.objects.filter(applicant__in={row.applicant_id for row in applications}).order_by("pk")
    for applicant, name in board.values_list("applicant", "name"):
        people[applicant].append(name)
    for row in applications:
        if not row.applicant.organisation_id:
            people[row.applicant_id].append(row.applicant.name)
    return people


def _partners(applications: Sequence[Application]) -> dict[UUID, list[NamedOrganisation]]:
    partners: dict[UUID, list[NamedOrganisation]] = defaultdict(list)
    rows = ProjectPartner.objects.filter(application__in=applications).order_by("name")
    for application, name in rows.values_list("application", "name"):
        partners[application].append(NamedOrganisation(name))
    return partners


def _organisations(markers: Sequence[Marker]) -> dict[UUID, list[NamedOrganisation]]:
    """Where each member holds or held a post, and on whose behalf she sits, by all names."""
    accounts = {marker.member.account_id for marker in markers} - {None}
    behind: dict[UUID, set[UUID | None]] = {marker.pk: {marker.member.on_behalf_of_id} for marker in markers}
    posts = Assignment.objects.filter(account__in=accounts, organisation__isnull=False)
    for account, organisation in posts.values_list("account", "organisation"):
        for marker in markers:
            if marker.member.account_id == account:
                behind[marker.pk].add(organisation)
    bodies = Organisation.objects.in_bulk(set().union(*behind.values()) - {None})
    return {
        marker: [
            NamedOrganisation(name, bodies[key].registration_number)
            for key in sorted(filter(None, own))
            for name in bodies[key].names.values()
        ]
        for marker, own in behind.items()
    }


def _grants(applications: Sequence[Application], markers: Sequence[Marker]) -> Iterator[Found]:
    """Earlier agreements between the organisation for which a member sits and the applicant, on either side."""
    behind = {marker.member.on_behalf_of_id for marker in markers} - {None}
    if not behind:
        return
    gave, got = _given(applications, behind), _got(applications, behind)
    for row in applications:
        for marker in markers:
            seat = marker.member.on_behalf_of_id
            facts = gave.get((seat, row.applicant_id)) or got.get((seat, row.applicant.organisation_id))
            if facts is not None:
                yield Found(row, marker, Finding.GRANT, facts)


def _given(applications: Sequence[Application], behind: Set[UUID | None]) -> dict[tuple[Any, Any], dict[str, str]]:
    """What those organisations agreed with the applicants: with residents and groups as with organisations."""
    applicants = {row.applicant_id for row in applications}
    return _agreed("application__call__customer", behind, "application__applicant", applicants)


def _got(applications: Sequence[Application], behind: Set[UUID | None]) -> dict[tuple[Any, Any], dict[str, str]]:
    """What they did as contractors of an applicant that places orders itself."""
    organisations = {row.applicant.organisation_id for row in applications} - {None}
    return _agreed("application__applicant__organisation", behind, "application__call__customer", organisations)


def _agreed(one: str, ones: Set[Any], other: str, others: Set[Any]) -> dict[tuple[Any, Any], dict[str, str]]:
    """The newest agreement of each pair, with what came of it."""
    rows = Agreement.objects.filter(**{f"{one}__in": ones, f"{other}__in": others}).order_by("made_at", "pk")
    return {
        (left, right): {"agreement": number, "state": state, "score": "" if score is None else str(score)}
        for left, right, number, state, score in rows.values_list(one, other, "number", "state", "close_score")
    }


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
