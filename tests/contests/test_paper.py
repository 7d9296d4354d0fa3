"""Applications on paper: the stamp counts, both times are known, the late one is recorded as late."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from birge.contests import sealing
from birge.contests.actions import applying
from birge.contests.actions.paper import begin_paper
from birge.contests.enums.applications import ApplicationState
from birge.contests.models import Applicant, Application, Call
from birge.contests.queries.applications import known_applicants
from birge.kernel.actors import Actor
from birge.kernel.models import JournalEntry
from tests.cast import Cast
from tests.contests.factories import DEADLINE
from tests.contests.small_contest import AFTER, IN_TIME, PDF, SECOND, SmallContest, fund, small_contest, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def contest(cast: Cast) -> SmallContest:
    return small_contest(cast)


@pytest.fixture
def clerk(cast: Cast) -> Actor:
    return Actor(account=cast.clerk.pk, name=cast.clerk.name)


def entered(contest: SmallContest, application: Application, clerk: Actor, *documents: str, at=AFTER) -> Application:
    draft = applying.draft_of(application)
    applying.save_draft(application=application, typed=typed(), version=draft.version, at=at)
    for document in documents:
        applying.add_file(application=application, document=document, content=[PDF], name="a.pdf", by=clerk, at=at)
    contest.own_codes[application.pk] = sealing.new_own_code()
    return applying.submit(application=application, own_code=contest.own_codes[application.pk], by=clerk, at=at)


def test_a_paper_stamped_in_time_is_entered_after_the_deadline_and_before_the_opening(contest, cast, clerk):
    draft = begin_paper(call=contest.call, applicant=fund(cast), received_at=DEADLINE, note="41", by=clerk, at=AFTER)
    application = entered(contest, draft, clerk, "charter", "paper-scan")

    contest.opened()

    application.refresh_from_db()
    assert (application.state, application.arrived_at) == (ApplicationState.OPENED, DEADLINE)
    entry = JournalEntry.objects.get(verb="contests.take_paper")
    assert (entry.after["received_at"], entry.after["note"], entry.at) == (DEADLINE.isoformat(), "41", AFTER)


def test_without_the_scan_it_is_not_sealed(contest, cast, clerk):
    draft = begin_paper(call=contest.call, applicant=fund(cast), received_at=DEADLINE, by=clerk, at=AFTER)

    with pytest.raises(ValidationError) as refused:
        entered(contest, draft, clerk, "charter")

    assert [error.code for error in refused.value.error_list] == ["documents:paper-scan"]


def test_a_sealed_paper_is_not_changed_after_the_deadline(contest, cast, clerk):
    draft = begin_paper(call=contest.call, applicant=fund(cast), received_at=IN_TIME, by=clerk, at=IN_TIME)
    sealed = entered(contest, draft, clerk, "charter", "paper-scan", at=IN_TIME)
    code = contest.own_codes[sealed.pk]
    applying.reopen_own(application=sealed, own_code=code, by=clerk, at=DEADLINE)

    for change in (applying.reopen_own, applying.submit):
        with pytest.raises(ValidationError) as refused:
            change(application=sealed, own_code=code, by=clerk, at=DEADLINE + SECOND)
        assert refused.value.code == "late"


def test_after_the_deadline_no_paper_takes_the_place_of_one_that_was_withdrawn_then(contest, cast, clerk, english):
    paper = {"call": contest.call, "applicant": fund(cast), "received_at": IN_TIME, "by": clerk}
    for at in (IN_TIME, DEADLINE):
        sealed = entered(contest, begin_paper(**paper, at=at), clerk, "charter", "paper-scan", at=at)
        applying.withdraw(application=sealed, by=clerk, at=at)
    never_sealed = begin_paper(**paper, at=AFTER)
    applying.withdraw(application=never_sealed, by=clerk, at=AFTER)
    sealed = entered(contest, begin_paper(**paper, at=AFTER), clerk, "charter", "paper-scan", at=AFTER)
    applying.withdraw(application=sealed, by=clerk, at=AFTER)

    with pytest.raises(ValidationError, match=r"No\. 3 .* after the deadline"):
        begin_paper(**paper, at=AFTER)


def test_a_late_paper_is_recorded_as_late_and_not_admitted(contest, cast, clerk):
    late = begin_paper(call=contest.call, applicant=fund(cast), received_at=DEADLINE + SECOND, by=clerk, at=AFTER)

    assert (late.state, late.number) == (ApplicationState.NOT_ADMITTED, None)
    assert contest.opened().rows == []


def test_a_stamp_from_the_future_or_before_the_call_is_refused(contest, cast, clerk):
    applicant = fund(cast)
    for received_at in (AFTER + SECOND, contest.call.opens_at - SECOND):
        with pytest.raises(ValidationError):
            begin_paper(call=contest.call, applicant=applicant, received_at=received_at, by=clerk, at=AFTER)


def sent(contest: SmallContest, cast: Cast, client, **more: str):
    """The clerk's first page, typed in while the call runs."""
    Call.objects.update(opens_at=timezone.now() - timedelta(days=9), deadline_at=timezone.now() + timedelta(days=1))
    client.force_login(cast.clerk)
    stamp = timezone.localtime(timezone.now() - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%S")
    return client.post(reverse("contests:paper", args=[contest.call.pk]), {"received_at": stamp, **more})


def test_an_organisation_that_is_not_in_birge_gets_a_profile_from_its_paper(contest, cast, client):
    facts = {"kind": "organisation", "name": "Жаңы фонд", "registration": "№ 77-3301", "head": "Алтынай Жаңыева"}

    answer = sent(contest, cast, client, **facts)

    application = Application.objects.get()
    applicant = application.applicant
    assert answer["Location"] == reverse("contests:fill", args=[application.pk])
    assert (applicant.is_from_paper, str(applicant), applicant.facts) == (
        True,
        "Жаңы фонд",
        {"registration": "№ 77-3301"},
    )
    assert [member.name for member in applicant.board.all()] == ["Алтынай Жаңыева"]
    assert JournalEntry.objects.get(verb="contests.add_applicant").after["from_paper"] is True
    assert str(applicant.pk) in client.get(reverse("contests:paper", args=[contest.call.pk])).content.decode()


def test_an_organisation_of_birge_that_never_applied_is_chosen_and_not_typed(contest, cast, client):
    sent(contest, cast, client, applicant=f"organisation:{cast.society.pk}")

    applicant = Application.objects.get().applicant
    assert (applicant.organisation, applicant.is_from_paper) == (cast.society, False)


def test_who_may_not_apply_leaves_no_profile_behind_and_residents_are_shown_to_their_customer_only(
    contest, cast, client
):
    refused = sent(contest, cast, client, kind="water-users", name="СПА")
    assert (refused.status_code, Applicant.objects.count()) == (200, 0)

    sent(contest, cast, client, kind="individual", name="Бир Тургун")
    assert str(known_applicants(cast.council).get()) == "Бир Тургун"
    assert not known_applicants(cast.society).exists()
